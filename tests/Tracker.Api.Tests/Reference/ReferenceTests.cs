using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Reference;

[Collection(SeededTracker.Collection)]
public sealed partial class ReferenceTests(SeededTracker seeded)
{
    private TrackerHost Host => seeded.Host;

    [Fact]
    public async Task It_describes_every_endpoint_that_the_service_maps()
    {
        var document = (await Host.GetAsync("/openapi/v1.json")).Json;

        Assert.StartsWith("3.1.", (string?)document["openapi"], StringComparison.Ordinal);
        Assert.Equal(
            EveryWrite
                .Endpoints(Host)
                .Where(each => each.Method != "HEAD")
                .Select(each => $"{each.Method} {each.Path}")
                .Order(),
            Operations(document).Select(each => $"{each.Method} {each.Path}").Order()
        );
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_what_it_takes_and_what_it_answers()
    {
        var document = (await Host.GetAsync("/openapi/v1.json")).Json;

        foreach (var (method, path, operation) in Operations(document))
        {
            var name = $"{method} {path}";
            var summary = (string?)operation["summary"];
            Assert.False(string.IsNullOrWhiteSpace(summary), name);
            // Cut where a sentence ends, not within a number or a bracket.
            Assert.Equal(summary.Count(each => each == '('), summary.Count(each => each == ')'));
            Assert.DoesNotMatch(@"CloudEvents 1\z|the type tracker\z", summary);
            Assert.Contains(operation["responses"]!.AsObject(), each => each.Key is "200" or "201");
            Assert.Contains(
                "application/problem+json",
                operation["responses"]!
                    .AsObject()
                    .SelectMany(each => each.Value!["content"]?.AsObject() ?? [])
                    .Select(each => each.Key)
            );
            Assert.Equal(
                Placeholder().Matches(path).Select(match => match.Groups[1].Value).Order(),
                Parameters(operation, "path").Order()
            );
            Assert.Equal((name, method is "POST" or "PUT" or "PATCH"), (name, operation["requestBody"] is not null));
        }
    }

    [Fact]
    public async Task It_says_by_what_a_feed_is_resumed()
    {
        var feed = (await Host.GetAsync("/openapi/v1.json")).Json["paths"]!["/api/competitions/{competition}/feed"]!;
        var parameters = feed["get"]!["parameters"]!.AsArray();

        var header = Assert.Single(parameters, each => (string?)each!["name"] == "Last-Event-ID")!;
        Assert.Equal(("header", "^r?[0-9]{0,18}$"), ((string?)header["in"], (string?)header["schema"]!["pattern"]));
        var follow = Assert.Single(parameters, each => (string?)each!["name"] == "follow")!;
        Assert.True((bool)follow["schema"]!["default"]!);
        Assert.All(
            parameters.Where(each => (string?)each!["in"] != "path"),
            each => Assert.False(string.IsNullOrWhiteSpace((string?)each!["description"]))
        );
    }

    [Fact]
    public async Task A_document_of_another_version_is_none() =>
        Problem.Is(404, "not-found", await Host.GetAsync("/openapi/v2.json"));

    [Fact]
    public async Task It_says_what_webhooks_are_sent()
    {
        var sent = (await Host.GetAsync("/openapi/v1.json")).Json["webhooks"]!["event"]!["post"]!;

        Assert.Equal(["webhook-id", "webhook-timestamp", "webhook-signature"], Parameters(sent, "header"));
        var body = sent["requestBody"]!["content"]!["application/cloudevents+json"]!["schema"]!;
        Assert.Superset(
            new HashSet<string> { "specversion", "id", "source", "type", "time", "data" },
            body["properties"]!.AsObject().Select(each => each.Key).ToHashSet()
        );
        Assert.Equal(["2XX", "410", "default"], sent["responses"]!.AsObject().Select(each => each.Key));
    }

    [Fact]
    public async Task Everything_that_it_refers_to_is_in_it()
    {
        var document = (await Host.GetAsync("/openapi/v1.json")).Json;

        var references = References(document).Distinct().ToList();

        Assert.NotEmpty(references);
        Assert.All(
            references,
            reference =>
                Assert.NotNull(
                    reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)document, (node, name) => node?[name])
                )
        );
    }

    [Fact]
    public async Task Words_that_may_stand_somewhere_are_listed()
    {
        var document = (await Host.GetAsync("/openapi/v1.json")).Body;

        foreach (var word in new[] { "trimmed-mean", "by-criteria", "half-even", "to-leader", "conceded" })
            Assert.Contains($"\"{word}\"", document);
    }

    [Fact]
    public async Task The_page_loads_nothing_from_elsewhere()
    {
        var page = await Host.GetAsync("/docs/");

        Assert.Equal((200, "text/html"), (page.Status, page.MediaType));
        var loaded = Loaded().Matches(page.Body).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(loaded);
        Assert.All(loaded, link => Assert.DoesNotMatch("^(https?:)?//", link));
        Assert.DoesNotMatch("@import|url\\(['\"]?(https?:)?//|import\\(['\"]https?:", page.Body);
        foreach (var link in loaded.Where(link => !link.StartsWith("data:", StringComparison.Ordinal)))
            Assert.Equal(200, (await Host.GetAsync(new Uri(new Uri("http://here/docs/"), link).PathAndQuery)).Status);
    }

    private static IEnumerable<(string Method, string Path, JsonNode Operation)> Operations(JsonNode document) =>
        document["paths"]!
            .AsObject()
            .Where(path => path.Key.StartsWith("/api", StringComparison.Ordinal))
            .SelectMany(path =>
                path.Value!.AsObject()
                    .Where(each => each.Key is "get" or "post" or "put" or "delete" or "patch")
                    .Select(each => (each.Key.ToUpperInvariant(), path.Key, each.Value!))
            );

    private static IEnumerable<string> Parameters(JsonNode operation, string place) =>
        (operation["parameters"]?.AsArray() ?? [])
            .Where(parameter => (string?)parameter!["in"] == place)
            .Select(parameter => (string)parameter!["name"]!);

    private static IEnumerable<string> References(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member =>
                member is { Key: "$ref", Value: JsonValue reference } ? [(string)reference!] : References(member.Value)
            ),
            JsonArray items => items.SelectMany(References),
            _ => [],
        };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("<(?:script|link|img|iframe)[^>]*?(?:src|href)=[\"']([^\"']+)")]
    private static partial Regex Loaded();
}
