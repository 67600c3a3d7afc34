using Tracker.Client;

namespace Tracker.Cli;

/// <summary>Files that are named on the command line.</summary>
internal static class HandedIn
{
    // The service takes no larger file; what is piped in has to be held to be sent again.
    private const int LargestPiped = 64 * 1024 * 1024;

    /// <summary>A file to be sent; - is standard input.</summary>
    public static async Task<Upload> OpenAsync(
        Session session,
        FileInfo file,
        string? mediaType,
        IProgress<long>? sent,
        CancellationToken cancellation
    )
    {
        if (file.Name == "-")
            return Upload.Bytes(
                await ReadAsync(session.Console.Input, cancellation),
                mediaType ?? "application/json",
                sent
            );
        var stream = await OpenAsync(file, cancellation);
        await using var _ = stream;
        // What comes through a pipe comes once.
        return stream.CanSeek
            ? Upload.File(file.FullName, mediaType, sent)
            : Upload.Bytes(await ReadAsync(stream, cancellation), mediaType ?? "application/json", sent);
    }

    /// <summary>Opens a file to be read here; - is standard input.</summary>
    public static async Task<Stream> ReadAsync(Session session, FileInfo file, CancellationToken cancellation) =>
        file.Name == "-" ? session.Console.Input : await OpenAsync(file, cancellation);

    /// <summary>How large a file is; null for a pipe, of which it is not known before it is read.</summary>
    public static long? LengthOf(FileInfo file)
    {
        if (file.Name == "-")
            return null;
        if (!file.Exists)
            throw new UsageException($"There is no file {file}.");
        return file.Length > 0 ? file.Length : null;
    }

    // To open a pipe is to wait until somebody writes into it: not longer than whoever asked.
    private static async Task<Stream> OpenAsync(FileInfo file, CancellationToken cancellation) =>
        file.Exists
            ? await Task.Run(file.OpenRead, CancellationToken.None).WaitAsync(cancellation)
            : throw new UsageException($"There is no file {file}.");

    private static async Task<byte[]> ReadAsync(Stream input, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int read; (read = await input.ReadAsync(chunk, cancellation)) > 0; )
        {
            if (buffer.Length + read > LargestPiped)
                throw new UsageException($"What is piped in is larger than {LargestPiped} bytes.");
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }
}
