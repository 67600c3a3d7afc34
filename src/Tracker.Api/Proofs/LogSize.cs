using System.Globalization;

namespace Tracker.Api.Proofs;

/// <summary>The size of a log, or a place in it, as a query names it.</summary>
internal static class LogSize
{
    /// <summary>Reads it; null when it is none.</summary>
    /// <param name="text">What the query says.</param>
    /// <param name="usual">What is meant where it says nothing.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="most">The most that it may be.</param>
    public static long? Read(string? text, long? usual, long least, long most) =>
        text is null ? usual
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        && size >= least
        && size <= most
            ? size
        : null;

    /// <summary>What it must be, in words.</summary>
    public static string Rule(long least, long most) =>
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");
}
