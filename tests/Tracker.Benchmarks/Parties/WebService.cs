using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Tracker.Benchmarks.Parties;

/// <summary>A web service in a process of its own, on a free port of loopback, as in production.</summary>
internal sealed class WebService : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Child child;
    private readonly HttpClient client;

    private WebService(Child child, int port, string? token)
    {
        this.child = child;
        Port = port;
        client = new HttpClient
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
            Timeout = TimeSpan.FromMinutes(5),
        };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>How long it took from the start of the process to the first answer with status 200.</summary>
    public TimeSpan Started { get; private set; }

    /// <summary>Starts a program, and waits until a path is answered with 200.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not answer in time.</exception>
    public static async Task<WebService> StartAsync(
        string assembly,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        string path,
        string? token = null
    )
    {
        var port = Ports.Free();
        var since = Stopwatch.StartNew();
        var child = Child.Start(
            "dotnet",
            [assembly, .. arguments],
            Path.GetDirectoryName(assembly),
            new Dictionary<string, string>(environment)
            {
                ["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
            }
        );
        var service = new WebService(child, port, token);
        while (!await service.AnswersAsync(path))
        {
            if (child.HasEnded || since.Elapsed > StartLimit)
            {
                await service.DisposeAsync();
                throw child.Failed($"{Path.GetFileName(assembly)} did not start");
            }
            await Task.Delay(5);
        }
        service.Started = since.Elapsed;
        return service;
    }

    /// <summary>Sends JSON, which is to succeed.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task PostAsync(string path, string json)
    {
        var (status, said) = await SendAsync(path, Encoding.UTF8.GetBytes(json), "application/json");
        if (status is < 200 or >= 300)
            throw new InvalidOperationException($"POST {path} was answered with {status}: {said}");
    }

    /// <summary>Sends bytes of a media type.</summary>
    public async Task<(int Status, string Said)> SendAsync(string path, byte[] bytes, string mediaType)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>An answer as it is.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>How much memory it holds, in bytes: what is resident now, and what was at the most.</summary>
    public (long Now, long Most) Memory()
    {
        var lines = File.ReadAllLines($"/proc/{child.Id}/status");
        return (Kilobytes("VmRSS:") * 1024, Kilobytes("VmHWM:") * 1024);

        long Kilobytes(string name) =>
            long.Parse(
                lines
                    .Single(line => line.StartsWith(name, StringComparison.Ordinal))
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
                CultureInfo.InvariantCulture
            );
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await child.DisposeAsync();
    }

    private async Task<bool> AnswersAsync(string path)
    {
        // A refused connection costs nothing; an exception of the client would.
        using var probe = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var attempt = new SocketAsyncEventArgs { RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, Port) };
        var connected = new TaskCompletionSource();
        attempt.Completed += (_, _) => connected.TrySetResult();
        if (probe.ConnectAsync(attempt))
            await connected.Task;
        if (attempt.SocketError != SocketError.Success)
            return false;
        try
        {
            using var response = await GetAsync(path);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
