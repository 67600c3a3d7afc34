using System.Text.RegularExpressions;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Versions;

/// <summary>The version of the API may be named by path, and every answer says it; without it the same is answered.</summary>
public sealed partial class VersionTests(EmptyTracker service) : Versioned(service)
{
    public static TheoryData<string> Reads => EveryRead.All;

    public static TheoryData<string> Writes => EveryWrite.All;

    [Theory, MemberData(nameof(Reads))]
    public async Task A_read_by_the_path_of_the_version_is_the_same_read(string read)
    {
        var path = EveryRead.In(read, await NewCupAsync());
        // The second time it may lie ready.
        for (var i = 0; i < 2; i++)
        {
            var (plain, named) = (await Host.GetAsync(path), await Host.GetAsync(InV1(path)));

            Assert.Equal(200, named.Status);
            Assert.Equal(
                (plain.Status, plain.Body, plain.Tag, plain.MediaType),
                (named.Status, named.Body, named.Tag, named.MediaType)
            );
            Assert.Equal("1", named.Headers["Api-Version"]);
            Assert.DoesNotContain("/api/v1", named.Body);
        }
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task A_write_by_the_path_and_the_types_of_the_version_is_the_same_write(string write)
    {
        var (method, path, body) = EveryWrite.In(write, await NewCupAsync());

        var plain = await Host.SendAsync(method, Query(path), TrackerHost.Json(body), Token(path));
        var tried = await Host.SendAsync(method, InV1(Query(path)), InNamedType(body), Token(path), ("Accept", Named));
        var taken = await Host.SendAsync(method, InV1(path), InNamedType(body), Token(path), ("Accept", Named));

        Assert.Equal(200, tried.Status);
        Assert.Equal((Timeless(plain), Named), (Timeless(tried), tried.MediaType));
        Assert.Contains(taken.Status, (int[])[200, 201]);
        Assert.Equal(("1", Named), (taken.Headers["Api-Version"], taken.MediaType));
        Assert.DoesNotContain("/api/v1", taken.Headers.GetValueOrDefault("Location", ""));

        string Query(string of) => $"{of}?dryRun=true";
        string Token(string of) =>
            of.StartsWith("/api/import", StringComparison.Ordinal) ? TrackerHost.ArchivistToken : TrackerHost.Token;
    }

    [Fact]
    public async Task A_key_is_the_same_one_by_either_path()
    {
        var path = $"/api/competitions/{await NewCupAsync()}/notes";

        var first = await Host.PostAsync(path, """{ "text": "Once." }""", ("Idempotency-Key", "versions"));
        var again = await Host.PostAsync(
            InV1(path),
            """{ "text": "Once." }""",
            ("Idempotency-Key", "versions"),
            ("Accept", Named)
        );

        Assert.Equal(
            (200, first.Body, "true", Named),
            (again.Status, again.Body, again.Headers["Idempotency-Replayed"], again.MediaType)
        );
    }

    [Fact]
    public async Task The_feed_has_it_too()
    {
        var path = $"/api/competitions/{await NewCupAsync()}/feed?follow=false";

        var answer = await Host.GetAsync(InV1(path));

        Assert.Equal((200, "1"), (answer.Status, answer.Headers["Api-Version"]));
        Assert.Equal((await Host.GetAsync(path)).Body, answer.Body);
        Problem.Is(406, "not-acceptable", await AcceptAsync(path, Named));
    }

    [Theory]
    [InlineData("/api/v2/competitions", "2")]
    [InlineData("/api/v0/competitions", "0")]
    [InlineData("/api/v01/competitions", "01")]
    [InlineData("/api/v1.0/competitions", "1.0")]
    [InlineData("/API/V12/nothing", "12")]
    [InlineData("/api/v3", "3")]
    [InlineData("/api/%762/competitions", "2")]
    public async Task A_version_that_there_is_not_is_not_found_and_those_that_there_are_are_named(
        string path,
        string version
    )
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            var answer = await Host.SendAsync(method, path, null, TrackerHost.Token);

            Problem.Is(404, "unknown-version", answer);
            Assert.Contains($"version {version} ", (string?)answer.Json["detail"]);
            Assert.Contains("/api/v1", (string?)answer.Json["instead"]);
        }
    }

    [Theory]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/")]
    [InlineData("/api/v/competitions")]
    [InlineData("/api/version/competitions")]
    [InlineData("/api/v1a/competitions")]
    [InlineData("/api/v1/v1/competitions")]
    [InlineData("/api/v1competitions")]
    [InlineData("/api/v1%2fcompetitions")]
    [InlineData("/v1/api/competitions")]
    [InlineData("/apiv1/competitions")]
    public async Task What_names_no_version_is_a_path_as_any_other(string path) =>
        Problem.Is(
            404,
            "not-found",
            await Host.SendAsync(HttpMethod.Get, path, null, null, ("Accept", "application/json"))
        );

    [Theory]
    [InlineData("/API/V1/competitions")]
    [InlineData("/api/v1/competitions/")]
    [InlineData("/api/%76%31/competitions")]
    public async Task What_means_the_path_leads_there(string path) =>
        Assert.Equal(200, (await Host.GetAsync(path)).Status);

    [Fact]
    public async Task Every_answer_says_the_version_whatever_it_is()
    {
        var path = $"/api/competitions/{await NewCupAsync()}/field";
        var tag = (await Host.GetAsync(path)).Tag;

        foreach (
            var (status, answer) in new[]
            {
                (200, await Host.SendAsync(HttpMethod.Head, path, null, null)),
                (304, await Host.SendAsync(HttpMethod.Get, path, null, null, ("If-None-Match", tag))),
                (200, await Host.GetAsync($"{path}.csv")),
                (400, await Host.GetAsync($"{path}?asOf=never")),
                (401, await Host.SendAsync(HttpMethod.Post, "/api/import", TrackerHost.Json("{}"), null)),
                (404, await Host.GetAsync("/api/nothing")),
                (404, await Host.GetAsync("/api/v9")),
                (405, await Host.SendAsync(HttpMethod.Delete, path, null, TrackerHost.Token)),
                (200, await Host.GetAsync("/api/tokens", asOperator: true)),
            }
        )
            Assert.Equal((status, "1"), (answer.Status, answer.Headers.GetValueOrDefault("Api-Version")));
        Assert.False((await Host.GetAsync("/health/live")).Headers.ContainsKey("Api-Version"));
    }

    [Fact]
    public async Task Pages_of_other_sites_can_read_it()
    {
        var answer = await Host.SendAsync(
            HttpMethod.Get,
            "/api/v1/competitions",
            null,
            null,
            ("Origin", "https://example.org")
        );

        Assert.Equal("*", answer.Headers["Access-Control-Allow-Origin"]);
        Assert.Superset(
            new HashSet<string> { "Api-Version", "Deprecation", "Sunset", "Link" },
            answer
                .Headers["Access-Control-Expose-Headers"]
                .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
                .ToHashSet()
        );
    }

    [Theory]
    [InlineData("/api/competitions", "PATCH")]
    [InlineData("/mcp", "POST")]
    [InlineData("/mcp", "GET")]
    [InlineData("/mcp", "DELETE")]
    public async Task Pages_of_other_sites_may_send_what_is_needed(string path, string method)
    {
        const string headers = "authorization,content-type,mcp-protocol-version,mcp-session-id";
        var answer = await Host.SendAsync(
            HttpMethod.Options,
            path,
            null,
            null,
            ("Origin", "https://example.org"),
            ("Access-Control-Request-Method", method),
            ("Access-Control-Request-Headers", headers)
        );

        Assert.Equal(
            (204, "*", headers),
            (
                answer.Status,
                answer.Headers["Access-Control-Allow-Origin"],
                answer.Headers["Access-Control-Allow-Headers"]
            )
        );
        Assert.Contains(method, answer.Headers["Access-Control-Allow-Methods"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assistants_in_pages_of_other_sites_read_what_the_tools_answer()
    {
        var answer = await Host.SendAsync(
            HttpMethod.Post,
            "/mcp",
            TrackerHost.Json("""{ "jsonrpc": "2.0", "id": 1, "method": "tools/list" }"""),
            null,
            ("Origin", "https://example.org"),
            ("Accept", "application/json, text/event-stream")
        );

        Assert.Equal((200, "*"), (answer.Status, answer.Headers["Access-Control-Allow-Origin"]));
        Assert.Contains("Mcp-Session-Id", answer.Headers["Access-Control-Expose-Headers"], StringComparison.Ordinal);
    }

    // When a service came to hold it is of each.
    private static string Timeless(Answer answer) => Instant().Replace(answer.Body, "");

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[^""]*")]
    private static partial Regex Instant();

    private static string InV1(string path) => path.Replace("/api/", "/api/v1/", StringComparison.Ordinal);
}
