using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Tracker.Domain.Erasing;
using Tracker.Domain.Json;
using Tracker.Domain.Values;

namespace Tracker.Domain.Proving;

/// <summary>
/// What a leaf of the tree commits to: the frame of an event, and every value of it, each hashed with a salt of its own, so that
/// what is shown can be checked, what is not shown cannot be guessed, and what is erased is gone though the leaf stays. The
/// frame has a place of its own in the leaf: nobody can pass it off as one of the values that are kept back.
/// </summary>
public sealed class Commitment
{
    private readonly Dictionary<string, Disclosure> byWay;
    private readonly List<string> digests;
    private readonly string frame;

    private Commitment(
        CompetitionId competition,
        long place,
        string frame,
        Dictionary<string, Disclosure> byWay,
        IEnumerable<string> rest
    )
    {
        this.frame = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(frame));
        this.byWay = byWay;
        digests = [.. byWay.Values.Select(each => each.Digest).Concat(rest).Order(StringComparer.Ordinal)];
        Hash = HashOf(competition, place, Disclosure.DigestOf(this.frame), digests);
    }

    /// <summary>The hash of the leaf.</summary>
    public byte[] Hash { get; }

    /// <summary>The commitment to an event.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="place">The place in its feed.</param>
    /// <param name="parts">The event.</param>
    /// <param name="opening">What they are committed with.</param>
    public static Commitment Of(CompetitionId competition, long place, EventParts parts, Opening opening) =>
        new(
            competition,
            place,
            parts.Frame,
            parts
                .Values.Where(each => opening.Salts.ContainsKey(each.Key))
                .ToDictionary(each => each.Key, each => new Disclosure(opening.Salts[each.Key], each.Key, each.Value)),
            // What was never committed, and stands for nothing that was erased, makes it another leaf.
            opening.Rest.Concat(
                parts
                    .Values.Where(each => !opening.Salts.ContainsKey(each.Key) && !IsMark(each.Value))
                    .Select(each => Disclosure.DigestOf(each.Key))
            )
        );

    /// <summary>The hash of a leaf with these digests: of lines of text that begin with what they are.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="place">The place in its feed.</param>
    /// <param name="frame">The digest of the frame.</param>
    /// <param name="digests">The other digests, in any order.</param>
    public static byte[] HashOf(CompetitionId competition, long place, string frame, IEnumerable<string> digests) =>
        MerkleTree.HashOf(
            Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"tracker-leaf/1\n{competition}\n{place}\n{frame}\n{string.Join('\n', digests.Order(StringComparer.Ordinal))}\n"
                )
            )
        );

    /// <summary>The leaf as it is shown to whoever sees these values: those that are as they were committed.</summary>
    public ShownLeaf Show(IReadOnlyDictionary<string, string> seen)
    {
        var shown = byWay
            .Values.Where(each => seen.TryGetValue(each.Way, out var value) && value == each.Value)
            .OrderBy(each => each.Way, StringComparer.Ordinal)
            .ToList();
        return new(
            frame,
            shown.Select(each => each.Text).ToValueList(),
            digests.Except(shown.Select(each => each.Digest)).ToValueList()
        );
    }

    private static bool IsMark(string value) =>
        value.StartsWith('"') && Mark.Is(JsonSerializer.Deserialize<string>(value, DomainJson.Options)!);
}
