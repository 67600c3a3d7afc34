using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Security;

/// <summary>A judge hands in scorecards of one round under one id, and learns nothing that the public does not.</summary>
public sealed class JudgeTests(EmptyTracker service) : IClassFixture<EmptyTracker>, IAsyncLifetime
{
    private static int cups;

    private readonly string cup = $"judged-{Interlocked.Increment(ref cups)}";

    private TrackerHost Host => service.Host;

    private string Cards => $"/api/competitions/{cup}/rounds/second/scorecards";

    public async ValueTask InitializeAsync() => await SmallCup.ImportAsync(Host, cup);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Its_own_cards_are_recorded_under_its_name_and_the_answer_does_not_count_the_record()
    {
        var judge = await Host.JudgeAsync(cup);

        var answer = await Host.PostAsAsync(judge, Cards, Card("ann", "expert-1"));

        Assert.Equal((200, null), (answer.Status, answer.Tag));
        Assert.Null(answer.Json["version"]);
        var card = Assert.Single(answer.Json["events"]!.AsArray())!;
        Assert.Equal(("ann", "expert-1"), ((string?)card["team"], (string?)card["judge"]));
        Assert.Null(card["sequence"]);
        var recorded = await Host.GetAsync(
            $"/api/competitions/{cup}/history?type=ScorecardSubmitted",
            asOperator: true
        );
        Assert.Matches(@"^judge-\d+ \(judge\)$", Assert.Single(recorded.Each("events", "recordedBy")));
    }

    [Fact]
    public async Task It_sees_its_own_cards_and_nobody_elses()
    {
        var judge = await Host.JudgeAsync(cup);
        await Host.PostAsync(Cards, Card("ann", "expert-2"));
        await Host.PostAsAsync(judge, Cards, Card("bob", "expert-1"));

        var own = await Host.GetAsAsync(judge, Cards);
        var all = await Host.GetAsync(Cards, asOperator: true);

        Assert.Equal(["expert-2", "expert-1"], all.Each("scorecards", "judge"));
        Assert.Equal(["expert-1"], own.Each("scorecards", "judge"));
        Assert.Equal((SmallCup.Version + 2, SmallCup.Version), (all.Number("version"), own.Number("version")));
        Assert.DoesNotContain("expert-2", (await Host.GetAsAsync(judge, $"{Cards}?format=csv")).Body);
        Assert.Empty((await Host.GetAsAsync(judge, $"{Cards}?judge=expert-2")).Each("scorecards", "judge"));
        var other = await Host.GetAsAsync(judge, Cards.Replace("second", "first", StringComparison.Ordinal));
        Assert.Empty(other.Each("scorecards", "judge"));
    }

    [Fact]
    public async Task Of_a_file_the_line_is_named_that_is_not_its_own_and_a_receipt_counts_its_own_cards()
    {
        var judge = await Host.JudgeAsync(cup);

        var refused = await FileAsync($"{Card("ann", "expert-1")}\n{Card("bob", "expert-2")}\n");
        var taken = await FileAsync($"{Card("ann", "expert-1")}\n{Card("bob", "expert-1")}\n");
        var closed = await FileAsync($"{Card("dan", "expert-1")}\n");

        Problem.Is(403, "token-insufficient", refused);
        Assert.StartsWith("In line 2", (string?)refused.Json["detail"], StringComparison.Ordinal);
        Assert.Equal((200, 2, null), (taken.Status, taken.Number("added"), taken.Tag));
        Assert.Null(taken.Json["version"]);
        Assert.Equal(422, closed.Status);
        Assert.DoesNotContain("2026-01-03", closed.Body);

        Task<Answer> FileAsync(string lines) =>
            Host.SendAsync(
                HttpMethod.Post,
                Cards,
                new StringContent(lines, System.Text.Encoding.UTF8, "application/x-ndjson"),
                judge
            );
    }

    [Fact]
    public async Task It_takes_its_card_back()
    {
        var judge = await Host.JudgeAsync(cup, teams: ["ann"]);
        await Host.PostAsAsync(judge, Cards, Card("ann", "expert-1"));

        Assert.Equal(
            200,
            (await Host.PostAsAsync(judge, $"{Cards}/withdrawal", """{ "team": "ann", "judge": "expert-1" }""")).Status
        );
        Refused(
            "At $.judge: 'expert-2' is not the token's judge.",
            await Host.PostAsAsync(judge, $"{Cards}/withdrawal", """{ "team": "ann", "judge": "expert-2" }""")
        );
        Refused(
            "At $.team: 'bob' is none of the token's teams.",
            await Host.PostAsAsync(judge, $"{Cards}/withdrawal", """{ "team": "bob", "judge": "expert-1" }""")
        );
    }

