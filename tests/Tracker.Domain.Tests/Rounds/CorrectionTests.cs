using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Tests.Views;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Rounds;

/// <summary>upstage missed the cut by one point, 59 against the 60 of skt; in truth it had 61.</summary>
public class CorrectionTests
{
    private static readonly StepId StageOne = Step("stage-1");

    private static CorrectRound Correct(params Result[] results) =>
        new(StageOne, [.. results], "A sum was wrong", CorrectionPolicy.DecisionStands);

    private static RoundCorrected Corrected(params Result[] results) =>
        new RoundCorrected(StageOne, [.. results], "A sum was wrong").On("2026-01-15");

    private static StandingsView Standings(Scenario world) => Standings(world.Competition);

    private static StandingsView Standings(Competition competition) =>
        StandingsView.Of(Headings.Now, competition, StageOne, "en")!;

    private static (int?, string, decimal?, string)[] Table(StandingsView standings) =>
        [.. standings.Rows.Select(row => (row.Rank, row.Team.Value, row.Total, row.Outcome))];

    private static readonly Scenario Righted = Given(StageOneMissed())
        .When(Correct(Totalled("upstage", 61m)))
        .Then(Corrected(Totalled("upstage", 61m)));

    [Fact]
    public void It_takes_effect_when_the_round_was_evaluated_whenever_it_is_recorded() =>
        Assert.Equal(
            (14, Date("2026-01-15"), Now),
            Righted.History.InSequence().Select(each => ((int)each.Sequence, each.Event.At, each.RecordedAt)).Last()
        );

    [Fact]
    public void Ranks_and_totals_are_right_and_the_decision_stands()
    {
        Assert.Equal(
            [
                (1, "lg", 90m, "selected"),
                (2, "naver", 80m, "selected"),
                (3, "nc", 70m, "selected"),
                (4, "skt", 60m, "selected"),
                (5, "upstage", 59m, "eliminated"),
            ],
            Table(Standings(Given(StageOneMissed())))
        );
        Assert.Equal(
            [
                (1, "lg", 90m, "selected"),
                (2, "naver", 80m, "selected"),
                (3, "nc", 70m, "selected"),
                (4, "upstage", 61m, "eliminated"),
                (5, "skt", 60m, "selected"),
            ],
            Table(Standings(Righted))
        );
        Assert.Equal(["lg", "naver", "nc", "skt"], Righted.Competition.Field.Select(team => team.Id.Value).Order());
    }

    [Fact]
    public void The_margin_says_that_the_cut_is_on_the_wrong_side() =>
        Assert.Equal(
            (new CutView(4, 4, 1m), new CutView(4, 4, -1m)),
            (Standings(Given(StageOneMissed())).Cut, Standings(Righted).Cut)
        );

    [Fact]
    public void What_was_corrected_names_the_event_that_had_said_it() =>
        Assert.Equal(
            [("lg", null), ("naver", null), ("nc", null), ("upstage", 8L), ("skt", null)],
            Standings(Righted).Rows.Select(row => (row.Team.Value, row.Supersedes))
        );

    [Fact]
    public void What_is_not_named_stays_as_it_was()
    {
        var result = Righted.Competition.Rounds[StageOne].Evaluation!.Results[Team("upstage")];
        Assert.Equal(Totalled("upstage", 61m).Passing("originality"), result);
    }

    [Fact]
    public void The_old_answer_stays_reachable_by_what_was_known_then()
    {
        Competition KnownAt(DateTimeOffset known) =>
            Righted.History.At(new Perspective(Date("2026-01-20").In(Seoul), known, Reader.Insider));
        Assert.Equal(59m, Standings(KnownAt(Now.AddTicks(-1))).Rows[^1].Total);
        Assert.Equal(61m, Standings(KnownAt(Now)).Rows[^2].Total);
    }

    [Fact]
    public void Under_embargo_the_public_sees_the_old_answer()
    {
        var world = Given(StageOneMissed())
            .When(Correct(Totalled("upstage", 61m)).PublicFrom("2026-03-05"))
            .Then(Corrected(Totalled("upstage", 61m)) with { PublicAt = Date("2026-03-05") });
        decimal? SeenBy(Reader reader) =>
            world
                .History.At(new Perspective(Now, Now, reader))
                .Rounds[StageOne]
                .Evaluation!.Results[Team("upstage")]
                .Total;
        Assert.Equal((61m, 59m), (SeenBy(Reader.Insider), SeenBy(Reader.Public)));
    }

    [Fact]
    public void Corrected_again_it_is_corrected() => Righted.When(Correct(Totalled("upstage", 61m))).ThenNothing();

    [Fact]
    public void To_correct_nothing_is_nothing() => Given(StageOneMissed()).When(Correct()).ThenNothing();

    [Fact]
    public void A_correction_is_corrected()
    {
        var world = Righted.When(Correct(Totalled("upstage", 60.5m))).Then(Corrected(Totalled("upstage", 60.5m)));
        Assert.Equal(
            [(Team("upstage"), 60.5m, 14L)],
            Standings(world)
                .Rows.Where(row => row.Supersedes is not null)
                .Select(row => (row.Team, row.Total, row.Supersedes))
        );
    }

