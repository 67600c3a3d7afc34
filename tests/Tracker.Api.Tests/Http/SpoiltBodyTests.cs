using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Http;

/// <summary>Bodies that were right and went wrong in a random place: the service never fails by one.</summary>
public sealed class SpoiltBodyTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private const int Times = 60;

    private static readonly string[] Others =
    [
        "null",
        "true",
        "0",
        "-1",
        "1e400",
        "1.5",
        "79228162514264337593543950336",
        "9223372036854775808",
        "\"\"",
        "\" \"",
        "\"x\"",
        "\"2026-02-30\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "{\"\": null}",
        "{\"$ref\": \"#\"}",
        "{\"$type\": \"System.String\"}",
    ];

    private TrackerHost Host => service.Host;

    public static TheoryData<string> Writes => EveryWrite.All;

    [Theory, MemberData(nameof(Writes))]
    public async Task A_value_of_another_kind_in_any_place_is_read_or_refused(string write)
    {
        var (method, path, body) = await InNewCupAsync(write, "values");

        foreach (var place in Places(JsonNode.Parse(body)!).Select(node => node.GetPath()).ToList())
        foreach (var other in Others)
            await AssertReadOrRefusedAsync(
                method,
                path,
                Encoding.UTF8.GetBytes(Replaced(body, place, "\"SPOILT\"").Replace("\"SPOILT\"", other))
            );
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task Bytes_that_were_changed_lost_or_doubled_are_read_or_refused(string write)
    {
        var (method, path, body) = await InNewCupAsync(write, "bytes");
        var right = Encoding.UTF8.GetBytes(body);
        // Always the same ones, so that what fails once fails again.
#pragma warning disable CA5394
        var random = new Random(write.Length);
        for (var i = 0; i < Times; i++)
        {
            var (from, to) = (random.Next(right.Length), random.Next(right.Length));
            byte[] spoilt = random.Next(3) switch
            {
                0 => [.. right[..from], (byte)random.Next(256), .. right[(from + 1)..]],
                1 => [.. right[..from], .. right[Math.Max(from, to)..]],
                _ => [.. right[..from], .. right[Math.Min(from, to)..]],
            };
            await AssertReadOrRefusedAsync(method, path, spoilt);
        }
#pragma warning restore CA5394
    }

    private async Task AssertReadOrRefusedAsync(HttpMethod method, string path, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var answer = await Host.SendAsync(method, $"{path}?dryRun=true", content, TrackerHost.Token);
        if (answer.Status == 200)
            return;
        Assert.True(answer.Status is 400 or 404 or 409 or 422, $"{Encoding.UTF8.GetString(body)}\n{answer.Body}");
        Assert.NotEqual("", $"{answer.Json["code"]}{answer.Json["detail"]}");
        Assert.DoesNotMatch("System\\.|Tracker\\.|LineNumber|BytePosition", (string)answer.Json["detail"]!);
    }

    private async Task<(HttpMethod Method, string Path, string Body)> InNewCupAsync(string write, string how)
    {
        var cup = $"{how}-{EveryWrite.All.Select(each => each.Data).ToList().IndexOf(write)}";
        await SmallCup.ImportAsync(Host, cup);
        return EveryWrite.In(write, cup);
    }

    private static IEnumerable<JsonNode> Places(JsonNode node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member => Places(member.Value!)).Prepend(node),
            JsonArray items => items.SelectMany(item => Places(item!)).Prepend(node),
            _ => [node],
        };

    private static string Replaced(string body, string place, string other)
    {
        var root = JsonNode.Parse(body)!;
        if (place == "$")
            return other;
        Places(root).Single(node => node.GetPath() == place).ReplaceWith(JsonNode.Parse(other));
        return root.ToJsonString();
    }
}
