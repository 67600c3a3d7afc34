using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tracker.Cli;

/// <summary>The service's JSON: as it is, and for a person set out over lines.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions SetOut = new()
    {
        Indented = true,
        NewLine = "\n",
        // Names in any script are to be read; what could move a cursor is escaped still.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(CliConsole console, ReadOnlyMemory<byte> utf8)
    {
        console.Out.Flush();
        console.Output.Write(console.IsOutputTerminal ? Readable(utf8) : utf8.Span);
        console.Output.Write("\n"u8);
        console.Output.Flush();
    }

    private static ReadOnlySpan<byte> Readable(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, SetOut))
            document.WriteTo(writer);
        return buffer.WrittenSpan;
    }
}
