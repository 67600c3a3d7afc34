using System.Buffers;
using System.Text;
using Tracker.Domain.Values;

namespace Tracker.Api.ScorecardFiles;

/// <summary>Reads ids from UTF-8, each text once: a hundred thousand cards name few teams, judges and criteria.</summary>
internal sealed class KnownIds<TId>
    where TId : struct, IId<TId>
{
    private readonly Dictionary<string, TId>.AlternateLookup<ReadOnlySpan<char>> known = new Dictionary<string, TId>(
        StringComparer.Ordinal
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads an id; false when the text is none.</summary>
    public bool TryRead(ReadOnlySpan<byte> utf8, out TId id)
    {
        Span<char> wide = stackalloc char[Slug.MaxLength];
        id = default;
        if (Ascii.ToUtf16(utf8, wide, out var length) != OperationStatus.Done)
            return false;
        var text = wide[..length];
        if (known.TryGetValue(text, out id))
            return true;
        if (!Slug.TryParse(text.ToString(), out id))
            return false;
        known[text] = id;
        return true;
    }
}
