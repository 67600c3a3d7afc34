namespace Tracker.Client;

/// <summary>How a round might have been judged. Whatever is not supposed is as it was.</summary>
public sealed record Supposition
{
    /// <summary>Other weights, by criterion at any depth; null or none for those that there are.</summary>
    public IReadOnlyDictionary<string, decimal>? Weights { get; init; }

    /// <summary>Another number of teams that go on.</summary>
    public int? Survivors { get; init; }

    /// <summary>The gates that count, of those there are; null for all.</summary>
    public IReadOnlyList<string>? Gates { get; init; }

    /// <summary>Another rounding.</summary>
    public Rounding? Rounding { get; init; }

    /// <summary>Another rule for ties across the cut.</summary>
    public TieRule? Ties { get; init; }
}

/// <summary>How points are rounded.</summary>
/// <param name="Places">Decimal places that are kept, 0 to 10.</param>
/// <param name="Mode">What is done with a half: <c>half-up</c> or <c>half-even</c>.</param>
/// <param name="On">What is rounded: each <c>item</c> before it is added, or the <c>total</c> alone.</param>
public sealed record Rounding(int Places, string Mode, string On);

/// <summary>What is done when teams with one rank lie on both sides of the cut.</summary>
/// <param name="Rule"><c>refuse</c> until a person names the teams, <c>all-through</c>, <c>none-through</c> or
/// <c>by-criteria</c>.</param>
/// <param name="Criteria">With <c>by-criteria</c> which criteria decide, the first first; else none.</param>
public sealed record TieRule(string Rule, IReadOnlyList<string> Criteria);
