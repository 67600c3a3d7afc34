namespace Tracker.Domain.Proving;

/// <summary>
/// What need be known of a Merkle tree to go on with it and to know its root, and no more: the roots of the full trees that
/// it is made of, from the left.
/// </summary>
public sealed class MerkleFrontier
{
    private const int Length = 32;

    private readonly List<byte[]> peaks = [];

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; private set; }

    /// <summary>The root; that of no leaf is the hash of nothing.</summary>
    public byte[] Root =>
        peaks.Count == 0
            ? new MerkleTree().Root(0)
            : peaks.Reverse<byte[]>().Aggregate((right, left) => MerkleTree.HashOf(left, right));

    /// <summary>Reads it as it was written.</summary>
    /// <param name="size">The size.</param>
    /// <param name="bytes">What <see cref="ToBytes" /> gave.</param>
    public static MerkleFrontier Read(long size, byte[] bytes)
    {
        var frontier = new MerkleFrontier { Size = size };
        frontier.peaks.AddRange(bytes.Chunk(Length));
        return frontier;
    }

    /// <summary>It in bytes.</summary>
    public byte[] ToBytes() => [.. peaks.SelectMany(each => each)];

    /// <summary>Adds a leaf at the right.</summary>
    /// <param name="hash">Its hash.</param>
    public void Append(byte[] hash)
    {
        for (var full = Size; (full & 1) == 1; full >>= 1)
        {
            hash = MerkleTree.HashOf(peaks[^1], hash);
            peaks.RemoveAt(peaks.Count - 1);
        }
        peaks.Add(hash);
        Size++;
    }
}
