using System.Globalization;

namespace Tracker.Api.Queries;

/// <summary>How many items a page has.</summary>
public static class Paging
{
    private const int Usual = 100;
    private const int Most = 1000;

    /// <summary>What a limit must be, as a sentence.</summary>
    public const string Rule = "a limit is a whole number from 1 to 1000; without one a page has up to 100 items";

    /// <summary>The number of items that a page may have; null when the limit that was asked for cannot be read.</summary>
    public static int? Limit(string? limit) =>
        limit is null ? Usual
        : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= Most
            ? most
        : null;
}
