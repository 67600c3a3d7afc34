using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Tracker.Api.Tests.Support;

/// <summary>The service as people run it: a process of its own, started by its command.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    // The service where it is built: beside the tests lie assemblies that are none of its own.
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory.Replace(
            Path.Combine("tests", "Tracker.Api.Tests"),
            Path.Combine("src", "Tracker.Api"),
            StringComparison.Ordinal
        ),
        "Tracker.Api.dll"
    );

    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly TaskCompletionSource greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(ProcessStartInfo start, Uri address)
    {
        Client = new HttpClient { BaseAddress = address };
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; }

    public int Id => process.Id;

    /// <summary>All that it wrote so far.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    /// <summary>Starts it on a free port and waits until it says where everything is.</summary>
    public static Task<ServiceProcess> StartAsync(
        string workingDirectory,
        params (string Name, string Value)[] environment
    ) => StartAtAsync(FreeAddress(), workingDirectory, environment);

    /// <summary>Starts it where it is to listen, and waits until it says where everything is.</summary>
    public static async Task<ServiceProcess> StartAtAsync(
        Uri address,
        string workingDirectory,
        params (string Name, string Value)[] environment
    )
    {
        var service = Begin(address, workingDirectory, [], environment);
        var first = await Task.WhenAny(service.greeted.Task, service.process.WaitForExitAsync(), Task.Delay(Limit));
        if (first != service.greeted.Task)
        {
            service.Dispose();
            Assert.Fail($"The service did not start:\n{service.Said}");
        }
        return service;
    }

    /// <summary>Runs it with a command line until it ends by itself.</summary>
    public static async Task<(int ExitCode, string Said)> RunAsync(
        string workingDirectory,
        string[] arguments,
        params (string Name, string Value)[] environment
    )
    {
        using var service = Begin(FreeAddress(), workingDirectory, arguments, environment);
        return (await service.EndAsync(), service.Said);
    }

    /// <summary>Sends as the operator.</summary>
    public async Task<Answer> SendAsync(
        HttpMethod method,
        string path,
        string? token = null,
        object? body = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : TrackerHost.Json(body);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response, TestContext.Current.CancellationToken);
    }

    /// <summary>An address of this machine where nobody listens.</summary>
    public static Uri FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }

    /// <summary>SIGKILL: the process can do nothing more.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: it stops as it does when a machine is shut down.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        return await EndAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
        Client.Dispose();
    }

    private static ServiceProcess Begin(
        Uri address,
        string workingDirectory,
        string[] arguments,
        (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(start, address);
    }

    private async Task<int> EndAsync()
    {
        using var bound = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(bound.Token);
        return process.ExitCode;
    }

    private void Hear(string? line)
    {
        lock (said)
            said.AppendLine(line);
        // Its last line of the start; as JSON it is one line.
        if (
            line?.TrimStart().StartsWith("database  ", StringComparison.Ordinal) == true
            || (line is ['{', ..] && line.Contains("Tracker is ready after", StringComparison.Ordinal))
        )
            greeted.TrySetResult();
    }
}
