using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Views;

public class StandingsTests
{
    private static StandingsView Standings(Scenario world, string? round = null) =>
        StandingsView.Of(Headings.Now, world.Competition, round is null ? null : Step(round), "en")!;

    private static (int?, string, string)[] Table(StandingsView standings) =>
        [.. standings.Rows.Select(row => (row.Rank, row.Team.Value, row.Outcome))];

    private static readonly Scenario Gated = Given(FiveTeams)
        .And(Scheduled("stage-1", Worlds.Rubric, 2))
        .And(
            new RoundEvaluated(
                Step("stage-1"),
                [
                    Ranked("lg", 1).Passing("originality") with
                    {
                        Total = 90.2m,
                    },
                    Ranked("naver", 2).Failing("originality") with
                    {
                        Total = 88m,
                    },
                    Ranked("nc", 3).Passing("originality") with
                    {
                        Total = 80m,
                    },
                    Ranked("skt", 3).Passing("originality") with
                    {
                        Total = 80m,
                    },
                    Ranked("upstage", 5).Passing("originality") with
                    {
                        Total = 70.5m,
                    },
                ]
            ).On("2026-01-15")
        );

    [Fact]
    public void Before_any_evaluation_the_field_is_shown_by_name()
    {
        var standings = Standings(Given(StageOneScheduled));
        Assert.Null(standings.Round);
        Assert.Equal(FiveIds.Select(id => ((int?)null, id, "pending")), Table(standings));
    }

    [Fact]
    public void A_round_that_is_evaluated_is_pending_until_it_is_decided()
    {
        var standings = Standings(Gated);
        Assert.Equal(Step("stage-1"), standings.Round);
        Assert.Equal(
            [
                (1, "lg", "pending"),
                (2, "naver", "pending"),
                (3, "nc", "pending"),
                (3, "skt", "pending"),
                (5, "upstage", "pending"),
            ],
            Table(standings)
        );
        Assert.Equal(new CutView(2, null, null), standings.Cut);
    }

    [Fact]
    public void A_team_may_have_ranked_in_and_been_gated_out()
    {
        var standings = Standings(
            Gated.And(
                new TeamSelected(Team("lg"), Step("stage-1"), "finalist").On("2026-01-15"),
                new TeamEliminated(Team("naver"), Step("stage-1"), EliminationReason.Gate).On("2026-01-15"),
                new TeamEliminated(Team("nc"), Step("stage-1"), EliminationReason.Rank).On("2026-01-15"),
                new TeamEliminated(Team("skt"), Step("stage-1"), EliminationReason.Rank).On("2026-01-15"),
                new TeamEliminated(Team("upstage"), Step("stage-1"), EliminationReason.Rank).On("2026-01-15")
            )
        );
        Assert.Equal(
            (2, "eliminated", "gate"),
            (standings.Rows[1].Rank, standings.Rows[1].Outcome, standings.Rows[1].Reason)
        );
        Assert.Equal(("selected", "finalist"), (standings.Rows[0].Outcome, standings.Rows[0].Tier));
        Assert.Equal(new CutView(2, 1, 10.2m), standings.Cut);
    }

    [Fact]
    public void The_margin_lies_between_the_last_above_the_cut_and_the_first_below()
    {
        var standings = Standings(
            Gated.And(
                new TeamSelected(Team("lg"), Step("stage-1"), null).On("2026-01-15"),
                new TeamSelected(Team("naver"), Step("stage-1"), null).On("2026-01-15"),
                new TeamEliminated(Team("nc"), Step("stage-1"), EliminationReason.Rank).On("2026-01-15"),
                new TeamEliminated(Team("skt"), Step("stage-1"), EliminationReason.Other).On("2026-01-15"),
                new TeamEliminated(Team("upstage"), Step("stage-1"), EliminationReason.Rank).On("2026-01-15")
            )
        );
        Assert.Equal(new CutView(2, 2, 8m), standings.Cut);
    }

    [Fact]
    public void The_margin_is_unknown_as_soon_as_one_total_is()
    {
        var standings = Standings(Given(StageOneDecided));
        Assert.Equal(new CutView(4, 4, null), standings.Cut);
    }

    [Fact]
    public void Teams_without_a_rank_follow_by_name()
    {
        var world = Given(StageOneScheduled)
            .And(new RoundEvaluated(Step("stage-1"), [Ranked("skt", 1)], Partial: true).On("2026-01-10"));
        Assert.Equal([1, null, null, null, null], Standings(world).Rows.Select(row => row.Rank));
        Assert.Equal(["skt", "lg", "naver", "nc", "upstage"], Standings(world).Rows.Select(row => row.Team.Value));
    }

    [Fact]
    public void What_others_say_is_shown_apart()
    {
        var row = Standings(
            Gated.And(
                new RoundEvaluated(Step("stage-1"), [Ranked("nc", 1)], Partial: true)
                {
                    Official = false,
                    At = Date("2026-01-16"),
                }
            )
        )
            .Rows.Single(each => each.Team == Team("nc"));
        Assert.Equal((3, 1), (row.Rank, row.Unofficial!.Rank));
    }

    [Fact]
    public void A_team_that_left_in_the_round_is_shown_as_having_left()
    {
        var standings = Standings(
            Given(StageOneEvaluated).And(new TeamWithdrew(Team("nc"), Step("stage-1"), "No funds").On("2026-01-20"))
        );
        Assert.Contains((3, "nc", "withdrawn"), Table(standings));
    }

    [Fact]
    public void A_round_may_be_asked_for()
    {
        var world = Given(StageOneDecided).And(Scheduled("stage-2"));
        Assert.Equal(
            Ids("lg", "naver", "nc", "skt"),
            Standings(world, "stage-2").Rows.Select(row => row.Team).ToValueList()
        );
        Assert.Equal(2, Standings(world, "stage-2").Cut.Planned);
    }

    [Fact]
    public void Until_the_round_is_evaluated_those_with_a_role_see_how_far_the_judges_are()
    {
        var rubric = new Rubric([Criterion("a", 10)], []);
        CompetitionEvent[] one = [.. Announced, Entered("lg"), Entered("nc"), Scheduled("stage-1", rubric)];
        CompetitionEvent[] cards = [.. one, Submitted(Card("x", "lg", ("a", 8m))).On("2026-01-10")];
        CompetitionEvent[] evaluated =
        [
            .. cards,
            new RoundEvaluated(Step("stage-1"), [Ranked("lg", 1), Ranked("nc", 2)]).On("2026-01-15"),
        ];
        Assert.Null(Progress(one));
        Assert.Null(Progress(evaluated));
        var progress = Progress(cards)!;
        Assert.Equal((1, 1), (progress.Scorecards, progress.Missing.Count));
        Assert.Equal([new PointsRange(Team("lg"), 8m, 8m), new PointsRange(Team("nc"), 0m, 10m)], progress.Ranges);

        static ProgressView? Progress(CompetitionEvent[] events) =>
            StandingsView.Of(Headings.Now, Given(events).Competition, Step("stage-1"), "en")!.Progress;
    }
}
