using System.IO.Pipes;
using System.Net.Sockets;

namespace Tracker.Api.Tests.Support;

/// <summary>Whether a Docker engine answers, known within two seconds, which Testcontainers takes longer to say.</summary>
internal static class DockerEngine
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.5);

    public static async Task<bool> AnswersAsync()
    {
        using var handler = new SocketsHttpHandler { ConnectCallback = async (_, ct) => await ConnectAsync(ct) };
        using var http = new HttpClient(handler) { Timeout = Limit };
        try
        {
            using var answer = await http.GetAsync(new Uri("http://docker/_ping"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<Stream> ConnectAsync(CancellationToken cancellation)
    {
        var at = Endpoint();
        if (at.Scheme == "npipe")
        {
            var pipe = new NamedPipeClientStream(".", "docker_engine", PipeDirection.InOut, PipeOptions.Asynchronous);
            await pipe.ConnectAsync(cancellation);
            return pipe;
        }
        var unix = at.Scheme == "unix";
        var socket = unix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (unix)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(at.LocalPath), cancellation);
            else
                await socket.ConnectAsync(at.Host, at.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Uri Endpoint()
    {
        if (Uri.TryCreate(Environment.GetEnvironmentVariable("DOCKER_HOST"), UriKind.Absolute, out var named))
            return named;
        return new(OperatingSystem.IsWindows() ? "npipe://./pipe/docker_engine" : "unix:///var/run/docker.sock");
    }
}
