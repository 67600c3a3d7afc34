using System.Net.Http.Headers;
using System.Text;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Http;

/// <summary>Whatever is sent to whichever write, it is read or refused with the place that is wrong.</summary>
public sealed class MalformedBodyTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private static int cups;

    // What is put into the body, and what the refusal names; $ is where it was put.
    public static TheoryData<string, string> Insertions =>
        new()
        {
            { "\"unheardOf\": 1", "$.unheardOf" },
            { "\"Note\": \"in another case\"", "$.Note" },
            { "\"note\": \"one\", \"note\": \"two\"", "$.note" },
            { "\"note\": 5", "$.note" },
            { "\"note\": [\"of many\"]", "$.note" },
            { "\"official\": \"yes\"", "$.official" },
            { "\"official\": null", "$.official" },
            { "\"publicAt\": 1e400", "$.publicAt" },
            { "\"publicAt\": {}", "$.publicAt" },
            { "\"publicAt\": \"2025-02-30\"", "$.publicAt" },
            { "\"publicAt\": \"2025-02-03T10:00:00\"", "$.publicAt" },
            { "\"publicAt\": \"yesterday\"", "$.publicAt" },
            { "\"publicAt\": \"\"", "$.publicAt" },
            { "\"sources\": \"paper\"", "$.sources" },
            { "\"sources\": [7]", "$.sources[0]" },
            { "\"note\": \"\\u0000\"", "$.note" },
            { "\"note\": \"\\ud800\"", "$.note" },
            { "\"note\": \"\\udc00\\ud800\"", "$.note" },
            { "\"note\": \"\u0000\"", "$.note" },
            { "\"note\": \"\u001b[2J\"", "$.note" },
            { "\"note\": \"LONG\"", "$.note" },
            { "\"sources\": DEEP", "$.sources[0][0]" },
            { "\"note\": \"never closed", "$.note" },
            { "\"note\": 'single'", "$.note" },
            { "\"note\": \"a comment\", /* here */", "$" },
        };

    public static TheoryData<string, string> Bodies =>
        new()
        {
            { "", "$" },
            { " ", "$" },
            { "null", "$" },
            { "[]", "$" },
            { "5", "$" },
            { "\"text\"", "$" },
            { "hello", "$" },
            { "{", "$" },
            { "{} {}", "$" },
            { "{\"note\": \"a\",}", "$" },
            { "<xml/>", "$" },
        };

    private TrackerHost Host => service.Host;

    [Theory, MemberData(nameof(Insertions))]
    public async Task A_member_that_cannot_be_read_is_named(string inserted, string place) =>
        await AssertRefusedAsync(body => Encoding.UTF8.GetBytes(Insert(body, inserted)), place);

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_is_no_object_is_refused(string sent, string place) =>
        await AssertRefusedAsync(_ => Encoding.UTF8.GetBytes(sent), place);

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused_where_they_are() =>
        await AssertRefusedAsync(
            body => [.. Encoding.Latin1.GetBytes(Insert(body, "\"note\": \"\xe9t\xe9\"").Replace("컵", ""))],
            "$.note"
        );

    [Fact]
    public async Task UTF16_is_refused() => await AssertRefusedAsync(Encoding.Unicode.GetBytes, "$");

    [Fact]
    public async Task More_than_a_body_may_be_is_refused() =>
        await AssertRefusedAsync(_ => new byte[10 * 1024 * 1024], "bytes", 413, "too-large");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData(null)]
    public async Task What_is_not_said_to_be_JSON_is_refused(string? type) =>
        await AssertRefusedAsync(Encoding.UTF8.GetBytes, "application/json", 415, "media-type-unsupported", type);

    // Editors and shells of Windows put a byte order mark before UTF-8; whoever sends one means the text after it.
    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_body()
    {
        foreach (var write in EveryWrite.All.Select(each => each.Data))
        {
            var (method, path, body) = EveryWrite.In(write, await NewCupAsync());

            var answer = await SendAsync(method, path, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(body)]);

            Assert.True(answer.Status is 200 or 201, $"{write}: {answer.Body}");
        }
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/vnd.tracker+json")]
    [InlineData("Application/JSON")]
    public async Task JSON_by_another_name_is_read(string type)
    {
        var (method, path, body) = EveryWrite.In("POST {c}/notes", await NewCupAsync());

        Assert.Equal(200, (await SendAsync(method, path, Encoding.UTF8.GetBytes(body), type)).Status);
    }

    // Every write gets it, and all faults are told at once.
    private async Task AssertRefusedAsync(
        Func<string, byte[]> spoil,
        string place,
        int status = 400,
        string code = "malformed",
        string? type = "application/json"
    )
    {
        var faults = new List<string>();
        var cup = await NewCupAsync();
        var before = await Sql.CountEventsAsync(Host.Database);
        foreach (var write in EveryWrite.All.Select(each => each.Data))
        {
            var (method, path, body) = EveryWrite.In(write, cup);
            var answer = await SendAsync(method, path, spoil(body), type);
            var isFile = write.EndsWith("/import", StringComparison.Ordinal);
            var named = isFile ? place.Replace("$.", "$.events[0].") : place;
            if (
                answer.MediaType != "application/problem+json"
                || answer.Status != status
                || !(answer.Code == code || (isFile && answer.Code == "history-invalid"))
                || !$"{answer.Json["detail"]} {answer.Json["instead"]}".Contains(named)
            )
                faults.Add($"{write}: {answer.Status} {answer.Body}");
        }
        Assert.Empty(faults);
        Assert.Equal(before, await Sql.CountEventsAsync(Host.Database));
    }

    private static string Insert(string body, string inserted)
    {
        var long_ = inserted.Replace("LONG", new string('x', 100_000));
        var text = long_.Replace("DEEP", new string('[', 1000) + new string(']', 1000));
        // A file carries facts within itself; any other body is one.
        var place = body.Contains("\"type\"") ? body.IndexOf("{ \"type\"", StringComparison.Ordinal) + 1 : 1;
        var comma = body[place..].TrimStart() is ['}', ..] ? "" : ",";
        return body.Insert(place, $" {text}{comma} ");
    }

    private async Task<string> NewCupAsync()
    {
        var cup = $"cup-{Interlocked.Increment(ref cups)}";
        await SmallCup.ImportAsync(Host, cup);
        return cup;
    }

    private Task<Answer> SendAsync(HttpMethod method, string path, byte[] body, string? type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return Host.SendAsync(method, path, content, TrackerHost.Token);
    }
}
