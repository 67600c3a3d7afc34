namespace Tracker.Domain.Clocks;

/// <summary>
/// Chunks in their order, in groups of which as much is known as of a chunk. Immutable; to add or change one copies its
/// group and the list of groups, and nothing else.
/// </summary>
internal sealed class Chunks
{
    private readonly Group[] groups;
    private readonly int width;

    private Chunks(Group[] groups, int count, int width) => (this.groups, Count, this.width) = (groups, count, width);

    /// <summary>How many chunks there are.</summary>
    public int Count { get; }

    /// <summary>The groups, each of them full but the last.</summary>
    public IReadOnlyList<Group> Groups => groups;

    /// <summary>A chunk.</summary>
    public Chunk this[int place] => groups[place / width].Chunks[place % width];

    /// <summary>No chunks.</summary>
    /// <param name="width">How many chunks are a group.</param>
    public static Chunks None(int width) => new([], 0, width);

    /// <summary>These and another.</summary>
    public Chunks Add(Chunk chunk) =>
        Count % width == 0
            ? new([.. groups, new Group([chunk])], Count + 1, width)
            : With(groups.Length - 1, [.. groups[^1].Chunks, chunk], Count + 1);

    /// <summary>These with another in place of one.</summary>
    public Chunks Set(int place, Chunk chunk)
    {
        Chunk[] changed = [.. groups[place / width].Chunks];
        changed[place % width] = chunk;
        return With(place / width, changed, Count);
    }

    /// <summary>The first of them.</summary>
    public Chunks Take(int count)
    {
        var (whole, rest) = (count / width, count % width);
        return count == Count ? this
            : rest == 0 ? new(groups[..whole], count, width)
            : new([.. groups[..whole], new Group(groups[whole].Chunks[..rest])], count, width);
    }

    private Chunks With(int place, Chunk[] chunks, int count)
    {
        Group[] changed = [.. groups];
        changed[place] = new Group(chunks);
        return new(changed, count, width);
    }

    /// <summary>Some chunks that follow one another.</summary>
    internal sealed class Group(Chunk[] chunks)
    {
        /// <summary>The chunks.</summary>
        public Chunk[] Chunks { get; } = chunks;

        /// <summary>What is said of all their entries together.</summary>
        public Span Span { get; } = Span.Of(chunks.Select(each => each.Span));
    }
}