    [Fact]
    public void What_becomes_known_after_a_correction_still_says_that_there_was_one()
    {
        var world = Righted.And(
            new RoundEvaluated(StageOne, [Unscored("upstage").Scoring("users", 20m)], Partial: true).On("2026-02-01")
        );
        var row = Standings(world).Rows.Single(row => row.Team == Team("upstage"));
        Assert.Equal((61m, 8L, 20m), (row.Total, row.Supersedes, row.Scores[new CriterionId("users")]));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void However_far_a_round_is_it_can_be_corrected(string stage, CompetitionEvent[] history)
    {
        Assert.NotEmpty(stage);
        var world = Given(history).When(Correct(Totalled("upstage", 61m))).Then(Corrected(Totalled("upstage", 61m)));
        Assert.Equal((4, Team("upstage")), (Standings(world).Rows[3].Rank, Standings(world).Rows[3].Team));
        Assert.Equal(Given(history).Competition.Field.Count(), world.Competition.Field.Count());
        Assert.Equal(
            Given(history).Competition.Rounds[StageOne].FinalizedAt,
            world.Competition.Rounds[StageOne].FinalizedAt
        );
    }

    public static TheoryData<string, CompetitionEvent[]> Stages { get; } =
        new()
        {
            { "undecided", StageOneScored },
            { "decided", StageOneMissed() },
            { "final", [.. StageOneMissed(), new RoundFinalized(StageOne).On("2026-01-26")] },
            { "over", [.. StageOneMissed(), new CompetitionConcluded(Ids("lg")).On("2026-02-20")] },
        };

    [Fact]
    public void Ranks_that_were_given_are_corrected_together()
    {
        var world = Given(StageOneDecided)
            .When(Correct(Ranked("skt", 5), Ranked("upstage", 4)))
            .Then(Corrected(Ranked("skt", 5), Ranked("upstage", 4)).On("2026-01-15T14:30:00+09:00"));
        Assert.Equal(["lg", "naver", "nc", "upstage", "skt"], Standings(world).Rows.Select(row => row.Team.Value));
    }

    [Fact]
    public void Corrected_ranks_are_those_of_a_ranking() =>
        Given(StageOneDecided).When(Correct(Ranked("upstage", 3))).ThenRefused("ranks-inconsistent");

    [Fact]
    public void The_caller_does_not_say_when_it_takes_effect()
    {
        var refusal = Given(StageOneMissed())
            .When(Correct(Totalled("upstage", 61m)).At("2026-01-20"))
            .ThenRefused("time-not-free");
        Assert.Contains("2026-01-15", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_caller_may_say_when_it_takes_effect_anyway() =>
        Given(StageOneMissed())
            .When(Correct(Totalled("upstage", 61m)).At("2026-01-15"))
            .Then(Corrected(Totalled("upstage", 61m)));

    [Fact]
    public void A_correction_has_a_reason() =>
        Given(StageOneMissed())
            .When(Correct(Totalled("upstage", 61m)) with { Reason = " " })
            .ThenRefused("reason-required");

    [Fact]
    public void What_others_say_corrects_nothing() =>
        Given(StageOneMissed())
            .When(Correct(Totalled("upstage", 61m)).Unofficially())
            .ThenRefused("unofficial-without-effect");

    [Fact]
    public void A_team_is_corrected_once() =>
        Given(StageOneMissed())
            .When(Correct(Totalled("upstage", 61m), Totalled("upstage", 62m)))
            .ThenRefused("team-repeated");

    [Fact]
    public void Only_a_result_that_is_there_is_corrected() =>
        Given(StageOneMissed()).When(Correct(Totalled("kt", 61m))).ThenRefused("team-not-evaluated");

    [Fact]
    public void Only_a_round_that_was_evaluated_is_corrected() =>
        Given(StageOneScheduled).When(Correct(Totalled("upstage", 61m))).ThenRefused("round-not-evaluated");

    [Fact]
    public void Only_a_round_that_is_known_is_corrected() =>
        Given(FiveTeams).When(Correct(Totalled("upstage", 61m))).ThenRefused("round-unknown");

    [Fact]
    public void A_round_that_is_off_is_not_corrected() =>
        Given(StageOneScored)
            .And(new RoundCancelled(StageOne, "Leaked").On("2026-01-15"))
            .When(Correct(Totalled("upstage", 61m)))
            .ThenRefused("round-cancelled");

    [Fact]
    public void A_corrected_score_is_one_of_the_rubric()
    {
        var world = Given(StageOneMissed());
        world.When(Correct(Unscored("upstage").Scoring("benchmark", 40.5m))).ThenRefused("score-out-of-range");
        world.When(Correct(Unscored("upstage").Scoring("beauty", 1m))).ThenRefused("criterion-unknown");
        world.When(Correct(Unscored("upstage").Passing("beauty"))).ThenRefused("gate-unknown");
    }

    [Fact]
    public void A_gate_that_was_failed_after_all_moves_nobody_by_itself()
    {
        var world = Given(StageOneMissed())
            .When(Correct(Unscored("lg").Failing("originality")))
            .Then(Corrected(Unscored("lg").Failing("originality")));
        var row = Standings(world).Rows[0];
        Assert.False(row.Gates[new GateId("originality")]);
        Assert.Equal("selected", row.Outcome);
        Assert.IsType<TeamStatus.In>(world.Competition.Teams[Team("lg")].Status);
    }
}
