using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Views;

/// <summary>Stage 1 was decided on 16 January; on 1 March it is known that a sum was wrong.</summary>
public class DiffTests
{
    private static readonly StepId StageOne = Step("stage-1");

    private static readonly Scenario Corrected = Given(StageOneMissed())
        .When(
            new CorrectRound(StageOne, [Totalled("upstage", 61m)], "A sum was wrong", CorrectionPolicy.DecisionStands)
        )
        .Then(new RoundCorrected(StageOne, [Totalled("upstage", 61m)], "A sum was wrong").On("2026-01-15"));

    private static DiffView Diff(Scenario world, (string AsOf, string Known) from, (string AsOf, string Known) to) =>
        DiffView.Of(Look(world, from), Look(world, to));

    private static DiffView Between(Scenario world, string from, string to) =>
        Diff(world, (from, "2026-03-10"), (to, "2026-03-10"));

    private static Sight Look(Scenario world, (string AsOf, string Known) side) =>
        Headings.Look(world.History, Date(side.AsOf), Date(side.Known));

    private static Change<T> From<T>(T before, T after) => new(before, after);

    private static TeamDiff Pending(string id, string? outcome, int? rank, decimal? total) =>
        new(
            Team(id),
            outcome is null ? null : new(null, outcome),
            rank is null ? null : From<int?>(null, rank),
            total is null ? null : From<decimal?>(null, total),
            [],
            [new GateId("originality")]
        );

    [Fact]
    public void A_side_is_told_as_it_was_asked() =>
        Assert.Equal(
            (
                new DiffSide(Date("2026-01-14"), Date("2026-03-10")),
                new DiffSide(Date("2026-01-15"), Date("2026-03-10"))
            ),
            (Between(Corrected, "2026-01-14", "2026-01-15").From, Between(Corrected, "2026-01-14", "2026-01-15").To)
        );

    [Fact]
    public void Over_an_evaluation_ranks_and_totals_come()
    {
        var diff = Between(Given(StageOneMissed()), "2026-01-14", "2026-01-15");
        Assert.Equal(
            [
                new RoundDiff(
                    StageOne,
                    [
                        Pending("lg", null, 1, 90m),
                        Pending("naver", null, 2, 80m),
                        Pending("nc", null, 3, 70m),
                        Pending("skt", null, 4, 60m),
                        Pending("upstage", null, 5, 59m),
                    ],
                    From<string?>("pending", "provisional")
                ),
            ],
            diff.Rounds
        );
        Assert.Equal((From(5, 5), 0, 0), (diff.Sizes, diff.In.Count, diff.Out.Count));
        Assert.Equal([8L], diff.Events.Select(each => each.Sequence));
    }

    [Fact]
    public void That_a_result_became_final_and_that_teams_went_on_in_tiers_is_told()
    {
        var world = Given(StageOneScored)
            .And(new TeamSelected(Team("lg"), StageOne, "finalist").On("2026-01-16"))
            .And(new RoundFinalized(StageOne).On("2026-01-20"));
        var final = Assert.Single(Between(world, "2026-01-19", "2026-01-20").Rounds);
        Assert.Equal((From<string?>("provisional", "final"), 0), (final.Result, final.Teams.Count));
        var decided = Assert.Single(Between(world, "2026-01-15", "2026-01-16").Rounds);
        Assert.Equal((null, From<string?>(null, "finalist")), (decided.Result, Assert.Single(decided.Teams).Tier));
    }

    [Fact]
    public void Over_a_decision_outcomes_come_and_teams_go()
    {
        var diff = Between(Given(StageOneMissed()), "2026-01-15", "2026-01-16");
        Assert.Equal((From(5, 4), Ids("upstage")), (diff.Sizes, diff.Out));
        Assert.Empty(diff.In);
        Assert.Equal(
            ["selected", "selected", "selected", "selected", "eliminated: rank"],
            diff.Rounds.Single().Teams.Select(team => team.Outcome!.After)
        );
        Assert.All(
            diff.Rounds.Single().Teams,
            team => Assert.Equal(("pending", null, null), (team.Outcome!.Before, team.Rank, team.Total))
        );
        Assert.Equal([9L, 10, 11, 12, 13], diff.Events.Select(each => each.Sequence));
    }

    [Fact]
    public void Looked_at_backwards_it_is_the_other_way_round()
    {
        var diff = Between(Given(StageOneMissed()), "2026-01-16", "2026-01-15");
        Assert.Equal((From(4, 5), Ids("upstage")), (diff.Sizes, diff.In));
        Assert.Empty(diff.Out);
        Assert.Equal(From<string?>("selected", "pending"), diff.Rounds.Single().Teams[0].Outcome);
        Assert.Equal([9L, 10, 11, 12, 13], diff.Events.Select(each => each.Sequence));
    }

