using Tracker.Domain.Values;

namespace Tracker.Domain.Packing;

/// <summary>Reads items out of a pack, in any order.</summary>
internal sealed class PackReader
{
    private readonly byte[] pack;
    private readonly int[] begins;
    private readonly int[] textsAt;
    private readonly string?[] texts;
    private int at;

    /// <summary>Opens a pack that <see cref="PackWriter" /> made.</summary>
    public PackReader(byte[] pack)
    {
        this.pack = pack;
        texts = new string?[(int)Bits()];
        textsAt = new int[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            textsAt[i] = at;
            var length = (int)Bits();
            at += length;
        }
        begins = new int[(int)Bits()];
        var begin = 0;
        for (var i = 0; i < begins.Length; i++)
        {
            begins[i] = begin;
            begin += (int)Bits();
        }
        for (var i = 0; i < begins.Length; i++)
            begins[i] += at;
    }

    /// <summary>How many items there are.</summary>
    public int Count => begins.Length;

    /// <summary>Reads an item.</summary>
    public T Item<T>(int place)
    {
        at = begins[place];
        return Form<T>.Read(this);
    }

    /// <summary>Reads a number.</summary>
    public long Number()
    {
        var bits = Bits();
        return (long)(bits >> 1) ^ -(long)(bits & 1);
    }

    /// <summary>Reads bits.</summary>
    public ulong Bits()
    {
        var value = 0ul;
        for (var shift = 0; ; shift += 7)
        {
            var next = pack[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }

    /// <summary>Reads a byte.</summary>
    public byte Byte() => pack[at++];

    /// <summary>Reads a text.</summary>
    public string Text()
    {
        var place = (int)Bits();
        return texts[place] ??= TextAt(textsAt[place]);
    }

    private string TextAt(int place)
    {
        var back = at;
        at = place;
        var length = (int)Bits();
        var text = SharedTexts.Of(pack.AsSpan(at, length));
        at = back;
        return text;
    }
}
