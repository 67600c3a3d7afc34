using System.Diagnostics.CodeAnalysis;

namespace Tracker.Client;

/// <summary>A file that is sent. It is opened anew for every attempt.</summary>
public sealed class Upload
{
    private readonly Func<Stream> open;

    private Upload(Func<Stream> open, string mediaType, long? length) =>
        (this.open, MediaType, Length) = (open, mediaType, length);

    /// <summary>What it is: <c>application/json</c>, <c>application/x-ndjson</c> or <c>text/csv</c>.</summary>
    public string MediaType { get; }

    /// <summary>Its size in bytes; null where that is not known.</summary>
    public long? Length { get; }

    /// <summary>Told, while it is sent, how many bytes of this attempt have gone.</summary>
    public IProgress<long>? Sent { get; init; }

    /// <summary>A file on disk, read while it is sent.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="mediaType">What it is; null to tell it by its name: .csv, .ndjson, .jsonl, else JSON.</param>
    /// <param name="sent">Told how many bytes have gone.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Upload File(string path, string? mediaType = null, IProgress<long>? sent = null) =>
        new(() => System.IO.File.OpenRead(path), mediaType ?? MediaTypeOf(path), new FileInfo(path).Length)
        {
            Sent = sent,
        };

    /// <summary>Bytes in memory.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="mediaType">What they are.</param>
    /// <param name="sent">Told how many bytes have gone.</param>
    public static Upload Bytes(byte[] bytes, string mediaType, IProgress<long>? sent = null) =>
        new(() => new MemoryStream(bytes, writable: false), mediaType, bytes.Length) { Sent = sent };

    /// <summary>What a file is by its name.</summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "Extensions are compared in lower case.")]
    public static string MediaTypeOf(string path) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => "text/csv",
            ".ndjson" or ".jsonl" => "application/x-ndjson",
            _ => "application/json",
        };

    internal Stream Open() => open();
}
