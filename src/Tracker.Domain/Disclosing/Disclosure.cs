namespace Tracker.Domain.Disclosing;

/// <summary>What of a round's results readers without a role may see (DESIGN section 2, ResultsPublished).</summary>
/// <param name="Scores">Which points by criterion.</param>
/// <param name="Totals">Whether the points in all.</param>
/// <param name="Ranks">Whether the ranks.</param>
/// <param name="Order">In which order the teams are listed.</param>
public sealed record Disclosure(ScoreDisclosure Scores, bool Totals, bool Ranks, RowOrder Order);

/// <summary>Which points by criterion are disclosed.</summary>
public enum ScoreDisclosure
{
    /// <summary>None.</summary>
    None,

    /// <summary>Of each criterion the most points, and whose they are; those who share them are all named.</summary>
    Leaders,

    /// <summary>Of each criterion the mean over the teams that were evaluated.</summary>
    Mean,

    /// <summary>All.</summary>
    All,
}

/// <summary>In which order the teams of a round are listed.</summary>
public enum RowOrder
{
    /// <summary>By rank, the best first.</summary>
    Rank,

    /// <summary>By name in the reader's language, which says nothing of their places.</summary>
    Name,
}
