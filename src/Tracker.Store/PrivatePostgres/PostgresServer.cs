using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Tracker.Store.PrivatePostgres;

/// <summary>One run of PostgreSQL on a cluster, from its start until its process ends.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const int RememberedLines = 30;
    private static readonly TimeSpan FastLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ImmediateLimit = TimeSpan.FromSeconds(20);

    private readonly ServerHome home;
    private readonly PostgresBinaries binaries;
    private readonly Process process;
    private readonly Queue<string> said = new();
    private Process? afterwards;

    private PostgresServer(ServerHome home, PostgresBinaries binaries, Process process)
    {
        this.home = home;
        this.binaries = binaries;
        this.process = process;
    }

    /// <summary>The id of the server's process.</summary>
    public int ProcessId => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>The last lines the server wrote.</summary>
    public string LastWords
    {
        get
        {
            lock (said)
                return string.Join('\n', said);
        }
    }

    /// <summary>Starts the server's process; it takes connections some time later.</summary>
    public static PostgresServer Launch(
        ServerHome home,
        PostgresBinaries binaries,
        IEnumerable<KeyValuePair<string, string>> settings,
        ILogger logger
    )
    {
        var arguments = settings.SelectMany(x => new[] { "-c", $"{x.Key}={x.Value}" });
        var start = home.Run(binaries.Tool("postgres"), ["-D", home.Seen(home.Cluster), .. arguments]);
        var server = new PostgresServer(home, binaries, Command.Start(start));
        server.process.StandardInput.Close();
        server.process.OutputDataReceived += (_, line) => server.Hear(line.Data, logger);
        server.process.ErrorDataReceived += (_, line) => server.Hear(line.Data, logger);
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        server.StopAfterwards();
        return server;
    }

    /// <summary>Completes when the server's process has ended and all that it wrote was heard.</summary>
    public Task EndedAsync(CancellationToken cancellation) => process.WaitForExitAsync(cancellation);

    /// <summary>Stops the server: open transactions are rolled back, the rest is on disk.</summary>
    public async Task StopAsync(ILogger logger)
    {
        Disarm();
        if (!process.HasExited)
            await StopAsync(home, binaries, logger, CancellationToken.None);
        using var bound = new CancellationTokenSource(ImmediateLimit);
        // Awaiting the end awaits the end of what it writes, too, which a child of a killed server can put off.
        await process.WaitForExitAsync(bound.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Stops whatever server runs on the home's cluster.</summary>
    /// <exception cref="PrivatePostgresException">It did not stop.</exception>
    public static async Task StopAsync(
        ServerHome home,
        PostgresBinaries binaries,
        ILogger logger,
        CancellationToken cancellation
    )
    {
        if ((await StopAsync(home, binaries, "fast", FastLimit, cancellation)).Code == 0)
            return;
        // Ended meanwhile, or hangs: an immediate stop loses nothing either, the next start recovers from the log.
        if (PostmasterFile.RunningOn(home.Cluster) is null)
            return;
        logger.LogWarning("PostgreSQL did not stop within {Limit}; stopping it at once", FastLimit);
        var ended = await StopAsync(home, binaries, "immediate", ImmediateLimit, cancellation);
        if (PostmasterFile.RunningOn(home.Cluster) is { } id)
            ended.OrThrow($"PostgreSQL (process {id}) did not stop");
    }

    /// <summary>Lets go of the process, and of the order to stop it afterwards; does not stop it.</summary>
    public void Dispose()
    {
        Disarm();
        process.Dispose();
    }

    private static Task<Command.Ended> StopAsync(
        ServerHome home,
        PostgresBinaries binaries,
        string mode,
        TimeSpan limit,
        CancellationToken cancellation
    )
    {
        var seconds = limit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        var stop = home.Run(
            binaries.Tool("pg_ctl"),
            ["stop", "-D", home.Seen(home.Cluster), "-m", mode, "-w", "-t", seconds]
        );
        return Command.RunAsync(stop, limit + TimeSpan.FromSeconds(10), cancellation);
    }

    // When the service is killed nobody is left to stop PostgreSQL. So a process waits for the end of its input, which
    // the operating system closes with the service, and then sends what a fast stop sends. (A signal on the parent's
    // death will not do: Linux sends it when the thread that started the child ends.)
    private void StopAfterwards()
    {
        if (OperatingSystem.IsWindows())
            return;
        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        afterwards = Command.Start(home.RunAfterwards(binaries.Tool("pg_ctl"), "kill", "INT", id));
    }

    private void Disarm()
    {
        if (afterwards is null)
            return;
        if (!afterwards.HasExited)
            afterwards.Kill();
        afterwards.Dispose();
        afterwards = null;
    }

    private void Hear(string? line, ILogger logger)
    {
        if (line is null)
            return;
        line = home.Told(line);
        logger.LogDebug("PostgreSQL: {Line}", line);
        lock (said)
        {
            said.Enqueue(line);
            if (said.Count > RememberedLines)
                said.Dequeue();
        }
    }
}
