using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;
using Tracker.Api.Tests.Webhooks;

namespace Tracker.Api.Tests.Contract;

/// <summary>
/// The examples in the OpenAPI document are what the service answers. With TRACKER_WRITE_CONTRACT=1 the answers are written
/// anew into src/Tracker.Api/Reference/examples.json, from which the next build takes them.
/// </summary>
public sealed class ExamplesTests(TestDatabase databases)
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_what_the_service_answers()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await TrackerHost.OnAsync(
            await databases.CreateAsync(Cancellation),
            seeded: true,
            new FakeTimeProvider(Now),
            settings: Hooked.Loopback
        );
        foreach (var id in StagedHistories.All)
            Assert.Equal(201, (await host.ImportAsync(StagedHistories.FileOf(id, id))).Status);
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Kept(), Cancellation))!;
        var asking = new Asking(host, receiver.Address);
        var operations = Operations((await host.GetAsync("/openapi/v1.json")).Json);
        var examples = kept["operations"]!.AsObject();
        var different = new List<string>();

        foreach (var (id, example) in examples)
        {
            foreach (var before in example!["before"]?.AsArray() ?? [])
                Assert.Equal(200, (int)(await asking.AskAsync(before!))["status"]!);
            var answer = await asking.AskAsync(operations[id], example["asked"]!, kept["everywhere"]!);
            Compare(id, example, asking.Shown(answer, example["shown"]), different);
        }
        // Some of these make what would be in the answers above.
        foreach (var (id, example) in examples)
        foreach (var other in example!["otherwise"]?.AsArray() ?? [])
        {
            var asked = example["asked"]!.DeepClone();
            foreach (var (name, value) in other!["asked"]!.AsObject())
                asked[name] = value?.DeepClone();
            Compare(id, other, await asking.AskAsync(operations[id], asked, kept["everywhere"]!), different);
        }
        foreach (var problem in kept["problems"]!.AsArray())
            Compare(problem!["asked"]!.ToJsonString(), problem, await asking.AskAsync(problem["asked"]!), different);

        if (Environment.GetEnvironmentVariable("TRACKER_WRITE_CONTRACT") == "1")
            await File.WriteAllTextAsync(Kept(), kept.ToJsonString(ContractTests.Readable) + "\n", Cancellation);
        else
            Assert.Empty(different);
    }

    [Fact]
    public async Task Every_answer_of_every_operation_shows_one()
    {
        await using var host = await TrackerHost.StartAsync(databases);

        var answers = Operations((await host.GetAsync("/openapi/v1.json")).Json)
            .SelectMany(each =>
                each.Value.Described["responses"]!
                    .AsObject()
                    .SelectMany(told =>
                        (told.Value!["content"]?.AsObject() ?? []).Select(type =>
                            (Name: $"{each.Key} {told.Key} {type.Key}", Examples: type.Value!["examples"])
                        )
                    )
            );

        Assert.Empty(answers.Where(each => each.Examples is not JsonObject { Count: > 0 }).Select(each => each.Name));
    }

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

    // What is signed, random or told once is another each time: its form is compared, not itself.
    private static JsonNode Without(string[] varies, JsonNode answer)
    {
        var same = answer.DeepClone();
        foreach (var name in varies)
            if (name.Length == 0)
                same["body"] = Form(same["body"]);
            else if (same["body"] is JsonObject body && body.ContainsKey(name))
                body[name] = Form(body[name]);
        return same;
    }

    private static JsonNode? Form(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members.Select(each => KeyValuePair.Create(each.Key, Form(each.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Take(1).Select(Form)]),
            _ => node?.GetValueKind().ToString(),
        };

    private static Dictionary<string, Operation> Operations(JsonNode document) =>
        document["paths"]!
            .AsObject()
            .SelectMany(path =>
                path.Value!.AsObject()
                    .Select(each => new Operation(
                        each.Key.ToUpper(CultureInfo.InvariantCulture),
                        path.Key,
                        each.Value!
                    ))
            )
            .ToDictionary(each => (string)each.Described["operationId"]!);

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
