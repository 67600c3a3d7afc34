using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tracker.Benchmarks.Driving;

/// <summary>One who listens to a feed and does nothing else.</summary>
internal sealed class Listener : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] heard = new byte[2048];

    /// <summary>Asks for a feed, and waits until it has begun.</summary>
    public async Task BeginAsync(int port, string path, CancellationToken cancellation)
    {
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellation);
        var request = $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), cancellation);
        if (!await HearAsync("retry: "u8.ToArray(), cancellation))
            throw new InvalidDataException("A feed did not begin.");
    }

    /// <summary>When an event was heard, by the stopwatch; null when the feed ended before.</summary>
    public async Task<long?> UntilAsync(byte[] text, CancellationToken cancellation) =>
        await HearAsync(text, cancellation) ? Stopwatch.GetTimestamp() : null;

    public void Dispose() => socket.Dispose();

    // What is looked for may come in two pieces.
    private async Task<bool> HearAsync(byte[] text, CancellationToken cancellation)
    {
        var kept = 0;
        while (true)
        {
            var count = await socket.ReceiveAsync(heard.AsMemory(kept), cancellation);
            if (count == 0)
                return false;
            var whole = heard.AsSpan(0, kept + count);
            if (whole.IndexOf(text) >= 0)
                return true;
            kept = Math.Min(whole.Length, text.Length - 1);
            whole[^kept..].CopyTo(heard);
        }
    }
}
