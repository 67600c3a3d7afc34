using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Api.Http;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Contract;

/// <summary>
/// Asks the service what an example asks, and tells what it answers. What is another each time, an id or where webhooks are taken,
/// is shown as the document shows it, and asked for as it is.
/// </summary>
internal sealed class Asking(TrackerHost host, string receiver)
{
    private readonly List<(string Real, string Shown)> names = [(receiver, "https://newsroom.example")];

    /// <summary>Asks what an operation is asked.</summary>
    public async Task<JsonNode> AskAsync(Operation operation, JsonNode asked, JsonNode everywhere)
    {
        var (path, query, headers) = (operation.Path, new List<string>(), new List<(string, string?)>());
        foreach (var parameter in operation.Described["parameters"]?.AsArray() ?? [])
        {
            var name = (string)parameter!["name"]!;
            var value = asked["path"]?[name] ?? asked["query"]?[name] ?? everywhere[name];
            if (value is null)
                continue;
            switch ((string?)parameter["in"])
            {
                case "path":
                    path = path.Replace($"{{{name}}}", value.ToString(), StringComparison.Ordinal);
                    break;
                case "query":
                    query.Add($"{name}={Uri.EscapeDataString(value.ToString())}");
                    break;
                default:
                    headers.Add((name, value.ToString()));
                    break;
            }
        }
        if ((string?)asked["accept"] is { } accept)
            headers.Add(("Accept", accept));
        return Told(
            await host.SendAsync(
                new HttpMethod(operation.Method),
                Real(query.Count == 0 ? path : $"{path}?{string.Join('&', query)}"),
                asked["body"] is { } body ? TrackerHost.Json(Real(body.ToJsonString())) : null,
                TokenOf(asked),
                [.. headers]
            )
        );
    }

    /// <summary>Asks what is told whole: method, address, body.</summary>
    public async Task<JsonNode> AskAsync(JsonNode asked)
    {
        if ((string?)asked["made"] is { } made)
            return Made(made);
        var text = asked["bytes"] is { } bytes ? new string(' ', (int)bytes) : asked["body"]?.ToJsonString();
        using var body = text is null
            ? null
            : new StringContent(Real(text), Encoding.UTF8, (string?)asked["mediaType"] ?? "application/json");
        return Told(
            await host.SendAsync(
                new HttpMethod((string)asked["method"]!),
                Real((string)asked["at"]!),
                body,
                TokenOf(asked),
                ("If-Match", (string?)asked["match"]),
                ("Accept", (string?)asked["accept"])
            )
        );
    }

    /// <summary>An answer as the document shows it.</summary>
    /// <param name="answer">What was answered.</param>
    /// <param name="members">How members of its body are shown here and from now on: by name.</param>
    public JsonNode Shown(JsonNode answer, JsonNode? members)
    {
        foreach (var (name, shown) in members?.AsObject() ?? [])
            names.Add(((string)answer["body"]![name]!, (string)shown!));
        var text = names.Aggregate(
            answer.ToJsonString(),
            (told, name) => told.Replace(name.Real, name.Shown, StringComparison.Ordinal)
        );
        return JsonNode.Parse(text)!;
    }

    private string Real(string text) =>
        names.Aggregate(text, (asked, name) => asked.Replace(name.Shown, name.Real, StringComparison.Ordinal));

    private JsonNode Told(Answer answer)
    {
        var isJson = answer.MediaType is "application/json" or "application/problem+json";
        return Shown(
            new JsonObject
            {
                ["status"] = answer.Status,
                ["mediaType"] = answer.MediaType,
                ["body"] = isJson ? answer.Json : answer.Body,
            },
            members: null
        );
    }

    // Problems that nobody can ask for.
    private static JsonObject Made(string name)
    {
        var http = new DefaultHttpContext();
        var problem = (ProblemHttpResult)(
            name switch
            {
                "busy" => Problems.Busy(http),
                "failed" => Problems.Failed("4bf92f3577b34da6a3ce929d0e0e4736"),
                _ => Problems.Unreachable(http),
            }
        );
        return new()
        {
            ["status"] = problem.StatusCode,
            ["mediaType"] = "application/problem+json",
            ["body"] = JsonSerializer.SerializeToNode(problem.ProblemDetails, JsonSerializerOptions.Web),
        };
    }

    private static string? TokenOf(JsonNode asked) => (string?)asked["token"] == "operator" ? TrackerHost.Token : null;
}

/// <summary>An operation of the document.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path, with places for parameters.</param>
/// <param name="Described">All that the document says of it.</param>
internal sealed record Operation(string Method, string Path, JsonNode Described);
