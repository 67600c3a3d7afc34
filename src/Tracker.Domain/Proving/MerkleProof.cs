namespace Tracker.Domain.Proving;

/// <summary>Whether what is shown of a Merkle tree is so, as RFC 9162 (2.1.3.2 and 2.1.4.2) says how to find out.</summary>
public static class MerkleProof
{
    /// <summary>Whether a leaf is in the tree of a root.</summary>
    /// <param name="leaf">The hash of the leaf.</param>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="size">The size of the tree.</param>
    /// <param name="path">What is shown.</param>
    /// <param name="root">The root.</param>
    public static bool IsIncluded(byte[] leaf, long index, long size, IReadOnlyList<byte[]> path, byte[] root)
    {
        if (index < 0 || index >= size)
            return false;
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var beside in path)
        {
            if (last == 0)
                return false;
            if (IsRight(node) || node == last)
            {
                hash = MerkleTree.HashOf(beside, hash);
                while (!IsRight(node) && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
                hash = MerkleTree.HashOf(hash, beside);
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>Whether the tree of one root begins with that of another.</summary>
    /// <param name="from">The smaller size, 1 at the least.</param>
    /// <param name="fromRoot">The root of that size.</param>
    /// <param name="to">The greater size.</param>
    /// <param name="toRoot">The root of that one.</param>
    /// <param name="path">What is shown.</param>
    public static bool IsConsistent(long from, byte[] fromRoot, long to, byte[] toRoot, IReadOnlyList<byte[]> path)
    {
        if (from < 1 || from > to)
            return false;
        if (from == to)
            return path.Count == 0 && fromRoot.AsSpan().SequenceEqual(toRoot);
        // A tree of 2ⁿ leaves is a node of every greater one, and its root need not be shown.
        var rest = (from & (from - 1)) == 0 ? path.Prepend(fromRoot).ToList() : [.. path];
        if (rest.Count == 0)
            return false;
        var (node, last) = (from - 1, to - 1);
        while (IsRight(node))
            (node, last) = (node >> 1, last >> 1);
        var (smaller, greater) = (rest[0], rest[0]);
        foreach (var beside in rest.Skip(1))
        {
            if (last == 0)
                return false;
            if (IsRight(node) || node == last)
            {
                (smaller, greater) = (MerkleTree.HashOf(beside, smaller), MerkleTree.HashOf(beside, greater));
                while (!IsRight(node) && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
                greater = MerkleTree.HashOf(greater, beside);
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && smaller.AsSpan().SequenceEqual(fromRoot) && greater.AsSpan().SequenceEqual(toRoot);
    }

    private static bool IsRight(long node) => (node & 1) == 1;
}
