using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Tracker.Browser.Tests.Support;

/// <summary>The service as people run it, with the seeds, in a data directory of its own.</summary>
public sealed class RunningService : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private readonly DirectoryInfo data;
    private readonly ProcessStartInfo start;
    private readonly StringBuilder said = new();
    private Process process = null!;

    private RunningService(DirectoryInfo data, ProcessStartInfo start, Uri address)
    {
        this.data = data;
        this.start = start;
        Client = new HttpClient { BaseAddress = address };
    }

    /// <summary>Asks and writes beside the browser.</summary>
    public HttpClient Client { get; }

    /// <summary>The operator's token.</summary>
    public string Token => File.ReadAllText(Path.Combine(data.FullName, "operator.token")).Trim();

    /// <summary>Starts it on a free port, and waits until its seeds can be read.</summary>
    public static async Task<RunningService> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("tracker-browser-");
        // Whoever the private database runs as must reach it.
        if (!OperatingSystem.IsWindows())
            data.UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.GroupExecute;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Program])
        {
            WorkingDirectory = data.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["TRACKER_DATA"] = data.FullName,
            },
        };
        var service = new RunningService(data, start, address);
        await service.BeginAsync();
        return service;
    }

    /// <summary>Stops it as a machine does that is shut down, and starts it again where it was.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await BeginAsync();
    }

    /// <summary>Writes as the operator.</summary>
    public async Task WriteAsync(string path, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Token) },
        };
        using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(
            answer.IsSuccessStatusCode,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    /// <summary>Asks as everyone may.</summary>
    public Task<string> ReadAsync(string path) =>
        Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
        data.Delete(true);
    }

    // The service where it is built.
    private static string Program =>
        Path.Combine(
            AppContext.BaseDirectory.Replace(
                Path.Combine("tests", "Tracker.Browser.Tests"),
                Path.Combine("src", "Tracker.Api"),
                StringComparison.Ordinal
            ),
            "Tracker.Api.dll"
        );

    private async Task BeginAsync()
    {
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (var since = Stopwatch.StartNew(); since.Elapsed < Limit; await Task.Delay(100))
            if (process.HasExited)
                break;
            else if (await IsReadyAsync())
                return;
        await DisposeAsync();
        throw new InvalidOperationException($"The service did not start:\n{said}");
    }

    private async Task StopAsync()
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await kill.WaitForExitAsync();
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri("/c/sovereign-ai", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Hear(string? line)
    {
        lock (said)
            said.AppendLine(line);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
