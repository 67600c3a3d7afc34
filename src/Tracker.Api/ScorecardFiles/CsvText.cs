using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Tracker.Api.Http;

namespace Tracker.Api.ScorecardFiles;

/// <summary>The text of a CSV file, which spreadsheets write in UTF-8 or, in Korea, in CP949.</summary>
internal static class CsvText
{
    private static readonly string[] OfUtf8 = ["utf-8", "utf8"];
    private static readonly string[] OfCp949 = ["cp949", "euc-kr", "uhc", "ms949", "windows-949", "ks_c_5601-1987"];

    private static readonly Encoding Cp949 = CodePagesEncodingProvider.Instance.GetEncoding(
        949,
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    /// <summary>The encodings that a <c>charset</c> may name.</summary>
    public const string Rule =
        "text/csv in UTF-8 or in CP949: charset=utf-8, charset=cp949, or none, and it is found out";

    /// <summary>Whether a charset is one of those that are read; none is found out.</summary>
    public static bool IsKnown(string? charset) => charset is null || Is(charset, OfUtf8) || Is(charset, OfCp949);

    /// <summary>The text in UTF-8; or the fault at the first place that is no text.</summary>
    /// <param name="body">The body.</param>
    /// <param name="charset">The encoding that is said to be; null where none is said.</param>
    public static (ReadOnlyMemory<byte> Utf8, PlacedFault? Fault) Read(ReadBody body, string? charset)
    {
        // A byte order mark is UTF-8's, whatever is said.
        var isUtf8 = body.HadMark || Is(charset, OfUtf8);
        if (isUtf8 || !Is(charset, OfCp949))
        {
            var valid = ValidUtf8(body.Utf8);
            if (valid == body.Utf8.Length)
                return (body.Utf8, null);
            if (isUtf8)
                return (default, Unreadable(body.Utf8.AsSpan(0, valid), Encoding.UTF8, "UTF-8"));
        }
        try
        {
            return (Encoding.UTF8.GetBytes(Cp949.GetString(body.Utf8)), null);
        }
        catch (DecoderFallbackException exception)
        {
            var until = body.Utf8.AsSpan(0, Math.Clamp(exception.Index, 0, body.Utf8.Length));
            return (default, Unreadable(until, Encoding.Latin1, charset is null ? "UTF-8 nor CP949" : "CP949"));
        }
    }

    private static bool Is(string? charset, string[] names) =>
        names.Contains(charset, StringComparer.OrdinalIgnoreCase);

    // How many bytes are UTF-8 from the beginning.
    private static int ValidUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return bytes.Length;
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var length) == OperationStatus.Done)
            valid += length;
        return valid;
    }

    private static PlacedFault Unreadable(ReadOnlySpan<byte> before, Encoding encoding, string name)
    {
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new(
            before.Count((byte)'\n') + 1,
            encoding.GetCharCount(before[lineStart..]) + 1,
            null,
            "malformed",
            name.Contains("nor", StringComparison.Ordinal)
                ? $"The text is neither {name}; the column counts characters."
                : $"The text is no {name}; the column counts characters.",
            Rule
        );
    }
}
