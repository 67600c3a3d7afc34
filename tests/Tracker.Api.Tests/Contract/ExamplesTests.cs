using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Http;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Contract;

/// <summary>
/// The examples in the OpenAPI document are what the service answers. With TRACKER_WRITE_CONTRACT=1 the answers are written
/// anew into src/Tracker.Api/Reference/examples.json, from which the next build takes them.
/// </summary>
public sealed class ExamplesTests(TestDatabase databases)
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task They_are_what_the_service_answers()
    {
        await using var host = await TrackerHost.StartAsync(databases, seeded: true, new FakeTimeProvider(Now));
        foreach (var id in StagedHistories.All)
            Assert.Equal(201, (await host.ImportAsync(StagedHistories.FileOf(id, id))).Status);
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Kept(), TestContext.Current.CancellationToken))!;
        var operations = Operations((await host.GetAsync("/openapi/v1.json")).Json);
        var different = new List<string>();

        foreach (var (id, example) in kept["operations"]!.AsObject())
        {
            var (method, path, operation) = operations[id];
            var answer = await AskAsync(host, method, path, operation, example!["asked"]!, kept["everywhere"]!);
            Compare(id, example, answer, different);
        }
        foreach (var problem in kept["problems"]!.AsArray())
            Compare(problem!["asked"]!.ToJsonString(), problem, await AskAsync(host, problem["asked"]!), different);

        if (Environment.GetEnvironmentVariable("TRACKER_WRITE_CONTRACT") == "1")
            await File.WriteAllTextAsync(
                Kept(),
                kept.ToJsonString(ContractTests.Readable) + "\n",
                TestContext.Current.CancellationToken
            );
        else
            Assert.Empty(different);
    }

    [Fact]
    public async Task Every_operation_shows_one_but_those_that_need_something_made_first_and_every_problem_has_its_own()
    {
        await using var host = await TrackerHost.StartAsync(databases);

        var operations = Operations((await host.GetAsync("/openapi/v1.json")).Json);

        Assert.Equal(
            WithoutExample,
            operations
                .Where(each => !Answers(each.Value.Operation).Any(answer => answer["examples"]?["usual"] is not null))
                .Select(each => each.Key)
                .Order(StringComparer.Ordinal)
        );
        Assert.All(
            operations.Values.SelectMany(each =>
                each.Operation["responses"]!.AsObject().Where(told => told.Key[0] > '3')
            ),
            told => Assert.NotEmpty(told.Value!["content"]!["application/problem+json"]!["examples"]!.AsObject())
        );
    }

    // A scorecard that was handed in, a token that was made, a webhook that is registered.
    private static readonly string[] WithoutExample =
    [
        "changeWebhook",
        "deleteWebhook",
        "getWebhook",
        "listAttempts",
        "listDeadLetters",
        "registerWebhook",
        "replayDeadLetters",
        "replayWebhook",
        "revokeToken",
        "rotateSecret",
        "testWebhook",
        "withdrawScorecard",
    ];

    private static IEnumerable<JsonNode> Answers(JsonNode operation) =>
        operation["responses"]!
            .AsObject()
            .SelectMany(told => told.Value!["content"]?.AsObject().Select(type => type.Value!) ?? []);

    private static void Compare(string name, JsonNode example, JsonNode answer, List<string> different)
    {
        var (kept, varies) = (
            example["answer"],
            example["varies"]?.AsArray().Select(each => (string)each!).ToArray() ?? []
        );
        if (kept is null || !JsonNode.DeepEquals(Without(varies, kept), Without(varies, answer)))
        {
            different.Add($"{name}: {answer.ToJsonString()[..Math.Min(500, answer.ToJsonString().Length)]}");
            example["answer"] = answer;
        }
    }

    // What is signed, random or told once is another each time: its place is compared, not itself.
    private static JsonNode Without(string[] varies, JsonNode answer)
    {
        var same = answer.DeepClone();
        foreach (var name in varies)
            if (name.Length == 0)
                same["body"] = null;
            else if (same["body"] is JsonObject body && body.ContainsKey(name))
                body[name] = null;
        return same;
    }

    private static async Task<JsonNode> AskAsync(
        TrackerHost host,
        string method,
        string path,
        JsonNode operation,
        JsonNode asked,
        JsonNode everywhere
    )
    {
        var (query, headers) = (new List<string>(), new List<(string, string?)>());
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
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
        return Told(
            await host.SendAsync(
                new HttpMethod(method),
                query.Count == 0 ? path : $"{path}?{string.Join('&', query)}",
                asked["body"] is { } body ? TrackerHost.Json(body.ToJsonString()) : null,
                TokenOf(asked),
                [.. headers]
            )
        );
    }

    private static async Task<JsonNode> AskAsync(TrackerHost host, JsonNode asked)
    {
        if ((string?)asked["made"] is { } made)
            return Made(made);
        var text = asked["bytes"] is { } bytes ? new string(' ', (int)bytes) : asked["body"]?.ToJsonString();
        using var body = text is null
            ? null
            : new StringContent(text, Encoding.UTF8, (string?)asked["mediaType"] ?? "application/json");
        return Told(
            await host.SendAsync(
                new HttpMethod((string)asked["method"]!),
                (string)asked["at"]!,
                body,
                TokenOf(asked),
                ("If-Match", (string?)asked["match"]),
                ("Accept", (string?)asked["accept"])
            )
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

    private static JsonObject Told(Answer answer) =>
        new()
        {
            ["status"] = answer.Status,
            ["mediaType"] = answer.MediaType,
            ["body"] =
                answer.MediaType?.EndsWith("/json", StringComparison.Ordinal) == true
                || answer.MediaType == "application/problem+json"
                    ? answer.Json
                    : answer.Body,
        };

    private static string? TokenOf(JsonNode asked) => (string?)asked["token"] == "operator" ? TrackerHost.Token : null;

    private static Dictionary<string, (string Method, string Path, JsonNode Operation)> Operations(JsonNode document) =>
        document["paths"]!
            .AsObject()
            .SelectMany(path =>
                path.Value!.AsObject()
                    .Select(each => (each.Key.ToUpper(CultureInfo.InvariantCulture), path.Key, each.Value!))
            )
            .ToDictionary(each => (string)each.Item3["operationId"]!);

    private static string Kept([CallerFilePath] string here = "") =>
        Path.Combine(
            Path.GetDirectoryName(here)!,
            "..",
            "..",
            "..",
            "src",
            "Tracker.Api",
            "Reference",
            "examples.json"
        );
}
