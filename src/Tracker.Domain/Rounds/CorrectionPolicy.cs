namespace Tracker.Domain.Rounds;

/// <summary>What becomes of a decision when the results on which it was taken are corrected.</summary>
public enum CorrectionPolicy
{
    /// <summary>It stands.</summary>
    DecisionStands,

    /// <summary>It is void, and the round is to be decided anew.</summary>
    DecisionReopened,
}
