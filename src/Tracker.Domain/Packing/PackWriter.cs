using System.Buffers;
using System.Text;

namespace Tracker.Domain.Packing;

/// <summary>Writes items of one kind into a pack: their texts first, each once, and then the items one after the other.</summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> items = new(2048);
    private readonly ArrayBufferWriter<byte> texts = new(512);
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>A pack of items, each of which can be read without the others.</summary>
    public static byte[] Pack<T>(IReadOnlyList<T> all)
    {
        var writer = new PackWriter();
        var begins = new int[all.Count];
        for (var i = 0; i < all.Count; i++)
        {
            begins[i] = writer.items.WrittenCount;
            Form<T>.Write(writer, all[i]);
        }
        return writer.Whole(begins);
    }

    /// <summary>Writes a number; small ones, whatever their sign, take few bytes.</summary>
    public void Number(long value) => Write(items, (ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Writes bits; those of which only low ones are set take few bytes.</summary>
    public void Bits(ulong value) => Write(items, value);

    /// <summary>Writes a byte.</summary>
    public void Byte(byte value)
    {
        items.GetSpan(1)[0] = value;
        items.Advance(1);
    }

    /// <summary>Writes a text, or that it is one that was written before.</summary>
    public void Text(string text)
    {
        if (!places.TryGetValue(text, out var place))
        {
            places.Add(text, place = places.Count);
            var length = Encoding.UTF8.GetByteCount(text);
            Write(texts, (ulong)length);
            Encoding.UTF8.GetBytes(text, texts.GetSpan(length));
            texts.Advance(length);
        }
        Write(items, (ulong)place);
    }

    private byte[] Whole(int[] begins)
    {
        var whole = new ArrayBufferWriter<byte>(items.WrittenCount + texts.WrittenCount + (2 * begins.Length) + 16);
        Write(whole, (ulong)places.Count);
        whole.Write(texts.WrittenSpan);
        Write(whole, (ulong)begins.Length);
        for (var i = 0; i < begins.Length; i++)
            Write(whole, (ulong)((i + 1 < begins.Length ? begins[i + 1] : items.WrittenCount) - begins[i]));
        whole.Write(items.WrittenSpan);
        return whole.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> buffer, ulong value)
    {
        var span = buffer.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        buffer.Advance(length);
    }
}