    [Theory]
    [InlineData(
        "ann",
        "expert-2",
        "speed",
        "At $.scorecards[1].judge: 'expert-2' is not the token's judge.",
        "expert-1"
    )]
    [InlineData("bob", "expert-1", "speed", "At $.scorecards[1].team: 'bob' is none of the token's teams.", "ann, cat")]
    [InlineData(
        "ann",
        "expert-1",
        "style",
        "At $.scorecards[1].scores.style: 'style' is none of the token's criteria.",
        "speed"
    )]
    public async Task A_card_outside_of_its_scope_is_named_with_what_is_allowed_and_none_is_recorded(
        string team,
        string judge,
        string criterion,
        string detail,
        string allowed
    )
    {
        var token = await Host.JudgeAsync(cup, criteria: ["speed"], teams: ["ann", "cat"]);
        var cards = $"{Card("cat", "expert-1")}, {Card(team, judge, criterion)}";

        var answer = await Host.PostAsAsync(token, Cards, $$"""{ "scorecards": [{{cards}}] }""");

        Refused(detail, answer);
        Assert.Equal(allowed, (string?)answer.Json["instead"]);
        Assert.Equal(
            SmallCup.Version,
            (await Host.GetAsync($"/api/competitions/{cup}", asOperator: true)).Number("version")
        );
    }

    [Fact]
    public async Task Another_round_or_competition_is_not_its_own()
    {
        await SmallCup.ImportAsync(Host, $"{cup}-other");
        var judge = await Host.JudgeAsync(cup);

        Refused(
            "The token is not for the round 'first'.",
            await Host.PostAsAsync(judge, Cards.Replace("second", "first"), Card("ann", "expert-1"))
        );
        Refused(
            $"The token is not for the competition '{cup}-other'.",
            await Host.PostAsAsync(judge, Cards.Replace(cup, $"{cup}-other"), Card("ann", "expert-1"))
        );
    }

    [Fact]
    public async Task It_writes_nothing_else()
    {
        var judge = await Host.JudgeAsync(cup);
        foreach (
            var write in EveryWrite
                .All.Select(each => each.Data)
                .Where(each => !each.EndsWith("/scorecards", StringComparison.Ordinal))
        )
        foreach (var query in new[] { "", "?dryRun=true" })
        {
            var (method, path, body) = EveryWrite.In(write, cup);
            var answer = await Host.SendAsync(method, path + query, TrackerHost.Json(body), judge);
            Problem.Is(403, "token-insufficient", answer);
        }
        Assert.Equal(
            SmallCup.Version,
            (await Host.GetAsync($"/api/competitions/{cup}", asOperator: true)).Number("version")
        );
    }

    [Fact]
    public async Task What_its_card_contradicts_is_not_told()
    {
        var judge = await Host.JudgeAsync(cup);
        await Host.PostAsync(
            $"/api/competitions/{cup}/teams/cat/withdrawal",
            new { at = "2026-01-05", publicAt = "2999-01-01" }
        );

        var answer = await Host.PostAsAsync(judge, Cards, Card("cat", "expert-1"));

        Problem.Is(409, "scorecard-not-taken", answer);
        Assert.DoesNotContain("2026-01-05", answer.Body);
        Problem.Is(422, "score-out-of-range", await Host.PostAsAsync(judge, Cards, Card("ann", "expert-1", score: 99)));
    }

    [Fact]
    public async Task It_cannot_ask_which_version_the_record_has() =>
        Problem.Is(
            403,
            "token-insufficient",
            await Host.PostAsAsync(await Host.JudgeAsync(cup), Cards, Card("ann", "expert-1"), ("If-Match", "\"11\""))
        );

    [Fact]
    public async Task It_sees_neither_what_others_gave_nor_how_far_they_are()
    {
        var judge = await Host.JudgeAsync(cup);
        await Host.PostAsync(Cards, Card("ann", "expert-2"));
        await Host.PostAsAsync(judge, Cards, Card("bob", "expert-1"));

        foreach (var read in EveryRead.OfOne.Select(each => each.Data))
        {
            var path = EveryRead.In(read, cup);
            Assert.Equal((path, (await Host.GetAsync(path)).Body), (path, (await Host.GetAsAsync(judge, path)).Body));
        }
        Assert.Contains(
            "progress",
            (await Host.GetAsync($"/api/competitions/{cup}/standings?round=second", true)).Body
        );
    }

    [Fact]
    public async Task With_a_key_its_card_is_recorded_once_and_the_answer_is_the_same()
    {
        var judge = await Host.JudgeAsync(cup);

        var first = await Host.PostAsAsync(judge, Cards, Card("ann", "expert-1"), ("Idempotency-Key", "once"));
        var again = await Host.PostAsAsync(judge, Cards, Card("ann", "expert-1"), ("Idempotency-Key", "once"));

        Assert.Equal((200, first.Body), (again.Status, again.Body));
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
    }

    private static string Card(string team, string judge, string criterion = "speed", int score = 5) =>
        $$"""{ "team": "{{team}}", "judge": "{{judge}}", "scores": { "{{criterion}}": {{score}} } }""";

    private static void Refused(string detail, Answer answer)
    {
        Problem.Is(403, "token-insufficient", answer);
        Assert.Equal(detail, (string?)answer.Json["detail"]);
    }
}
