using System.Diagnostics;

namespace Tracker.Benchmarks.Parties;

/// <summary>A process that the benchmarks started, and that does not outlive them.</summary>
internal sealed class Child : IAsyncDisposable
{
    private const int RememberedLines = 200;
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Process process;
    private readonly Queue<string> said = [];

    private Child(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Its id.</summary>
    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>The last of what it wrote.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return string.Join('\n', said);
        }
    }

    public static Child Start(
        string program,
        IEnumerable<string> arguments,
        string? directory = null,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory ?? Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What dotnet run says of the benchmarks is not said of others.
        foreach (var name in new[] { "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS" })
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new Child(Process.Start(start)!);
    }

    /// <summary>Runs a program to its end, and gives what it wrote.</summary>
    /// <exception cref="InvalidOperationException">It failed, or took too long.</exception>
    public static async Task<string> RunAsync(
        string program,
        IEnumerable<string> arguments,
        TimeSpan limit,
        string? directory = null,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var words = arguments.ToList();
        await using var child = Start(program, words, directory, environment);
        using var bound = new CancellationTokenSource(limit);
        try
        {
            await child.process.WaitForExitAsync(bound.Token);
        }
        catch (OperationCanceledException)
        {
            throw child.Failed($"{program} {string.Join(' ', words)} took longer than {limit.TotalSeconds} s");
        }
        return child.process.ExitCode == 0
            ? child.Said
            : throw child.Failed($"{program} {string.Join(' ', words)} ended with {child.process.ExitCode}");
    }

    /// <summary>An error that tells what the process wrote.</summary>
    public InvalidOperationException Failed(string what) => new($"{what}:\n{Said}");

    /// <summary>Asks it to stop, as the end of a session does, and waits.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
                await kill.WaitForExitAsync();
            using var bound = new CancellationTokenSource(StopLimit);
            await process.WaitForExitAsync(bound.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (said)
        {
            said.Enqueue(line);
            if (said.Count > RememberedLines)
                said.Dequeue();
        }
    }
}