    [Fact]
    public void Between_two_days_of_knowledge_a_correction_shows_what_it_changed()
    {
        var diff = Diff(Corrected, ("2026-01-20", "2026-01-20"), ("2026-01-20", "2026-03-10"));
        Assert.Equal(
            [
                new RoundDiff(
                    StageOne,
                    [
                        new TeamDiff(Team("skt"), null, From<int?>(4, 5), null, [], []),
                        new TeamDiff(Team("upstage"), null, From<int?>(5, 4), From<decimal?>(59m, 61m), [], []),
                    ]
                ),
            ],
            diff.Rounds
        );
        Assert.Equal(From(4, 4), diff.Sizes);
        Assert.Equal([14L], diff.Events.Select(each => each.Sequence));
        Assert.IsType<RoundCorrected>(diff.Events[0].Event);
    }

    [Fact]
    public void Between_two_days_of_knowledge_a_reopened_decision_is_undone()
    {
        var world = Given(StageOneMissed())
            .When(new CorrectRound(StageOne, [], "The panel erred", CorrectionPolicy.DecisionReopened))
            .Then(
                new RoundCorrected(StageOne, [], "The panel erred", CorrectionPolicy.DecisionReopened).On("2026-01-15")
            );
        var diff = Diff(world, ("2026-01-20", "2026-01-20"), ("2026-01-20", "2026-03-10"));
        Assert.Equal((From(4, 5), Ids("upstage")), (diff.Sizes, diff.In));
        Assert.Equal(
            [
                From<string?>("selected", "pending"),
                From<string?>("selected", "pending"),
                From<string?>("selected", "pending"),
                From<string?>("selected", "pending"),
                From<string?>("eliminated: rank", "pending"),
            ],
            diff.Rounds.Single().Teams.Select(team => team.Outcome)
        );
    }

    [Fact]
    public void The_criteria_whose_points_differ_are_named_in_an_order_that_is_always_the_same()
    {
        var world = Given(StageOneScored)
            .And(
                new RoundEvaluated(
                    StageOne,
                    [Unscored("lg").Scoring("users", 20m).Scoring("benchmark", 33.6m)],
                    Partial: true
                ).On("2026-01-20"),
                new RoundEvaluated(StageOne, [Unscored("lg").Scoring("experts", 30m)], Partial: true).On("2026-01-25")
            );
        Assert.Equal(
            [new TeamDiff(Team("lg"), null, null, null, [new("benchmark"), new("users")], [])],
            Between(world, "2026-01-19", "2026-01-20").Rounds.Single().Teams
        );
        Assert.Equal(
            [new TeamDiff(Team("lg"), null, null, null, [new("experts")], [])],
            Between(world, "2026-01-20", "2026-01-25").Rounds.Single().Teams
        );
    }

    [Fact]
    public void Teams_that_come_go_and_become_one_are_told_apart()
    {
        var diff = Between(
            Given(StageOneDecided)
                .And(
                    new TeamsMerged(Team("ncskt"), Name("NC SKT"), Ids("nc", "skt")).On("2026-02-01"),
                    new TeamReinstated(Team("upstage"), null, "Upheld").On("2026-02-02")
                ),
            "2026-01-20",
            "2026-02-10"
        );
        Assert.Equal((From(4, 4), Ids("ncskt", "upstage"), Ids("nc", "skt")), (diff.Sizes, diff.In, diff.Out));
        Assert.Equal(
            ("upstage", "eliminated: rank", "reinstated"),
            (
                diff.Rounds.Single().Teams.Single().Team.Value,
                diff.Rounds[0].Teams[0].Outcome!.Before,
                diff.Rounds[0].Teams[0].Outcome!.After
            )
        );
    }

    [Fact]
    public void A_round_that_is_yet_to_come_is_no_difference() =>
        Assert.Empty(Between(Given(FiveTeams).And(Scheduled("stage-2")), "2025-08-31", "2025-09-01").Rounds);

    [Fact]
    public void Between_a_day_and_itself_there_is_nothing()
    {
        var diff = Between(Corrected, "2026-01-20", "2026-01-20");
        Assert.Equal((0, 0), (diff.Rounds.Count, diff.Events.Count));
        Assert.Equal((From(4, 4), 0, 0), (diff.Sizes, diff.In.Count, diff.Out.Count));
    }
}
