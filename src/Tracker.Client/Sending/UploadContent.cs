using System.Net;
using System.Net.Http.Headers;

namespace Tracker.Client;

/// <summary>A file on its way, told step by step.</summary>
internal sealed class UploadContent : HttpContent
{
    private const int Step = 64 * 1024;

    private readonly Upload upload;
    private readonly Silence silence;

    public UploadContent(Upload upload, Silence silence)
    {
        (this.upload, this.silence) = (upload, silence);
        Headers.ContentType = new MediaTypeHeaderValue(upload.MediaType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        var file = upload.Open();
        await using var _ = file;
        var chunk = new byte[Step];
        long sent = 0;
        upload.Sent?.Report(sent);
        for (int read; (read = await file.ReadAsync(chunk, cancellationToken)) > 0; )
        {
            await stream.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
            silence.Heard();
            upload.Sent?.Report(sent += read);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = upload.Length ?? 0;
        return upload.Length is not null;
    }
}
