using System.Globalization;
using Tracker.Domain.Clocks;

namespace Tracker.Domain.Proving;

/// <summary>
/// How a log stood: the text that is signed, as C2SP's tlog-checkpoint has it. Two checkpoints of one origin and size with
/// different roots prove that the record was rewritten.
/// </summary>
/// <param name="Origin">Which log it is.</param>
/// <param name="Size">How many leaves its tree has.</param>
/// <param name="Root">The root of its tree: 32 bytes.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    private const string KnownLine = "known-at ";

    /// <summary>When it stood so, where that is signed, too: in a line after the three that every checkpoint has.</summary>
    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>The text.</summary>
    public string Text =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n{(KnownAt is { } known ? $"{KnownLine}{Moment.Of(known)}\n" : "")}"
        );

    /// <summary>Reads a text; null when it is none.</summary>
    public static Checkpoint? Read(string text) =>
        text.Split('\n') is [{ Length: > 0 } origin, var size, var root, .. var more]
        && more is [.., ""]
        && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && SignedNote.Bytes(root) is { Length: 32 } hash
            ? new(origin, count, hash) { KnownAt = KnownIn(more) }
            : null;

    private static DateTimeOffset? KnownIn(string[] lines) =>
        lines.FirstOrDefault(each => each.StartsWith(KnownLine, StringComparison.Ordinal)) is { } line
        && Moment.TryParse(line[KnownLine.Length..], out var known)
        && !known.IsDate
            ? known.In(TimeZoneId.Utc)
            : null;
}
