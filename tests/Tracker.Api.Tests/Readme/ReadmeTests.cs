using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Readme;

/// <summary>README's commands, run as a reader would: the service by its command, the tour in a shell.</summary>
public sealed class ReadmeTests
{
    private const string Address = "http://localhost:5000";

    [Fact]
    public async Task What_readme_shows_is_what_happens()
    {
        using var data = new TemporaryDirectory();
        var address = $"http://localhost:{FreePort()}";
        var tour = Tour.Read();
        using var service = await StartAsync(tour.Start, address, data.Path);
        try
        {
            var answers = await RunAsync(tour, address, data.Path);
            var broken = tour
                .Stops.Zip(answers, (stop, answer) => (stop, answer))
                .Where(each => each.stop.Answer is not null)
                .Select(each => (each.stop.Line, Fault: Compare(each.stop.Answer!, each.answer)))
                .Where(each => each.Fault is not null)
                .Select(each => $"README.md:{each.Line}: {each.Fault}");
            Assert.Empty(broken);
            Assert.True(tour.Stops.Count(stop => stop.Answer is not null) >= 10);
        }
        finally
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private static string? Compare(string promised, string answer)
    {
        var bytes = Encoding.UTF8.GetBytes(answer);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true });
        JsonElement? last = null;
        while (reader.Read())
            last = JsonElement.ParseValue(ref reader);
        using var wanted = JsonDocument.Parse(promised);
        return last is { } found ? Promise.Broken(wanted.RootElement, found) : "there is no answer";
    }

    private static async Task<Process> StartAsync(string command, string address, string data)
    {
        var words = command.Split(' ');
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = Tour.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["TRACKER_DATA"] = data;
        var service = Process.Start(start)!;
        var said = new StringBuilder();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(string? line)
        {
            lock (said)
                said.AppendLine(line);
            if (line?.StartsWith("Tracker is ready", StringComparison.Ordinal) == true)
                ready.TrySetResult();
        }
        service.OutputDataReceived += (_, e) => Hear(e.Data);
        service.ErrorDataReceived += (_, e) => Hear(e.Data);
        service.BeginOutputReadLine();
        service.BeginErrorReadLine();
        var ended = service.WaitForExitAsync();
        var first = await Task.WhenAny(ready.Task, ended, Task.Delay(TimeSpan.FromSeconds(120)));
        if (first != ready.Task)
        {
            service.Kill(entireProcessTree: true);
            Assert.Fail($"The service did not start:\n{said}");
        }
        return service;
    }

    // One shell for the whole tour, so that what a command defines is there for the next.
    private static async Task<string[]> RunAsync(Tour tour, string address, string data)
    {
        const string mark = "\u001e";
        var script = string.Join($"\nprintf '{mark}'\n", tour.Stops.Select(stop => stop.Commands))
            .Replace(Address, address, StringComparison.Ordinal)
            .Replace(".tracker/", $"{data}/", StringComparison.Ordinal)
            .Replace("curl ", "curl -sS --max-time 20 ", StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-euc", script])
        {
            WorkingDirectory = Tour.Root,
            RedirectStandardOutput = true,
        };
        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
        return output.Split(mark);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
