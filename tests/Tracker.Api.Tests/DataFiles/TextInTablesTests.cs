using System.Text.Json.Nodes;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.DataFiles;

/// <summary>What people wrote comes through a table unharmed and does no harm; long tables are sent as they are written.</summary>
public sealed class TextInTablesTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private TrackerHost Host => service.Host;

    [Fact]
    public async Task What_begins_like_a_formula_is_text_and_a_number_keeps_its_digits()
    {
        await SmallCup.ImportAsync(Host, "formulas");
        var cup = "/api/competitions/formulas";
        foreach (var (team, name) in new[] { ("ann", "=1+1"), ("bob", "+82 Bob"), ("cat", "@cat") })
            await Host.PostAsync(
                $"{cup}/teams/{team}/name",
                new { name = new { en = name, ko = "-큰, \"팀\"\n이름" } }
            );
        var corrected = await Host.PostAsync(
            $"{cup}/rounds/first/correction",
            """
            { "reason": "Digits.", "policy": "decision-stands",
              "results": [{ "team": "ann", "total": 9.50, "note": "\tTabbed" },
                                               { "team": "bob", "total": 8.00, "note": "\rReturned" }] }
            """
        );
        Assert.Equal(200, corrected.Status);

        var standings = Csv.Read((await Host.GetAsync($"{cup}/standings.csv?round=first")).Body)
            .ToDictionary(row => row["team"]);
        var field = Csv.Read((await Host.GetAsync($"{cup}/field.csv")).Body).ToDictionary(row => row["team"]);

        Assert.Equal(("'=1+1", "'-큰, \"팀\"\n이름"), (field["ann"]["name_en"], field["ann"]["name_ko"]));
        Assert.Equal(
            ("'+82 Bob", "'@cat", "Dan"),
            (field["bob"]["name_en"], field["cat"]["name_en"], field["dan"]["name_en"])
        );
        Assert.Equal(("9.50", "'\tTabbed"), (standings["ann"]["total"], standings["ann"]["note"]));
        Assert.Equal(("8.00", "'\rReturned"), (standings["bob"]["total"], standings["bob"]["note"]));
    }

    [Fact]
    public async Task Spreadsheets_know_it_by_its_first_bytes()
    {
        await SmallCup.ImportAsync(Host, "marked");
        foreach (var file in new[] { "field", "standings", "history" })
        {
            var bytes = await Host.Client.GetByteArrayAsync(
                new Uri($"/api/competitions/marked/{file}.csv", UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'c', (byte)'o'], bytes[..5]);
        }
    }

    [Fact]
    public async Task Every_language_that_occurs_has_a_column()
    {
        await SmallCup.ImportAsync(Host, "tongues");
        await Host.PostAsync(
            "/api/competitions/tongues/teams/bob/name",
            """{ "name": { "zh-Hant": "鮑伯", "de": "Bob der Baumeister" } }"""
        );

        var field = Csv.Read((await Host.GetAsync("/api/competitions/tongues/field.csv")).Body);

        Assert.Equal(
            ["name_en", "name_ko", "name_de", "name_zh-Hant"],
            field[0].Keys.Where(name => name.StartsWith("name_", StringComparison.Ordinal))
        );
        var bob = field.Single(row => row["team"] == "bob");
        Assert.Equal(("", "Bob der Baumeister", "鮑伯"), (bob["name_en"], bob["name_de"], bob["name_zh-Hant"]));
    }

    [Fact]
    public async Task A_history_of_thousands_of_events_is_one_file_with_a_tag()
    {
        await SmallCup.ImportAsync(Host, "long");
        var cup = "/api/competitions/long";
        var cards = string.Join(
            '\n',
            Enumerable.Range(1, 1500).Select(i => $$"""{"team": "ann", "judge": "j-{{i}}", "scores": {"speed": 5} }""")
        );
        var taken = await Host.SendAsync(
            HttpMethod.Post,
            $"{cup}/rounds/second/scorecards",
            new StringContent(cards, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-ndjson")),
            TrackerHost.Token
        );
        Assert.Equal(200, taken.Status);

        var csv = await Host.GetAsync($"{cup}/history.csv", asOperator: true);
        var lines = await Host.GetAsync($"{cup}/history.ndjson", asOperator: true);

        Assert.Equal(Enumerable.Range(1, 1511).Select(i => $"{i}"), Csv.Read(csv.Body).Select(row => row["sequence"]));
        Assert.Equal(
            Enumerable.Range(1, 1511),
            lines
                .Body.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => (int)JsonNode.Parse(line)!["sequence"]!)
        );
        Assert.Equal("attachment; filename=\"long-history.csv\"", csv.Headers["Content-Disposition"]);
        Assert.Matches("^\"1511\\.[0-9a-f]{16}\"$", csv.Tag);
        var again = await Host.SendAsync(
            HttpMethod.Get,
            $"{cup}/history.csv",
            null,
            TrackerHost.Token,
            ("If-None-Match", csv.Tag)
        );
        var head = await Host.SendAsync(HttpMethod.Head, $"{cup}/history.csv", null, TrackerHost.Token);
        Assert.Equal((304, ""), (again.Status, again.Body));
        Assert.Equal((200, "", csv.Tag), (head.Status, head.Body, head.Tag));
        // Nobody without a role can tell that there are any.
        Assert.Equal(11, Csv.Read((await Host.GetAsync($"{cup}/history.csv")).Body).Count);
    }
}
