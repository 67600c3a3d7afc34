namespace Tracker.Client;

/// <summary>What would have been if a round had been judged otherwise. Nothing of it is stored.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Supposed">What was supposed.</param>
/// <param name="Consequences">Every rank, total, cut and outcome that would flip.</param>
/// <param name="SmallestFlip">The smallest change of one weight that flips the cut as it is; null when no change of one weight
/// does, or scores are missing.</param>
public sealed record WhatIf(
    string Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    Supposition Supposed,
    Consequences Consequences,
    SmallestFlip? SmallestFlip = null
) : TrackerAnswer;

/// <summary>The smallest change of one weight that puts a team on the other side of the cut.</summary>
/// <param name="Criterion">The criterion whose weight it is.</param>
/// <param name="Weight">The weight as it is.</param>
/// <param name="Beyond">The weight beyond which the cut flips; at it the two teams are level.</param>
/// <param name="Falls">The team that would fall behind the cut.</param>
/// <param name="Rises">The team that would go on instead.</param>
public sealed record SmallestFlip(string Criterion, decimal Weight, decimal Beyond, string Falls, string Rises);
