using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.DataFiles;

/// <summary>The same address answers in the representation that the reader likes best (RFC 9110, section 12.5.1).</summary>
public sealed class AcceptTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private static int cups;

    private TrackerHost Host => service.Host;

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("TEXT/CSV; charset=utf-8", "text/csv")]
    [InlineData("text/*", "text/csv")]
    [InlineData("application/x-ndjson", "application/x-ndjson")]
    [InlineData("text/csv;q=0.5, application/json;q=0.4", "text/csv")]
    [InlineData("text/csv;q=0.4, application/json;q=0.5", "application/json")]
    [InlineData("text/csv, application/json", "application/json")]
    [InlineData("application/json;q=0, */*;q=0.1", "text/csv")]
    [InlineData("application/*;q=0.2, application/x-ndjson;q=0.1", "application/json")]
    [InlineData("application/*;q=0.1, application/x-ndjson;q=0.2", "application/x-ndjson")]
    [InlineData("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/json")]
    [InlineData("what is this", "application/json")]
    public async Task What_is_liked_best_is_given(string? accept, string given)
    {
        var cup = await NewCupAsync();
        foreach (var path in new[] { "/field", "/standings", "/history" })
        {
            var answer = await GetAsync(cup + path, accept);

            Assert.Equal((200, given), (answer.Status, answer.MediaType));
            Assert.Equal("Accept, Accept-Language, Authorization", answer.Headers["Vary"]);
        }
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/html, image/*")]
    [InlineData("*/*;q=0")]
    [InlineData("text/csv;q=0, text/*")]
    public async Task What_cannot_be_given_is_refused_with_what_can(string accept)
    {
        var cup = await NewCupAsync();
        foreach (var path in new[] { "/field", "/standings?round=first", "/history?limit=2" })
        {
            var answer = await GetAsync(cup + path, accept);

            Problem.Is(406, "not-acceptable", answer);
            Assert.Equal("application/json, text/csv, application/x-ndjson", (string?)answer.Json["instead"]);
            Assert.Equal("Accept, Accept-Language, Authorization", answer.Headers["Vary"]);
        }
    }

    [Theory]
    [InlineData("/funnel", "application/json")]
    [InlineData("", "application/json")]
    [InlineData("/teams", "application/json")]
    [InlineData("/diff?from=2026-01-01&to=2026-01-04", "application/json")]
    [InlineData("/proofs/inclusion?place=1", "application/json")]
    [InlineData("/certificate?team=ann&asOf=2026-01-04", "application/json")]
    [InlineData("/checkpoint", "text/plain")]
    [InlineData("/rounds/first/scorecards/template", "text/csv")]
    [InlineData("/feed?follow=false", "text/event-stream")]
    public async Task What_has_one_form_is_given_to_those_who_take_it_alone(string path, string form)
    {
        var cup = await NewCupAsync();
        var others = form == "application/json" ? "text/csv" : "application/json";
        var wildcard = $"{form.Split('/')[0]}/*";
        foreach (
            var accept in new[]
            {
                null,
                form,
                wildcard,
                "*/*",
                $"{others}, */*;q=0.1",
                "text/html, */*;q=0.8",
                "what is",
            }
        )
        {
            var answer = await GetAsync(cup + path, accept);
            Assert.Equal((accept, 200, form), (accept, answer.Status, answer.MediaType));
        }
        foreach (var accept in new[] { others, "image/*", $"{form};q=0", $"{wildcard};q=0, {others}" })
            Problem.Is(406, "not-acceptable", await GetAsync(cup + path, accept));
    }

    [Theory]
    [InlineData("/calendar.ics", "text/calendar")]
    [InlineData("/atom.xml", "application/atom+xml")]
    [InlineData("/field.csv", "text/csv")]
    public async Task Where_an_address_has_an_extension_that_counts_more(string path, string form)
    {
        var cup = await NewCupAsync();

        foreach (var accept in new[] { null, form, "application/xml, text/xml", "image/png", "*/*" })
        {
            var answer = await GetAsync(cup + path, accept);
            Assert.Equal((accept, 200, form), (accept, answer.Status, answer.MediaType));
        }
    }

    [Fact]
    public async Task A_write_whose_answer_is_not_taken_is_not_done()
    {
        var cup = await NewCupAsync();

        var refused = await Host.PostAsync($"{cup}/notes", new { text = "No." }, ("Accept", "text/csv"));
        Problem.Is(406, "not-acceptable", refused);
        Assert.Equal("application/json", (string?)refused.Json["instead"]);
        Assert.DoesNotContain("No.", (await Host.GetAsync($"{cup}/history")).Body);
        var taken = await Host.PostAsync(
            $"{cup}/notes",
            new { text = "Yes." },
            ("Accept", "application/vnd.tracker.v1+json")
        );
        Assert.Equal((200, "application/vnd.tracker.v1+json"), (taken.Status, taken.MediaType));
    }

    [Fact]
    public async Task The_extension_of_an_address_says_it_whatever_the_reader_accepts()
    {
        var cup = await NewCupAsync();

        Assert.Equal("text/csv", (await GetAsync($"{cup}/field.csv", "application/json")).MediaType);
        Assert.Equal("application/json", (await GetAsync($"{cup}/field.json", "text/csv")).MediaType);
        var answer = await GetAsync($"{cup}/field.xlsx", null);
        Problem.Is(404, "not-found", answer);
        Assert.Equal(".json, .csv, .ndjson", (string?)answer.Json["instead"]);
    }

    [Fact]
    public async Task Each_representation_has_a_tag_of_its_own()
    {
        var cup = await NewCupAsync();
        var tags = new List<string>();
        foreach (var accept in new[] { "application/json", "text/csv", "application/x-ndjson" })
        {
            var answer = await GetAsync($"{cup}/field", accept);
            tags.Add(answer.Tag!);
            Assert.Matches("^\"11\\.[0-9a-f]{16}\"$", answer.Tag);
            Assert.Equal(304, (await GetAsync($"{cup}/field", accept, answer.Tag)).Status);
            Assert.Equal(
                200,
                (await GetAsync($"{cup}/field", accept, tags[0] == answer.Tag ? "\"x\"" : tags[0])).Status
            );
            var head = await Host.SendAsync(HttpMethod.Head, $"{cup}/field", null, null, ("Accept", accept));
            Assert.Equal((200, "", answer.Tag), (head.Status, head.Body, head.Tag));
        }
        Assert.Equal(3, tags.Distinct().Count());
    }

    [Theory]
    [InlineData("/field.csv?at=2026-01-02", "There is no parameter 'at' here.")]
    [InlineData("/field.csv?round=first", "There is no parameter 'round' here.")]
    [InlineData("/standings.csv?asOf=soon", "The parameter asOf cannot be read.")]
    [InlineData("/field.csv?lang=!", "The parameter lang cannot be read.")]
    [InlineData("/standings.ndjson?round=No", "The parameter round cannot be read.")]
    [InlineData("/history.csv?limit=100001", "The parameter limit cannot be read.")]
    [InlineData("/history.json?limit=1001", "The parameter limit cannot be read.")]
    [InlineData("/history.ndjson?type=Nothing", "The parameter type cannot be read.")]
    [InlineData("/calendar.ics?round=first", "There is no parameter 'round' here.")]
    [InlineData("/atom.xml?knownAt=9", "The parameter knownAt cannot be read.")]
    public async Task A_parameter_that_is_wrong_is_named(string path, string detail)
    {
        var answer = await GetAsync(await NewCupAsync() + path, null);

        Problem.Is(400, "malformed", answer);
        Assert.Equal(detail, (string?)answer.Json["detail"]);
    }

    [Fact]
    public async Task A_round_that_is_not_there_is_not_found()
    {
        foreach (var file in new[] { "csv", "ndjson", "json" })
            Problem.Is(
                404,
                "round-unknown",
                await GetAsync($"{await NewCupAsync()}/standings.{file}?round=third", null)
            );
    }

    private Task<Answer> GetAsync(string path, string? accept, string? known = null) =>
        Host.SendAsync(HttpMethod.Get, path, null, null, ("Accept", accept), ("If-None-Match", known));

    private Task<string> NewCupAsync() => SmallCup.ImportAsync(Host, $"cup-{Interlocked.Increment(ref cups)}");
}
