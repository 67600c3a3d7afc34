using System.Buffers.Binary;
using System.Collections;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Domain.Competitions;

/// <summary>
/// What was noted, so that a note is kept once: of each note a digest, which no other note has. Immutable; a larger set
/// shares with the one that it grew from all but its last few notes.
/// </summary>
public sealed class NoteSet : IReadOnlyCollection<UInt128>
{
    // Digests lie in runs, each of them sorted. As soon as there are so many runs of one length, they become one.
    private const int Most = 32;
    private const int Shortest = 64;

    // The longest first.
    private readonly ImmutableArray<UInt128[]> runs;

    private NoteSet(ImmutableArray<UInt128[]> runs, int count) => (this.runs, Count) = (runs, count);

    /// <summary>Nothing was noted.</summary>
    public static NoteSet Empty { get; } = new([], 0);

    /// <summary>How many notes there are.</summary>
    public int Count { get; }

    /// <summary>Whether it was noted already.</summary>
    public bool Contains(NotedText note) => Contains(DigestOf(note));

    /// <summary>The set with a note.</summary>
    public NoteSet Add(NotedText note)
    {
        var digest = DigestOf(note);
        if (Contains(digest))
            return this;
        return new(
            runs is [.., { Length: < Shortest } last]
                ? Joined(runs.SetItem(runs.Length - 1, Sorted([.. last, digest])))
                : runs.Add([digest]),
            Count + 1
        );
    }

    /// <inheritdoc />
    public IEnumerator<UInt128> GetEnumerator() => runs.SelectMany(run => run).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool Contains(UInt128 digest)
    {
        foreach (var run in runs)
            if (Array.BinarySearch(run, digest) >= 0)
                return true;
        return false;
    }

    private static ImmutableArray<UInt128[]> Joined(ImmutableArray<UInt128[]> runs)
    {
        while (runs.Length >= Most && runs[^1].Length is >= Shortest and var length && runs[^Most].Length == length)
            runs = runs.RemoveRange(runs.Length - Most, Most).Add(Sorted([.. runs[^Most..].SelectMany(run => run)]));
        return runs;
    }

    private static UInt128[] Sorted(UInt128[] digests)
    {
        Array.Sort(digests);
        return digests;
    }

    // Half of SHA-256: two notes with one digest are not met by chance, nor made on purpose.
    private static UInt128 DigestOf(NotedText note)
    {
        var said = Encoding.UTF8.GetBytes($"{string.Join(' ', note.Teams.Select(team => team.Value))}\n{note.Text}");
        return BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(said));
    }
}
