using System.Buffers.Text;
using System.Text;

namespace Tracker.Benchmarks.Driving;

/// <summary>
/// Reads answers to one request at a time off a connection: no more of them than their status, and where they end.
/// </summary>
internal sealed class AnswerReader
{
    private const int MostBytes = 64 << 20;

    private byte[] buffer = new byte[16 << 10];
    private int filled;

    /// <summary>Where the bytes that come next are to be put.</summary>
    /// <exception cref="InvalidDataException">The answer is larger than any that is expected.</exception>
    public Memory<byte> Room()
    {
        if (filled == buffer.Length)
        {
            if (filled >= MostBytes)
                throw new InvalidDataException($"An answer is longer than {MostBytes} bytes.");
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        return buffer.AsMemory(filled);
    }

    /// <summary>Takes bytes that were put there.</summary>
    /// <param name="count">How many; more than none.</param>
    /// <returns>The status of the answer when it is whole; null while more of it must come.</returns>
    /// <exception cref="InvalidDataException">It is no answer of HTTP/1.1 whose end can be told.</exception>
    public int? Take(int count)
    {
        filled += count;
        var bytes = buffer.AsSpan(0, filled);
        var head = bytes.IndexOf("\r\n\r\n"u8);
        if (head < 0 || End(bytes[..head], bytes, head + 4) is not { } end || filled < end)
            return null;
        if (filled > end)
            throw new InvalidDataException("More came than was asked for.");
        filled = 0;
        return StatusOf(bytes);
    }

    // Where the answer ends, as far as that can be told by what has come.
    private static int? End(ReadOnlySpan<byte> head, ReadOnlySpan<byte> bytes, int body)
    {
        if (StatusOf(bytes) is 204 or 304)
            return body;
        if (Value(head, "\r\nContent-Length:"u8) is var length and not [])
            return Utf8Parser.TryParse(length, out int bodyLength, out _) && bodyLength >= 0
                ? body + bodyLength
                : throw new InvalidDataException("The answer does not say how long it is.");
        if (!Value(head, "\r\nTransfer-Encoding:"u8).SequenceEqual("chunked"u8))
            throw new InvalidDataException("The answer does not say where it ends.");
        return EndOfChunks(bytes, body);
    }

    private static int? EndOfChunks(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length)
        {
            var line = bytes[at..].IndexOf("\r\n"u8);
            if (line < 0)
                return null;
            if (!Utf8Parser.TryParse(bytes[at..(at + line)], out int size, out _, 'X'))
                throw new InvalidDataException("A chunk does not say how long it is.");
            at += line + 2 + size + 2;
            if (size == 0)
                return at;
        }
        return null;
    }

    private static int StatusOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("HTTP/1.1 "u8) && Utf8Parser.TryParse(bytes.Slice(9, 3), out int status, out _)
            ? status
            : throw new InvalidDataException(
                $"This is no answer: {Encoding.Latin1.GetString(bytes[..Math.Min(40, bytes.Length)])}"
            );

    // The names of headers as Kestrel writes them.
    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var at = head.IndexOf(name);
        if (at < 0)
            return [];
        var rest = head[(at + name.Length)..];
        var end = rest.IndexOf((byte)'\r');
        return (end < 0 ? rest : rest[..end]).Trim((byte)' ');
    }
}
