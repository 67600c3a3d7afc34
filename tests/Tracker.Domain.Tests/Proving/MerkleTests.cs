using System.Security.Cryptography;
using System.Text;
using Tracker.Domain.Proving;

namespace Tracker.Domain.Tests.Proving;

/// <summary>The tree of RFC 6962: its vectors, and every proof of every small tree.</summary>
public sealed class MerkleTests
{
    private const int Most = 40;

    // The leaves and the roots by which the implementations of Certificate Transparency are tested.
    private static readonly string[] Leaves =
    [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];

    public static TheoryData<int, string> Roots =>
        new()
        {
            { 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
            { 1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d" },
            { 2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" },
            { 3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
            { 4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" },
            { 5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
            { 6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
            { 7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c" },
            { 8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" },
        };

    [Theory]
    [MemberData(nameof(Roots))]
    public void Roots_are_those_of_the_vectors(int size, string root)
    {
        var hashes = Leaves.Take(size).Select(leaf => MerkleTree.HashOf(Convert.FromHexString(leaf))).ToList();
        var frontier = new MerkleFrontier();
        hashes.ForEach(frontier.Append);

        Assert.Equal(root, Convert.ToHexStringLower(MerkleTree.Of(hashes).Root(size)));
        Assert.Equal(root, Convert.ToHexStringLower(frontier.Root));
    }

    [Fact]
    public void The_path_of_a_leaf_is_that_of_the_vectors()
    {
        var tree = MerkleTree.Of(Leaves.Select(leaf => MerkleTree.HashOf(Convert.FromHexString(leaf))));

        Assert.Equal(
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
            tree.Inclusion(0, 8).Select(Convert.ToHexStringLower)
        );
    }

    [Fact]
    public void Every_leaf_of_every_tree_is_shown_to_be_there_and_nowhere_else()
    {
        var tree = Tree(Most);
        for (var size = 1; size <= Most; size++)
        for (var index = 0; index < size; index++)
        {
            var (path, root) = (tree.Inclusion(index, size), tree.Root(size));
            Assert.True(MerkleProof.IsIncluded(tree.Leaf(index), index, size, path, root));
            Assert.False(MerkleProof.IsIncluded(Hash(Most + 1), index, size, path, root));
            Assert.False(MerkleProof.IsIncluded(tree.Leaf(index), index, size, path, Hash(Most + 1)));
            Assert.False(MerkleProof.IsIncluded(tree.Leaf(index), index, size, [.. path, Hash(0)], root));
            for (var other = 0; other < size; other++)
                Assert.Equal(other == index, MerkleProof.IsIncluded(tree.Leaf(index), other, size, path, root));
            for (var step = 0; step < path.Count; step++)
                Assert.False(MerkleProof.IsIncluded(tree.Leaf(index), index, size, Changed(path, step), root));
        }
    }

    [Fact]
    public void Every_tree_is_shown_to_begin_with_every_smaller_one_and_with_no_other()
    {
        var tree = Tree(Most);
        for (var to = 1; to <= Most; to++)
        for (var from = 1; from <= to; from++)
        {
            var path = tree.Consistency(from, to);
            var (fromRoot, toRoot) = (tree.Root(from), tree.Root(to));
            Assert.True(MerkleProof.IsConsistent(from, fromRoot, to, toRoot, path));
            Assert.False(MerkleProof.IsConsistent(from, Hash(Most + 1), to, toRoot, path));
            Assert.False(MerkleProof.IsConsistent(from, fromRoot, to, Hash(Most + 1), path));
            Assert.False(MerkleProof.IsConsistent(from, fromRoot, to, toRoot, [.. path, Hash(0)]));
            for (var step = 0; step < path.Count; step++)
                Assert.False(MerkleProof.IsConsistent(from, fromRoot, to, toRoot, Changed(path, step)));
        }
    }

    [Fact]
    public void What_goes_on_from_what_was_kept_has_the_same_root()
    {
        var frontier = new MerkleFrontier();
        for (var size = 0; size < Most; size++)
        {
            frontier = MerkleFrontier.Read(frontier.Size, frontier.ToBytes());
            frontier.Append(Hash(size));
            Assert.Equal(Tree(size + 1).Root(size + 1), frontier.Root);
        }
    }

    private static MerkleTree Tree(int size) => MerkleTree.Of(Enumerable.Range(0, size).Select(Hash));

    private static byte[] Hash(int leaf) => MerkleTree.HashOf(Encoding.ASCII.GetBytes($"{leaf}"));

    private static List<byte[]> Changed(IReadOnlyList<byte[]> path, int step) =>
        [.. path.Select((hash, i) => i == step ? SHA256.HashData(hash) : hash)];
}
