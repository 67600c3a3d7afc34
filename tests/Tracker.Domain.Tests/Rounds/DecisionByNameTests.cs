using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Rounds;

public class DecisionByNameTests
{
    private static readonly StepId StageOne = Step("stage-1");

    private static DecideRound Decide(IEnumerable<Selection> selected, params Elimination[] eliminated) =>
        new(StageOne, new RoundChoice.Named([.. selected], [.. eliminated]), null);

    private static readonly Selection[] FourPicks = [.. FiveIds[..4].Select(id => Pick(id))];

    [Fact]
    public void A_panel_may_decide_otherwise_than_the_ranks() =>
        Given(StageOneEvaluated)
            .When(
                Decide([Pick("upstage"), Pick("naver"), Pick("nc"), Pick("skt")], Drop("lg", EliminationReason.Other))
            )
            .Then(
                new TeamSelected(Team("naver"), StageOne, null),
                new TeamSelected(Team("nc"), StageOne, null),
                new TeamSelected(Team("skt"), StageOne, null),
                new TeamSelected(Team("upstage"), StageOne, null),
                new TeamEliminated(Team("lg"), StageOne, EliminationReason.Other)
            );

    [Fact]
    public void A_gate_that_was_passed_puts_nobody_out() =>
        Given(StageOneEvaluated)
            .When(Decide(FourPicks, Drop("upstage", EliminationReason.Gate)))
            .ThenRefused("gates-passed");

    [Fact]
    public void Who_goes_on_without_having_passed_a_gate_does_so_for_a_reason()
    {
        var world = Given(StageOneScheduled)
            .And(
                new RoundEvaluated(
                    StageOne,
                    [.. InOrder(FiveIds[..4]), Ranked("upstage", 5).Failing("originality")]
                ).On("2026-01-10")
            );
        var decide = Decide([.. FourPicks[..3], Pick("upstage")], Drop("skt"));

        world.When(decide).ThenRefused("reason-required");
        world
            .When(decide with { Reason = "The panel's word" })
            .Then([
                .. FiveIds[..3].Append("upstage").Select(id => Said(new TeamSelected(Team(id), StageOne, null))),
                Said(new TeamEliminated(Team("skt"), StageOne, EliminationReason.Rank)),
            ]);

        static CompetitionEvent Said(CompetitionEvent made) => made with { Note = "The panel's word" };
    }

    [Fact]
    public void Teams_go_on_in_tiers()
    {
        var competition = Given(StageOneEvaluated)
            .When(
                Decide([Pick("lg", "finalist"), Pick("naver", "alternate"), Pick("nc"), Pick("skt")], Drop("upstage"))
            )
            .Then(
                new TeamSelected(Team("lg"), StageOne, "finalist"),
                new TeamSelected(Team("naver"), StageOne, "alternate"),
                new TeamSelected(Team("nc"), StageOne, null),
                new TeamSelected(Team("skt"), StageOne, null),
                new TeamEliminated(Team("upstage"), StageOne, EliminationReason.Rank)
            )
            .Competition;
        Assert.Equal("finalist", Assert.IsType<TeamStatus.In>(competition.Teams[Team("lg")].Status).Tier);
    }

    [Fact]
    public void Decided_again_in_the_same_way_it_is_decided() =>
        Given(StageOneDecided).When(Decide(FourPicks, Drop("upstage"))).ThenNothing();

    [Fact]
    public void Decided_again_in_another_way_it_is_refused() =>
        Given(StageOneDecided)
            .When(Decide([Pick("lg", "winner"), .. FourPicks[1..]], Drop("upstage")))
            .ThenRefused("round-already-decided");

    [Fact]
    public void A_team_that_went_on_may_give_up_its_place() =>
        Given(StageOneDecided)
            .When(Decide([], Drop("skt", EliminationReason.Conceded)))
            .Then(new TeamEliminated(Team("skt"), StageOne, EliminationReason.Conceded));

    [Fact]
    public void More_or_fewer_than_planned_need_a_reason() =>
        Given(StageOneEvaluated)
            .When(Decide(FourPicks[..3], Drop("skt"), Drop("upstage")))
            .ThenRefused("reason-required");

    [Fact]
    public void That_nobody_goes_on_needs_a_reason_too() =>
        Given(StageOneEvaluated).When(Decide([], [.. FiveIds.Select(id => Drop(id))])).ThenRefused("reason-required");

    [Fact]
    public void A_team_that_comes_back_is_decided_upon_and_those_before_it_count()
    {
        var back = Given(StageOneEvaluated)
            .And(new TeamWithdrew(Team("upstage"), null, null).On("2026-01-15T15:00:00+09:00"))
            .And(FiveIds[..4].Select(id => new TeamSelected(Team(id), StageOne, null).On("2026-01-15")))
            .And(new TeamReinstated(Team("upstage"), null, "A mistake").On("2026-01-20"));
        back.When(Decide([Pick("upstage")])).ThenRefused("reason-required");
        back.When(Decide([], Drop("upstage")))
            .Then(new TeamEliminated(Team("upstage"), StageOne, EliminationReason.Rank));
    }

    [Fact]
    public void The_reason_is_kept_beside_a_note() =>
        Given(StageOneEvaluated)
            .When(
                (
                    Decide([Pick("lg")], [.. FiveIds[1..].Select(id => Drop(id))]) with
                    {
                        Reason = "Too far behind.",
                    }
                ).Noting("Read out at the showcase.")
            )
            .Then([
                new TeamSelected(Team("lg"), StageOne, null) { Note = "Too far behind. Read out at the showcase." },
                .. FiveIds[1..]
                    .Select(id => new TeamEliminated(Team(id), StageOne, EliminationReason.Rank)
                    {
                        Note = "Too far behind. Read out at the showcase.",
                    }),
            ]);

