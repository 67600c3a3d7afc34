using Tracker.Api.Tests.Support;
using Tracker.Client;

namespace Tracker.Api.Tests.Client;

[Collection(RunningTracker.Collection)]
public sealed class ReadingTests(RunningTracker tracker) : IDisposable
{
    private readonly TrackerClient client = tracker.As(token: null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task The_field_on_any_date_as_known_on_any_other()
    {
        var early = await client.FieldAsync(
            "sovereign-ai",
            new ReadOptions { AsOf = new DateOnly(2025, 8, 10) },
            Cancellation
        );
        var surprised = await client.FieldAsync(
            "sovereign-ai",
            new ReadOptions
            {
                AsOf = new DateOnly(2026, 1, 16),
                KnownAt = new DateOnly(2026, 1, 14),
                Language = "ko",
            },
            Cancellation
        );

        Assert.Equal(
            ["lg-ai-research", "naver-cloud", "nc-ai", "sk-telecom", "upstage"],
            early.Teams.Select(team => team.Id)
        );
        Assert.Equal(new DateOnly(2025, 8, 4), early.Teams[0].Since.Date);
        Assert.Equal(5, surprised.Size);
        Assert.Contains("네이버클라우드", surprised.Teams.Select(team => team.Name.NameIn("ko")));
    }

    [Fact]
    public async Task An_instant_keeps_its_offset_on_the_way()
    {
        var before = new DateTimeOffset(2026, 1, 15, 14, 45, 0, TimeSpan.FromHours(9));

        var field = await client.FieldAsync("sovereign-ai", new ReadOptions { AsOf = before }, Cancellation);

        Assert.Equal(before, field.AsOf.Instant);
    }

    [Fact]
    public async Task Standings_have_their_points_to_the_last_digit()
    {
        var standings = await client.StandingsAsync("sovereign-ai", "stage-1", null, Cancellation);

        var first = standings.Rows[0];
        Assert.Equal(("lg-ai-research", 1, 90.2m), (first.Team, first.Rank, first.Total));
        Assert.Equal(33.6m, first.Scores["benchmark"]);
        Assert.Equal(new Cut(4, 3, null), standings.Cut);
        var gated = standings.Rows.Single(row => row.Team == "naver-cloud");
        Assert.Equal((null, "gate", 4), (gated.Rank, gated.Reason, gated.Unofficial?.Rank));
    }

    [Fact]
    public async Task The_funnel_the_competition_and_its_teams()
    {
        var funnel = await client.FunnelAsync("sovereign-ai", null, Cancellation);
        var competition = await client.CompetitionAsync("sovereign-ai", null, Cancellation);
        var teams = await client.TeamsAsync("nist-pqc", "kyber", null, Cancellation);
        var page = await client.CompetitionsAsync(after: "nist", limit: 1, Cancellation);

        Assert.Equal([15, 10, 5, 3, 4, 3], funnel.Actual);
        Assert.Equal(["naver-cloud"], funnel.Steps[2].Eliminated.Where(e => e.Reason == "gate").Select(e => e.Team));
        Assert.Equal(("Asia/Seoul", "1차 단계평가"), (competition.TimeZone, competition.Rounds[2].Name.NameIn("ko")));
        Assert.Equal(["crystals-kyber"], teams.Teams.Select(team => team.Id));
        Assert.Equal(["nist-pqc"], page.Competitions.Select(each => each.Id));
        Assert.NotNull(page.Next);
    }

    [Fact]
    public async Task What_differs_between_two_dates_and_between_what_was_known_on_two_days()
    {
        var dates = await client.DiffAsync(
            "sovereign-ai",
            new Between.Dates(new DateOnly(2026, 1, 14), new DateOnly(2026, 1, 16)),
            Cancellation
        );
        var unaware = await client.DiffAsync(
            "sovereign-ai",
            new Between.Dates(new DateOnly(2026, 1, 14), new DateOnly(2026, 1, 16), new DateOnly(2026, 1, 14)),
            Cancellation
        );
        var days = await client.DiffAsync(
            "sovereign-ai",
            new Between.Days(new DateOnly(2026, 8, 18), new DateOnly(2026, 8, 21), new DateOnly(2026, 8, 20)),
            Cancellation
        );

        Assert.Equal(new Change<int>(5, 3), dates.Sizes);
        Assert.Equal(["naver-cloud", "nc-ai"], dates.Out);
        var stage = Assert.Single(dates.Rounds);
        Assert.Equal(("stage-1", new Change<string?>("pending", "provisional")), (stage.Round, stage.Result));
        var leader = stage.Teams[0];
        Assert.Equal((new Change<int?>(null, 1), new Change<decimal?>(null, 90.2m)), (leader.Rank, leader.Total));
        Assert.Equal(new Change<string?>("pending", "eliminated: gate"), stage.Teams[1].Outcome);
        Assert.Equal((new Change<int>(5, 5), 0), (unaware.Sizes, unaware.Events.Count));
        Assert.Equal(new DateOnly(2026, 8, 18), days.From.KnownAt.Date);
        Assert.Equal(days.From.AsOf, days.To.AsOf);
        Assert.Equal(
            ["lg-ai-research", "motif-technologies", "sk-telecom"],
            days.Rounds.Single().Teams.Select(team => team.Team)
        );
    }

    [Fact]
    public async Task Why_a_team_stands_where_it_does_and_who_said_so()
    {
        var gated = await client.ExplanationAsync("sovereign-ai", "stage-1", "naver-cloud", null, Cancellation);
        var leader = await client.ExplanationAsync("sovereign-ai", "stage-1", "lg-ai-research", null, Cancellation);
        var early = await Assert.ThrowsAsync<TrackerException>(() =>
            client.ExplanationAsync(
                "sovereign-ai",
                "stage-1",
                "lunit",
                new ReadOptions { AsOf = new DateOnly(2026, 1, 20) },
                Cancellation
            )
        );

        Assert.Equal(("eliminated", "gate"), (gated.Outcome.Value, gated.Outcome.Reason));
        Assert.Equal((null, false), (gated.Total.Value, gated.Gates.Single().Passed));
        Assert.Equal((1, "as published"), (leader.Rank.Value, leader.Rank.How));
        Assert.Equal((90.2m, 90.2m), (leader.Total.Value, leader.Total.Sum));
        Assert.Equal("Ministry of Science and ICT", leader.Total.Said?.Sources[0].Publisher);
        Assert.Equal(9.2m, leader.Criteria[0].Criteria[0].Points);
        Assert.Equal((404, "team-not-evaluated"), (early.Status, early.Code));
    }

    [Fact]
    public async Task What_would_have_been()
    {
        var race = await tracker.RaceAsync("client-race");

        var asked = await client.WhatIfAsync(
            race,
            "race",
            new Supposition { Weights = new Dictionary<string, decimal> { ["style"] = 3 } },
            null,
            Cancellation
        );
        var before = await Assert.ThrowsAsync<TrackerException>(() =>
            client.WhatIfAsync(
                race,
                "race",
                new Supposition(),
                new ReadOptions { AsOf = new DateOnly(2026, 1, 2) },
                Cancellation
            )
        );

        Assert.Equal(
            [
                new OutcomeFlip("ann", "selected", "selected", "eliminated by rank"),
                new OutcomeFlip("bob", "eliminated by rank", "eliminated by rank", "selected"),
            ],
            asked.Consequences.Flips
        );
        Assert.Equal(new Change<decimal?>(1, 5), asked.Consequences.Margin);
        Assert.Equal(3, asked.Supposed.Weights?["style"]);
        Assert.Equal(new SmallestFlip("speed", 1, 0.75m, "ann", "bob"), asked.SmallestFlip);
        Assert.Equal((409, "round-not-evaluated"), (before.Status, before.Code));
        Assert.Equal(asked.Version, (await client.CompetitionAsync(race, null, Cancellation)).Version);
    }

    [Fact]
    public async Task A_history_is_read_over_its_pages_to_the_end()
    {
        var filter = new HistoryFilter { Type = "TeamEntered", Limit = 7 };

        var entered = await client
            .HistoryAsync("nist-pqc", filter, cancellation: Cancellation)
            .ToListAsync(Cancellation);

        Assert.Equal(69, entered.Count);
        Assert.Equal(69, entered.Select(each => each.Text("team")).Distinct().Count());
        Assert.All(entered, each => Assert.Equal(("TeamEntered", true), (each.Type, each.Imported)));
    }

    [Fact]
    public async Task An_answer_is_there_as_it_was_sent_too()
    {
        var field = await client.FieldAsync("aes", new ReadOptions { Language = "en" }, Cancellation);
        var raw = await client.GetAsync("competitions/aes/teams/rijndael?asOf=2000-12-31", Cancellation);

        Assert.Equal(
            await tracker.Http.GetByteArrayAsync(
                new Uri("/api/competitions/aes/field", UriKind.Relative),
                Cancellation
            ),
            field.Utf8.ToArray()
        );
        Assert.Equal("Rijndael", raw.Read().GetProperty("name").GetProperty("en").GetString());
    }

    [Fact]
    public async Task What_is_not_there_is_a_typed_refusal()
    {
        var refusal = await Assert.ThrowsAsync<TrackerException>(() =>
            client.FieldAsync("no/such?thing", null, Cancellation)
        );
        var unknown = await Assert.ThrowsAsync<TrackerException>(() => client.FieldAsync("nobody", null, Cancellation));

        Assert.Equal((404, false), (refusal.Status, refusal.IsOutage));
        Assert.Equal((404, "competition-unknown"), (unknown.Status, unknown.Code));
        Assert.Equal("There is no competition 'nobody'.", unknown.Detail);
        Assert.StartsWith("the id of one that was announced", unknown.Instead, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_is_the_file_that_the_service_gives()
    {
        using var file = new MemoryStream();
        var told = new Told();

        await client.ExportAsync("nist-pqc", file, received: told, cancellation: Cancellation);

        var wanted = await tracker.Http.GetByteArrayAsync(
            new Uri("/api/competitions/nist-pqc/export", UriKind.Relative),
            Cancellation
        );
        Assert.Equal(wanted, file.ToArray());
        Assert.Equal(wanted.Length, told.Steps[^1]);
    }
}
