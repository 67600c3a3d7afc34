namespace Tracker.Domain.Clocks;

/// <summary>A number of each entry of a chunk; where they are all the same or count up they take no room.</summary>
internal readonly struct Column
{
    private readonly long first;
    private readonly long step;
    private readonly long[]? all;

    /// <summary>Takes a number of each entry.</summary>
    public Column(ReadOnlySpan<Stamp> entries, Func<Stamp, long> number)
    {
        first = number(entries[0]);
        step = entries.Length > 1 && number(entries[1]) - first == 1 ? 1 : 0;
        for (var i = 1; all is null && i < entries.Length; i++)
            if (number(entries[i]) != first + step * i)
                all = new long[entries.Length];
        for (var i = 0; i < (all?.Length ?? 0); i++)
            all![i] = number(entries[i]);
    }

    /// <summary>The number of an entry.</summary>
    public long this[int place] => all is null ? first + step * place : all[place];

    /// <summary>How many bytes it takes beside itself.</summary>
    public int Weight => all is null ? 0 : 24 + 8 * all.Length;
}
