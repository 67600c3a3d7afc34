namespace Tracker.Client;

/// <summary>Plan against actual, step by step.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Planned">The planned sizes of the field.</param>
/// <param name="Actual">The size after entry, and after each step.</param>
/// <param name="Steps">Each decided round, and each call that admitted teams.</param>
/// <param name="Size">The size now: after the last step and what has happened since.</param>
/// <param name="Left">Who left since the last step in other ways.</param>
/// <param name="Reinstated">Who was reinstated since the last step.</param>
/// <param name="Formed">Which teams were formed of others since the last step.</param>
public sealed record Funnel(
    string Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    IReadOnlyList<int> Planned,
    IReadOnlyList<int> Actual,
    IReadOnlyList<FunnelStep> Steps,
    int Size,
    IReadOnlyList<string> Left,
    IReadOnlyList<string> Reinstated,
    IReadOnlyList<string> Formed
) : TrackerAnswer;

/// <summary>A step of the funnel.</summary>
/// <param name="Round">The round or call.</param>
/// <param name="At">When it took effect.</param>
/// <param name="In">The size before it.</param>
/// <param name="Size">The size after it.</param>
/// <param name="Selected">Who went on.</param>
/// <param name="Eliminated">Who did not, and why.</param>
/// <param name="Admitted">Who came in by it.</param>
/// <param name="Left">Who left between the step before and this one in other ways.</param>
/// <param name="Reinstated">Who was reinstated between the step before and this one.</param>
/// <param name="Formed">Which teams were formed of others between the step before and this one.</param>
/// <param name="Tiers">In which tier those went on who did in one.</param>
/// <param name="Planned">The planned size after it; null where no plan says.</param>
public sealed record FunnelStep(
    string Round,
    Moment At,
    int In,
    int Size,
    IReadOnlyList<string> Selected,
    IReadOnlyList<Elimination> Eliminated,
    IReadOnlyList<string> Admitted,
    IReadOnlyList<string> Left,
    IReadOnlyList<string> Reinstated,
    IReadOnlyList<string> Formed,
    IReadOnlyDictionary<string, string> Tiers,
    int? Planned = null
);

/// <summary>A team that does not go on, and why.</summary>
/// <param name="Team">The team.</param>
/// <param name="Reason"><c>rank</c>, <c>gate</c>, <c>conceded</c>, <c>broken</c> or <c>other</c>.</param>
public sealed record Elimination(string Team, string Reason);
