using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tracker.Domain.Values;

namespace Tracker.Domain.Proving;

/// <summary>
/// What a leaf of the tree commits to: every value of an event, each hashed with a salt of its own, so that what is shown can
/// be checked, what is not shown cannot be guessed, and what is erased is gone though the leaf stays.
/// </summary>
public sealed class Commitment
{
    // How many values an event has would tell of what is kept back: the number is filled up.
    private const int Round = 16;

    private readonly Dictionary<string, Disclosure> byWay;
    private readonly List<string> digests;

    private Commitment(
        CompetitionId competition,
        long place,
        Dictionary<string, Disclosure> byWay,
        IEnumerable<string> more
    )
    {
        this.byWay = byWay;
        digests = [.. byWay.Values.Select(each => each.Digest).Concat(more).Order(StringComparer.Ordinal)];
        Hash = HashOf(competition, place, digests);
    }

    /// <summary>The hash of the leaf.</summary>
    public byte[] Hash { get; }

    /// <summary>The commitment to an event.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="place">The place in its feed.</param>
    /// <param name="values">The values of the event.</param>
    /// <param name="secret">What the salts are made of: random, and never the same for two events.</param>
    public static Commitment Of(
        CompetitionId competition,
        long place,
        IReadOnlyDictionary<string, string> values,
        byte[] secret
    )
    {
        var byWay = values.ToDictionary(
            each => each.Key,
            each => new Disclosure(Salt(secret, each.Key), each.Key, each.Value)
        );
        var missing = (Round - byWay.Count % Round) % Round;
        return new(
            competition,
            place,
            byWay,
            Enumerable.Range(0, missing).Select(each => Base64Url.EncodeToString(Mac(secret, $"nothing {each}")))
        );
    }

    /// <summary>The hash of a leaf with these digests: of lines of text that begin with what they are.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="place">The place in its feed.</param>
    /// <param name="digests">The digests, in any order.</param>
    public static byte[] HashOf(CompetitionId competition, long place, IEnumerable<string> digests) =>
        MerkleTree.HashOf(
            Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"tracker-leaf/1\n{competition}\n{place}\n{string.Join('\n', digests.Order(StringComparer.Ordinal))}\n"
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
            shown.Select(each => each.Text).ToValueList(),
            digests.Except(shown.Select(each => each.Digest)).ToValueList()
        );
    }

    private static string Salt(byte[] secret, string way) => Base64Url.EncodeToString(Mac(secret, way).AsSpan(0, 16));

    private static byte[] Mac(byte[] secret, string text) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text));
}
