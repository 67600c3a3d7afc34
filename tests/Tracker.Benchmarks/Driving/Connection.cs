using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tracker.Benchmarks.Driving;

/// <summary>One client: sends a request, waits for the whole of its answer, sends the next.</summary>
internal sealed class Connection : Socket
{
    private readonly AnswerReader reader = new();
    private long sentAt;

    public Connection(IPEndPoint to, int number)
        : base(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
    {
        Number = number;
        NoDelay = true;
        Connect(to);
        Blocking = false;
    }

    /// <summary>Which of the clients it is, from 0.</summary>
    public int Number { get; }

    /// <summary>Whether it waits for an answer.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Sends a request.</summary>
    public void Ask(ReadOnlySpan<byte> request)
    {
        sentAt = Stopwatch.GetTimestamp();
        IsWaiting = true;
        while (!request.IsEmpty)
        {
            var sent = Send(request, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                Poll(TimeSpan.FromSeconds(1), SelectMode.SelectWrite);
            else if (error != SocketError.Success)
                throw new SocketException((int)error);
            request = request[sent..];
        }
    }

    /// <summary>Reads what has come.</summary>
    /// <param name="status">The status of the answer.</param>
    /// <param name="took">How long it took from the request to the end of the answer.</param>
    /// <returns>Whether the answer is whole.</returns>
    public bool Hear(out int status, out TimeSpan took)
    {
        (status, took) = (0, default);
        var count = Receive(reader.Room().Span, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
            return false;
        if (error != SocketError.Success)
            throw new SocketException((int)error);
        if (count == 0)
            throw new InvalidDataException("The server closed a connection.");
        if (reader.Take(count) is not { } whole)
            return false;
        (status, took) = (whole, Stopwatch.GetElapsedTime(sentAt));
        IsWaiting = false;
        return true;
    }
}
