namespace Tracker.Domain.Rounds;

/// <summary>Why a team did not go on.</summary>
public enum EliminationReason
{
    /// <summary>Others ranked before it.</summary>
    Rank,

    /// <summary>It failed a gate, whatever its rank.</summary>
    Gate,

    /// <summary>It gave up its place.</summary>
    Conceded,

    /// <summary>What it entered was shown not to work or not to hold.</summary>
    Broken,

    /// <summary>Another reason, told in the note.</summary>
    Other,
}

/// <summary>What reasons have in common.</summary>
internal static class EliminationReasons
{
    /// <summary>Whether the decision put the team out, by its numbers or the panel's word, and not what the team did.</summary>
    public static bool IsByDecision(this EliminationReason reason) =>
        reason is not (EliminationReason.Conceded or EliminationReason.Broken);
}
