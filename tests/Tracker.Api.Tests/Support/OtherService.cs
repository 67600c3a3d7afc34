using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Store.PrivatePostgres;

namespace Tracker.Api.Tests.Support;

/// <summary>
/// A second process with a private PostgreSQL of its own, to be killed. It is this test program, started again with a
/// variable that makes it serve instead of test.
/// </summary>
internal sealed class OtherService : IDisposable
{
    private const string Variable = "TRACKER_TEST_SERVE";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private OtherService(Process process, int serverId, string said)
    {
        this.process = process;
        ServerId = serverId;
        Said = said;
    }

    /// <summary>The process id of its PostgreSQL; 0 when it has none.</summary>
    public int ServerId { get; }

    /// <summary>The connection string to it, or why it did not start.</summary>
    public string Said { get; }

    public static async Task<OtherService> StartAsync(string dataDirectory)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(OtherService).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { [Variable] = dataDirectory },
        };
        var process = Process.Start(start)!;
        using var bound = new CancellationTokenSource(StartLimit);
        var id = await process.StandardOutput.ReadLineAsync(bound.Token);
        return new(
            process,
            int.Parse(id!, CultureInfo.InvariantCulture),
            (await process.StandardOutput.ReadLineAsync(bound.Token))!
        );
    }

    /// <summary>SIGKILL: the process can do nothing more.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    // Before the entry point, which is the test runner's. Nothing of this assembly may run on another thread meanwhile:
    // it would wait for this initializer.
    [ModuleInitializer]
    internal static void ServeWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } dataDirectory)
            return;
        try
        {
            var cluster = PrivateCluster
                .StartAsync(dataDirectory, NullLogger.Instance, CancellationToken.None)
                .GetAwaiter()
                .GetResult();
            Console.WriteLine(cluster.ProcessId);
            Console.WriteLine(cluster.ConnectionString);
            cluster.Completion.Wait();
        }
        catch (PrivatePostgresException e)
        {
            Console.WriteLine(0);
            Console.WriteLine(e.Message);
        }
        Environment.Exit(0);
    }
}
