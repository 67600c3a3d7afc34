using System.Text;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Rounds;

/// <summary>Scorecards that are handed in as files: all of a file or nothing, however it was saved.</summary>
public sealed class ScorecardFileTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private const string Table = "team,judge,crust,scores.name\nrye,baker-1,51.50,abstain\nspelt,baker-1,,9\n";

    private static readonly string[] Cards =
    [
        """rye baker-1 {"crust":51.50,"name":null}""",
        """spelt baker-1 {"name":9}""",
    ];

    private TrackerHost Host => service.Host;

    [Fact]
    public async Task Lines_are_taken_in_and_counted()
    {
        var round = await Tasting.OpenAsync(Host);
        var lines = """
            {"team": "rye", "judge": "baker-1", "scores": {"crust": 51.50, "name": null}}

            {"scores": {"name": 9}, "judge": "baker-1", "team": "spelt"}
            """;

        var first = await Host.HandInLinesAsync(round, lines, "?at=2026-03-03");
        var again = await Host.HandInLinesAsync(round, lines.Replace("\n", "\r\n"), "?at=2026-03-03");
        var other = await Host.HandInLinesAsync(round, lines.Replace("9", "8"));

        Assert.Equal((200, 7), (first.Status, first.Number("version")));
        Assert.Equal("\"7\"", first.Tag);
        Assert.Equal((2, 0, 0), Counts(first));
        Assert.Equal((7, (0, 0, 2)), (again.Number("version"), Counts(again)));
        Assert.Equal((8, (0, 1, 1)), (other.Number("version"), Counts(other)));
        Assert.Equal([Cards[0], Cards[1].Replace("9", "8")], await Host.CardsAsync(round));
        var events = (await Host.GetAsync($"{round[..^15]}/history?type=ScorecardSubmitted", true)).Json["events"]!;
        Assert.Equal("2026-03-03", (string?)events[0]!["at"]);
    }

    public static TheoryData<string, string, string> Tables =>
        new()
        {
            { "text/csv", "utf-8", Table },
            { "text/csv; charset=utf-8", "utf-8", Table },
            { "text/csv", "utf-8 with mark", Table },
            { "text/csv; charset=euc-kr", "utf-8 with mark", Table },
            { "text/csv", "utf-8", Table.Replace(',', ';') },
            { "text/csv", "utf-8", Table.Replace(',', '\t').Replace("\n", "\r\n") },
            { "text/csv", "utf-8", "sep=;\n" + Table.Replace(',', ';') },
            {
                "Text/CSV",
                "utf-8",
                Table.Replace("abstain", "\" 기권 \"").Replace("crust", "껍질").Replace("scores.name", "모양")
            },
            {
                "text/csv",
                "cp949",
                Table.Replace("abstain", "기권").Replace("crust", "껍질").Replace("scores.name", "모양")
            },
            {
                "text/csv; charset=\"cp949\"",
                "cp949",
                Table
                    .Replace("abstain", "-")
                    .Replace("team,", "name,team,")
                    .Replace("rye", "호밀빵,rye")
                    .Replace("spelt", ",spelt")
            },
            {
                "text/csv",
                "utf-8",
                Table.Replace("crust", "CRUST").Replace("scores.name", "looks") + ",,,\n\nrye,baker-9,,\noat,,,\n"
            },
        };

    [Theory, MemberData(nameof(Tables))]
    public async Task A_table_is_read_as_spreadsheets_save_it(string mediaType, string encoding, string table)
    {
        var round = await Tasting.OpenAsync(Host);

        var answer = await Host.HandInAsync(round, mediaType, Encoded(table, encoding));

        Assert.True(answer.Status == 200, answer.Body);
        Assert.Equal(Cards, await Host.CardsAsync(round));
        Assert.Equal(table.Contains("baker-9") ? 2 : 0, answer.Number("unscored"));
        var again = await Host.HandInAsync(round, mediaType, Encoded(table, encoding));
        Assert.Equal((answer.Number("version"), (0, 0, 2)), (again.Number("version"), Counts(again)));
    }

    [Fact]
    public async Task A_dry_run_of_what_is_right_counts_and_stores_nothing()
    {
        var round = await Tasting.OpenAsync(Host);

        var answer = await Host.HandInTableAsync(round, Table, "?dryRun=true");

        Assert.Equal((200, 5, true), (answer.Status, answer.Number("version"), (bool)answer.Json["dryRun"]!));
        Assert.Equal((2, 0, 0), Counts(answer));
        Assert.Empty(await Host.CardsAsync(round));
    }

    [Fact]
    public async Task A_list_of_JSON_is_taken_in_and_shows_its_events()
    {
        var round = await Tasting.OpenAsync(Host);
        const string card = """{"team": "rye", "judge": "baker-1", "scores": {"crust": 51}}""";

        var answer = await Host.PostAsync($"{round}/scorecards?at=2026-03-04", $"[{card}]");
        var faulty = await Host.PostAsync(
            $"{round}/scorecards",
            $"[{card}, {card.Replace("rye", "cat").Replace("51", "61")}]"
        );
        var malformed = await Host.PostAsync(
            $"{round}/scorecards",
            $$"""{"scorecards": [{{card.Replace("rye", "Rye")}}, null, {{card.Replace("51", "\"51\"")}}]}"""
        );

        Assert.Equal("2026-03-04", (string?)Assert.Single(answer.Json["events"]!.AsArray())!["at"]);
        Problem.Is(422, "team-unknown", faulty);
        Assert.Equal(["$[1].team", "$[1].scores.crust"], faulty.Each("faults", "path"));
        Problem.Is(400, "malformed", malformed);
        Assert.Equal(
            ["$.scorecards[0].team", "$.scorecards[1]", "$.scorecards[2].scores.crust"],
            malformed.Each("faults", "path")
        );
        var twice = card.Replace("{\"team", "{\"at\": \"2026-03-03\", \"team");
        Problem.Is(400, "malformed", await Host.PostAsync($"{round}/scorecards?at=2026-03-04", twice));
        Problem.Is(400, "malformed", await Host.PostAsync($"{round}/scorecards?at=soon", card));
    }

    [Fact]
    public async Task A_file_keeps_to_conditions_and_keys()
    {
        var round = await Tasting.OpenAsync(Host);
        Task<Answer> SendAsync(string table, params (string, string?)[] headers) =>
            Host.HandInAsync(round, "text/csv", Encoding.UTF8.GetBytes(table), "", headers);

        Problem.Is(412, "moved-on", await SendAsync(Table, ("If-Match", "\"3\"")));
        var first = await SendAsync(Table, ("Idempotency-Key", "table-1"), ("If-Match", "\"5\""));
        var again = await SendAsync(Table, ("Idempotency-Key", "table-1"), ("If-Match", "\"5\""));
        Assert.Equal((200, first.Body, "true"), (again.Status, again.Body, again.Headers["Idempotency-Replayed"]));
        Assert.Equal((2, 0, 0), Counts(again));
        var wrong = await SendAsync(Table.Replace("51.50", "x"), ("Idempotency-Key", "table-2"));
        var wrongAgain = await SendAsync(Table.Replace("51.50", "x"), ("Idempotency-Key", "table-2"));
        Assert.Equal((422, wrong.Body), (wrongAgain.Status, wrongAgain.Body));
        Problem.Is(
            422,
            "idempotency-key-reused",
            await SendAsync(Table.Replace("51.50", "52"), ("Idempotency-Key", "table-2"))
        );
    }

    [Fact]
    public async Task Two_judges_who_hand_in_the_same_card_at_once_leave_one()
    {
        var round = await Tasting.OpenAsync(Host);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    i % 2 == 0
                        ? Host.HandInTableAsync(round, Table)
                        : Host.HandInLinesAsync(
                            round,
                            """
                            {"team": "rye", "judge": "baker-1", "scores": {"crust": 51.50, "name": null}}
                            {"team": "spelt", "judge": "baker-1", "scores": {"name": 9}}
                            """
                        )
                )
        );

        Assert.All(answers, answer => Assert.Equal((200, 7), (answer.Status, answer.Number("version"))));
        Assert.Equal(2, answers.Sum(answer => answer.Number("added")));
        Assert.Equal(Cards, await Host.CardsAsync(round));
    }

    [Fact]
    public async Task A_file_has_its_bounds()
    {
        var round = await Tasting.OpenAsync(Host);
        var more = new StringBuilder();
        for (var i = 0; i <= 200_000; i++)
            more.Append("{\"team\":\"rye\",\"judge\":\"x-").Append(i).Append("\",\"scores\":{\"name\":1}}\n");

        Problem.Is(
            413,
            "too-large",
            await Host.HandInAsync(round, "application/x-ndjson", new byte[32 * 1024 * 1024 + 1])
        );
        var many = await Host.HandInLinesAsync(round, more.ToString());
        Problem.Is(413, "too-large", many);
        Assert.Contains("200000", (string?)many.Json["detail"]);
        var faulty = string.Concat(Enumerable.Repeat("x\n", 1200));
        var told = await Host.HandInLinesAsync(round, faulty);
        Assert.Equal((1000, 1200), (told.Json["faults"]!.AsArray().Count, told.Number("faultCount")));
        Assert.Empty(await Host.CardsAsync(round));
    }

    [Fact]
    public async Task Nobody_hands_in_without_a_token()
    {
        var content = new StringContent(Table, Encoding.UTF8, "text/csv");
        var round = await Tasting.OpenAsync(Host);

        Problem.Is(401, "token-required", await Host.SendAsync(HttpMethod.Post, $"{round}/scorecards", content, null));
    }

    private static (int Added, int Replaced, int Unchanged) Counts(Answer answer) =>
        (answer.Number("added"), answer.Number("replaced"), answer.Number("unchanged"));

    private static byte[] Encoded(string text, string encoding) =>
        encoding switch
        {
            "cp949" => CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetBytes(text),
            "utf-8 with mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes(text),
        };
}
