using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Tracker.Benchmarks.Parties;

/// <summary>
/// A web service that does nothing but answer one path with bytes that are there already. It is this program, started
/// again with a word that makes it serve.
/// </summary>
internal static class BareKestrel
{
    public const string Word = "bare";

    /// <summary>What it answers.</summary>
    internal sealed record Answer(string Path, Dictionary<string, string> Headers, byte[] Body);

    /// <summary>Starts it with an answer that a service gave, and with the heap that the service has.</summary>
    /// <param name="service">The service's assembly.</param>
    /// <param name="folder">A folder for the answer.</param>
    /// <param name="path">The path that it answers.</param>
    /// <param name="given">The answer.</param>
    public static async Task<WebService> StartAsync(
        string service,
        string folder,
        string path,
        HttpResponseMessage given
    )
    {
        var headers = given
            .Headers.Concat(given.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Content-Length" or "Transfer-Encoding"))
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        var file = Path.Combine(folder, "answer.json");
        var answer = new Answer(path, headers, await given.Content.ReadAsByteArrayAsync());
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(answer));
        return await WebService.StartAsync(
            typeof(BareKestrel).Assembly.Location,
            [Word, file],
            new Dictionary<string, string> { ["DOTNET_gcServer"] = HasServerHeap(service) ? "1" : "0" },
            path
        );
    }

    private static bool HasServerHeap(string service)
    {
        var settings = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(service, ".runtimeconfig.json")));
        return (bool?)settings?["runtimeOptions"]?["configProperties"]?["System.GC.Server"] == true;
    }

    /// <summary>Serves until it is stopped.</summary>
    public static async Task ServeAsync(string file)
    {
        var answer = JsonSerializer.Deserialize<Answer>(await File.ReadAllTextAsync(file))!;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        await using var app = builder.Build();
        app.MapGet(
            answer.Path.Split('?')[0],
            http =>
            {
                foreach (var (name, value) in answer.Headers)
                    http.Response.Headers[name] = value;
                http.Response.ContentLength = answer.Body.Length;
                return http.Response.Body.WriteAsync(answer.Body).AsTask();
            }
        );
        await app.RunAsync();
    }
}
