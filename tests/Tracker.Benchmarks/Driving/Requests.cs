using System.Text;

namespace Tracker.Benchmarks.Driving;

/// <summary>The bytes of requests.</summary>
internal static class Requests
{
    public static byte[] Get(string path, string? token = null) =>
        Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{Authorization(token)}\r\n");

    public static byte[] Post(string path, string json, string? token = null) =>
        Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\n{Authorization(token)}Content-Type: application/json\r\n"
                + $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}"
        );

    private static string Authorization(string? token) => token is null ? "" : $"Authorization: Bearer {token}\r\n";
}
