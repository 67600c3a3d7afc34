using System.Globalization;

namespace Tracker.Api.Queries;

/// <summary>How many items an answer has.</summary>
/// <param name="usual">Without a limit.</param>
/// <param name="most">At the most.</param>
public sealed class Paging(int usual, int most)
{
    /// <summary>A page of JSON.</summary>
    public static Paging Pages { get; } = new(100, 1000);

    /// <summary>Rows of a table, which are wanted all at once.</summary>
    public static Paging Rows { get; } = new(100_000, 100_000);

    /// <summary>The greatest number of items.</summary>
    public int Most => most;

    /// <summary>What a limit must be, as a sentence.</summary>
    public string Rule { get; } =
        $"a limit is a whole number from 1 to {most}; without one there are up to {usual} items";

    /// <summary>The number of items that there may be; null when the limit that was asked for cannot be read.</summary>
    public int? Limit(string? limit) =>
        limit is null ? usual
        : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
        && asked >= 1
        && asked <= most
            ? asked
        : null;
}
