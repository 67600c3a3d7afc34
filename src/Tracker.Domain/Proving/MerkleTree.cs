using System.Numerics;
using System.Security.Cryptography;

namespace Tracker.Domain.Proving;

/// <summary>
/// A Merkle tree that only grows, with the hashes of RFC 6962: whoever holds its root at one size can be shown that a leaf is
/// in it, and that any later tree begins with the same leaves.
/// </summary>
public sealed class MerkleTree
{
    // What a leaf and what a node is hashed behind, so that neither can be taken for the other (RFC 6962, 2.1).
    private const byte OfLeaf = 0;
    private const byte OfNode = 1;

    // On each level the roots of all full trees of 1, 2, 4, … leaves, from the left.
    private readonly List<List<byte[]>> levels =
    [
        [],
    ];

    /// <summary>How many leaves it has.</summary>
    public long Size => levels[0].Count;

    /// <summary>The hash of a leaf.</summary>
    public static byte[] HashOf(ReadOnlySpan<byte> leaf) => SHA256.HashData([OfLeaf, .. leaf]);

    /// <summary>The hash of a node above two others.</summary>
    public static byte[] HashOf(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        SHA256.HashData([OfNode, .. left, .. right]);

    /// <summary>The tree of some leaves.</summary>
    /// <param name="hashes">Their hashes.</param>
    public static MerkleTree Of(IEnumerable<byte[]> hashes)
    {
        var tree = new MerkleTree();
        foreach (var hash in hashes)
            tree.Append(hash);
        return tree;
    }

    /// <summary>Adds a leaf at the right.</summary>
    /// <param name="hash">Its hash.</param>
    public void Append(byte[] hash)
    {
        for (var level = 0; ; level++)
        {
            if (level == levels.Count)
                levels.Add([]);
            var row = levels[level];
            row.Add(hash);
            if (row.Count % 2 == 1)
                return;
            hash = HashOf(row[^2], row[^1]);
        }
    }

    /// <summary>The hash of a leaf, from 0.</summary>
    public byte[] Leaf(long index) => levels[0][(int)index];

    /// <summary>The root when it had so many leaves; that of none is the hash of nothing.</summary>
    public byte[] Root(long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        return size == 0 ? SHA256.HashData([]) : RootOf(0, size);
    }

    /// <summary>What shows that a leaf is in the tree of a size (RFC 6962, 2.1.1): the hashes beside its way up.</summary>
    /// <param name="index">The leaf, from 0.</param>
    /// <param name="size">The size, greater than that.</param>
    public IReadOnlyList<byte[]> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<byte[]>();
        Descend(0, size);
        return path;

        void Descend(long begin, long count)
        {
            if (count == 1)
                return;
            var left = LeftOf(count);
            if (index < begin + left)
            {
                Descend(begin, left);
                path.Add(RootOf(begin + left, count - left));
            }
            else
            {
                Descend(begin + left, count - left);
                path.Add(RootOf(begin, left));
            }
        }
    }

    /// <summary>What shows that the tree of one size begins with that of a smaller one (RFC 6962, 2.1.2).</summary>
    /// <param name="from">The smaller size, 1 at the least.</param>
    /// <param name="to">The greater size.</param>
    public IReadOnlyList<byte[]> Consistency(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Size);
        var path = new List<byte[]>();
        Descend(from, 0, to, isWhole: true);
        return path;

        void Descend(long known, long begin, long count, bool isWhole)
        {
            if (known == count)
            {
                if (!isWhole)
                    path.Add(RootOf(begin, count));
                return;
            }
            var left = LeftOf(count);
            if (known <= left)
            {
                Descend(known, begin, left, isWhole);
                path.Add(RootOf(begin + left, count - left));
            }
            else
            {
                Descend(known - left, begin + left, count - left, isWhole: false);
                path.Add(RootOf(begin, left));
            }
        }
    }

    private byte[] RootOf(long begin, long count)
    {
        if (BitOperations.IsPow2(count))
            return levels[BitOperations.Log2((ulong)count)][(int)(begin / count)];
        var left = LeftOf(count);
        return HashOf(RootOf(begin, left), RootOf(begin + left, count - left));
    }

    // The largest power of two that is less than the count.
    private static long LeftOf(long count) => 1L << BitOperations.Log2((ulong)count - 1);
}
