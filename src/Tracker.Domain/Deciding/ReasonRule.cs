namespace Tracker.Domain.Deciding;

/// <summary>A reason that a rule demands must say something.</summary>
internal static class ReasonRule
{
    public static Refusal? Check(string reason) =>
        string.IsNullOrWhiteSpace(reason)
            ? Refusal.Rule("reason-required", "The reason is empty.", "the reason in a few words")
            : null;
}
