using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tracker.Benchmarks.Driving;

/// <summary>Gives the bytes of the request that a client sends next.</summary>
/// <param name="client">Which of the clients, from 0.</param>
internal delegate ReadOnlySpan<byte> NextRequest(int client);

/// <summary>
/// Clients over loopback, each of which sends when it has the answer to what it sent before. One thread drives all of them
/// by system calls alone: what it uses of the processor is missing for the service that it measures.
/// </summary>
internal static class LoadDriver
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Drives for a time.</summary>
    /// <param name="port">Where the service listens on loopback.</param>
    /// <param name="clients">How many clients.</param>
    /// <param name="next">What they send.</param>
    /// <param name="duration">For how long requests are sent; those under way are waited for.</param>
    /// <param name="most">How many requests at the most.</param>
    public static Task<Load> RunAsync(
        int port,
        int clients,
        NextRequest next,
        TimeSpan duration,
        long most = long.MaxValue
    ) =>
        Task.Factory.StartNew(
            () => Run(new IPEndPoint(IPAddress.Loopback, port), clients, next, duration, most),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    private static Load Run(IPEndPoint to, int clients, NextRequest next, TimeSpan duration, long most)
    {
        var load = new Load();
        var connections = new List<Connection>(clients);
        try
        {
            for (var number = 0; number < clients; number++)
                connections.Add(new Connection(to, number));
            Drive(connections, next, load, duration, most);
            return load;
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    private static void Drive(List<Connection> connections, NextRequest next, Load load, TimeSpan duration, long most)
    {
        var (since, sent, waiting) = (Stopwatch.StartNew(), 0L, 0);
        foreach (var connection in connections.Take((int)Math.Min(connections.Count, most)))
        {
            connection.Ask(next(connection.Number));
            (sent, waiting) = (sent + 1, waiting + 1);
        }
        var ready = new List<Connection>(connections.Count);
        while (waiting > 0)
        {
            ready.Clear();
            foreach (var connection in connections)
                if (connection.IsWaiting)
                    ready.Add(connection);
            Socket.Select(ready, null, null, LongestWait);
            if (ready.Count == 0)
                throw new TimeoutException($"No answer came for {LongestWait.TotalSeconds} s.");
            foreach (var connection in ready)
            {
                if (!connection.Hear(out var status, out var took))
                    continue;
                var isOver = since.Elapsed >= duration;
                load.Add(status, took, isInTime: !isOver);
                waiting--;
                if (isOver || sent >= most)
                    continue;
                connection.Ask(next(connection.Number));
                (sent, waiting) = (sent + 1, waiting + 1);
            }
        }
        load.Duration = since.Elapsed < duration ? since.Elapsed : duration;
    }
}
