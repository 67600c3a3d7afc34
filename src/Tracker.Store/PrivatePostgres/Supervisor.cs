using Microsoft.Extensions.Logging;

namespace Tracker.Store.PrivatePostgres;

/// <summary>Keeps a cluster's server running: when it dies it is started again, after pauses that grow, until that is hopeless.</summary>
internal sealed class Supervisor : IAsyncDisposable
{
    private static readonly TimeSpan[] Pauses =
    [
        .. new[] { 0.1, 0.5, 1, 2, 5, 10, 20, 30 }.Select(TimeSpan.FromSeconds),
    ];

    // A server that lived this long did not die of what its predecessor died of.
    private static readonly TimeSpan Recovered = TimeSpan.FromMinutes(1);

    private readonly ServerRun run;
    private readonly CancellationTokenSource stopping = new();
    private PostgresServer server;
    private int disposed;

    public Supervisor(ServerRun run, PostgresServer server)
    {
        this.run = run;
        this.server = server;
        Completion = WatchAsync();
    }

    public Task Completion { get; }

    public int ProcessId => server.ProcessId;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;
        await stopping.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await server.StopAsync(run.Logger);
        server.Dispose();
        stopping.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            var deaths = 0;
            while (true)
            {
                var started = TimeProvider.System.GetTimestamp();
                await server.EndedAsync(stopping.Token);
                if (TimeProvider.System.GetElapsedTime(started) > Recovered)
                    deaths = 0;
                run.Logger.LogError("PostgreSQL ended by itself. It said:\n{LastWords}", server.LastWords);
                deaths = await RestartAsync(deaths);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        catch (Exception e)
        {
            run.Logger.LogCritical(e, "PostgreSQL is gone for good");
            throw;
        }
    }

    /// <returns>How many starts and restarts there were in this row of deaths.</returns>
    private async Task<int> RestartAsync(int deaths)
    {
        while (true)
        {
            if (deaths == Pauses.Length)
                throw new PrivatePostgresException(
                    $"PostgreSQL ended {deaths} times in a row; it is not started again."
                );
            await Task.Delay(Pauses[deaths++], stopping.Token);
            try
            {
                var next = await run.StartAsync(stopping.Token);
                server.Dispose();
                server = next;
                run.Logger.LogWarning("PostgreSQL runs again, as process {Id}", next.ProcessId);
                return deaths;
            }
            catch (PrivatePostgresException e)
            {
                run.Logger.LogError("PostgreSQL could not be started again, try {Try}: {Reason}", deaths, e.Message);
            }
        }
    }
}