    [Fact]
    public void A_team_that_was_reinstated_may_give_up_its_place_again()
    {
        var concede = Decide([], Drop("skt", EliminationReason.Conceded));
        var conceded = new TeamEliminated(Team("skt"), StageOne, EliminationReason.Conceded);
        Given(StageOneDecided)
            .And(
                conceded.On("2026-02-01"),
                new TeamReinstated(Team("skt"), null, "It changed its mind").On("2026-02-02")
            )
            .When(concede)
            .Then(conceded)
            .When(concede)
            .ThenNothing();
    }

    [Fact]
    public void A_decision_that_was_undone_is_not_so_any_more() =>
        Given(StageOneDecided)
            .And(new TeamReinstated(Team("upstage"), StageOne, "Upheld").On("2026-02-02"))
            .When(Decide(FourPicks, Drop("upstage")))
            .ThenRefused("round-already-decided");

    [Fact]
    public void With_a_reason_there_may_be_fewer_and_each_outcome_says_why() =>
        Given(StageOneEvaluated)
            .When(Decide(FourPicks[..2], Drop("nc"), Drop("skt"), Drop("upstage")) with { Reason = "Too far behind" })
            .Then(
                new TeamSelected(Team("lg"), StageOne, null) { Note = "Too far behind" },
                new TeamSelected(Team("naver"), StageOne, null) { Note = "Too far behind" },
                new TeamEliminated(Team("nc"), StageOne, EliminationReason.Rank) { Note = "Too far behind" },
                new TeamEliminated(Team("skt"), StageOne, EliminationReason.Rank) { Note = "Too far behind" },
                new TeamEliminated(Team("upstage"), StageOne, EliminationReason.Rank) { Note = "Too far behind" }
            );

    [Fact]
    public void A_decision_is_of_every_team() =>
        Given(StageOneEvaluated).When(Decide(FourPicks)).ThenRefused("decision-incomplete");

    [Fact]
    public void While_not_all_results_are_known_it_is_of_the_whole_field() =>
        Given(StageOneScheduled)
            .And(new RoundEvaluated(StageOne, [Ranked("lg", 1)], Partial: true).On("2026-01-15"))
            .When(Decide([Pick("lg")]) with { Reason = "The leader goes on" })
            .ThenRefused("decision-incomplete");

    [Fact]
    public void A_team_is_decided_upon_once() =>
        Given(StageOneEvaluated).When(Decide(FourPicks, Drop("upstage"), Drop("lg"))).ThenRefused("team-repeated");

    [Fact]
    public void A_team_that_was_not_evaluated_is_not_decided_upon() =>
        Given(StageOneEvaluated)
            .And(new TeamAdmitted(Team("motif"), Name("Motif"), [], StageOne, null).On("2026-01-20"))
            .When(Decide([Pick("lg"), Pick("naver"), Pick("nc"), Pick("motif")], Drop("skt"), Drop("upstage")))
            .ThenRefused("team-not-evaluated");

    [Fact]
    public void A_team_that_left_is_not_decided_upon() =>
        Given(StageOneEvaluated)
            .And(new TeamWithdrew(Team("lg"), null, null).On("2026-01-20"))
            .When(Decide(FourPicks, Drop("upstage")))
            .ThenRefused("team-not-in-field");

    [Fact]
    public void A_team_that_is_not_known_is_not_decided_upon() =>
        Given(StageOneEvaluated)
            .When(Decide([.. FourPicks[..3], Pick("kt")], Drop("skt"), Drop("upstage")))
            .ThenRefused("team-unknown");

    [Theory]
    [InlineData(EliminationReason.Conceded)]
    [InlineData(EliminationReason.Broken)]
    public void A_team_may_drop_out_in_the_middle_of_a_round_and_decides_nothing_by_that(EliminationReason reason)
    {
        var world = Given(StageOneScheduled)
            .When(Decide([], Drop("skt", reason)))
            .Then(new TeamEliminated(Team("skt"), StageOne, reason));
        Assert.False(world.Competition.Rounds[StageOne].Decided);
        world.When(Decide([], Drop("skt", reason))).ThenNothing();
    }

    [Theory]
    [InlineData(EliminationReason.Rank)]
    [InlineData(EliminationReason.Gate)]
    [InlineData(EliminationReason.Other)]
    public void Nobody_is_put_out_in_the_middle_of_a_round(EliminationReason reason)
    {
        Given(StageOneScheduled).When(Decide([], Drop("skt", reason))).ThenRefused("round-not-evaluated");
        Given(StageOneEvaluated).When(Decide([], Drop("skt", reason))).ThenRefused("decision-incomplete");
    }

    [Fact]
    public void A_round_that_is_off_is_not_decided() =>
        Given(StageOneEvaluated)
            .And(new RoundCancelled(StageOne, "Leaked").On("2026-01-20"))
            .When(Decide(FourPicks, Drop("upstage")))
            .ThenRefused("round-cancelled");

    [Fact]
    public void What_became_of_each_team_is_kept()
    {
        var teams = Given(StageOneDecided).Competition.Teams;
        var at = Date("2026-01-15");
        var before = Given(StageOneEvaluated).Competition.Teams[Team("lg")].Status;
        Assert.Equal(new Outcome.Selected(at, 9, before, null), teams[Team("lg")].Outcomes[StageOne]);
        Assert.Equal(new TeamStatus.In(at, StageOne, null), teams[Team("lg")].Status);
        Assert.Equal(new TeamStatus.Out(Departure.Eliminated, at, StageOne, "rank"), teams[Team("upstage")].Status);
    }
}
