namespace Tracker.Client;

/// <summary>
/// An answer as it comes: it must not be silent for too long, nor say too much before its reader has made something of it.
/// </summary>
internal sealed class HeardStream(Stream inner, Silence silence, long most) : Stream
{
    private long taken;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What came until here was made something of.</summary>
    public void Understood() => taken = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        silence.Heard();
        var read = await inner.ReadAsync(buffer, silence.Token);
        // Whoever takes their time with what came is not to be taken for a connection that is silent.
        silence.Rest();
        taken += read;
        return taken <= most
            ? read
            : throw new TrackerException(TrackerException.TooLarge, $"The answer is larger than {most} bytes.");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
