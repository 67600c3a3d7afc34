using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Rounds;

public class DecisionByRankTests
{
    private static readonly DecideRound ByRank = new(Step("stage-1"), new RoundChoice.ByRank(), null);

    private static Scenario Evaluated(Rubric? rubric, int? survivors, params Result[] results) =>
        Given(FiveTeams)
            .And(Scheduled("stage-1", rubric, survivors))
            .And(new RoundEvaluated(Step("stage-1"), [.. results]).On("2026-01-15"));

    private static TeamSelected Selected(string id) => new(Team(id), Step("stage-1"), null);

    private static TeamEliminated Eliminated(string id, EliminationReason reason = EliminationReason.Rank) =>
        new(Team(id), Step("stage-1"), reason);

    [Fact]
    public void The_best_go_on_as_many_as_were_planned() =>
        Given(StageOneEvaluated)
            .When(ByRank)
            .Then(Selected("lg"), Selected("naver"), Selected("nc"), Selected("skt"), Eliminated("upstage"));

    [Fact]
    public void Decided_again_it_is_decided() => Given(StageOneDecided).When(ByRank).ThenNothing();

    [Fact]
    public void A_team_that_ranks_in_and_fails_the_gate_is_out_and_nobody_moves_up() =>
        Evaluated(
                Worlds.Rubric,
                3,
                Ranked("lg", 1).Passing("originality"),
                Ranked("naver", 2).Failing("originality"),
                Ranked("nc", 3).Passing("originality"),
                Ranked("skt", 4).Passing("originality"),
                Ranked("upstage", 5).Failing("originality")
            )
            .When(ByRank)
            .Then([
                .. Noted(
                    "2 selected where 3 were planned: naver, upstage did not pass a gate.",
                    Selected("lg"),
                    Selected("nc"),
                    Eliminated("naver", EliminationReason.Gate),
                    Eliminated("skt"),
                    Eliminated("upstage", EliminationReason.Gate)
                ),
            ]);

    [Fact]
    public void Without_ranks_the_totals_rank() =>
        Evaluated(
                null,
                1,
                Totalled("lg", 70m),
                Totalled("naver", 90.2m),
                Totalled("nc", 90.1m),
                Totalled("skt", 60m),
                Totalled("upstage", 1m)
            )
            .When(ByRank)
            .Then(Selected("naver"), Eliminated("lg"), Eliminated("nc"), Eliminated("skt"), Eliminated("upstage"));

    [Fact]
    public void Who_left_before_the_decision_leaves_a_place() =>
        Given(StageOneEvaluated)
            .And(new TeamWithdrew(Team("lg"), null, null).On("2026-01-20"))
            .When(ByRank)
            .Then(Selected("naver"), Selected("nc"), Selected("skt"), Selected("upstage"));

    [Fact]
    public void The_order_of_the_results_never_decides_and_that_of_the_record_tells_no_ranks()
    {
        Result[] results = [.. InOrder("upstage", "skt", "nc", "naver", "lg")];
        Evaluated(Worlds.Rubric, 1, [.. results.Reverse()])
            .When(ByRank)
            .Then(Selected("upstage"), Eliminated("lg"), Eliminated("naver"), Eliminated("nc"), Eliminated("skt"));
    }

    [Fact]
    public void Where_a_rank_is_missing_a_person_decides() =>
        Evaluated(Worlds.Rubric, 4, [.. InOrder(FiveIds[..4]), Unscored("upstage").Passing("originality")])
            .When(ByRank)
            .ThenRefused("ranks-missing");

    [Fact]
    public void Where_a_gate_is_open_a_person_decides() =>
        Evaluated(Worlds.Rubric, 4, [.. InOrder(FiveIds[..4]), Ranked("upstage", 5)])
            .When(ByRank)
            .ThenRefused("gates-missing");

    [Fact]
    public void Where_no_number_is_planned_a_person_decides() =>
        Given(FiveTeams)
            .And(new PlanRevised([5], "Undecided").On("2025-08-01"), Scheduled("stage-1"))
            .And(new RoundEvaluated(Step("stage-1"), InOrderWithoutGates()).On("2026-01-15"))
            .When(ByRank)
            .ThenRefused("survivors-unknown");

    [Fact]
    public void A_place_given_up_before_the_decision_does_not_decide_the_round() =>
        Given(StageOneEvaluated)
            .And(new TeamEliminated(Team("lg"), Step("stage-1"), EliminationReason.Conceded).On("2026-01-20"))
            .When(ByRank)
            .Then(Selected("naver"), Selected("nc"), Selected("skt"), Selected("upstage"));

    // Among those that are left to decide it would rank first, and four have gone on already.
    [Fact]
    public void For_a_team_that_comes_back_after_the_decision_a_person_decides() =>
        Given(StageOneEvaluated)
            .And(
                new TeamWithdrew(Team("upstage"), null, null).On("2026-01-15T15:00:00+09:00"),
                new TeamSelected(Team("lg"), Step("stage-1"), null).On("2026-01-15"),
                new TeamSelected(Team("naver"), Step("stage-1"), null).On("2026-01-15"),
                new TeamSelected(Team("nc"), Step("stage-1"), null).On("2026-01-15"),
                new TeamSelected(Team("skt"), Step("stage-1"), null).On("2026-01-15"),
                new TeamReinstated(Team("upstage"), null, "A mistake").On("2026-01-20")
            )
            .When(ByRank)
            .ThenRefused("round-already-decided");

    [Fact]
    public void A_reason_that_says_nothing_does_not_hide_the_one_that_the_cut_gives() =>
        Evaluated(Worlds.Rubric, 5, [.. InOrder(FiveIds[..4]), Ranked("upstage", 5).Failing("originality")])
            .When(ByRank with { Reason = " " })
            .Then([
                .. Noted(
                    "4 selected where 5 were planned: upstage did not pass a gate.",
                    Selected("lg"),
                    Selected("naver"),
                    Selected("nc"),
                    Selected("skt"),
                    Eliminated("upstage", EliminationReason.Gate)
                ),
            ]);

    [Fact]
    public void A_round_is_evaluated_before_it_is_decided() =>
        Given(StageOneScheduled).When(ByRank).ThenRefused("round-not-evaluated");

    [Fact]
    public void A_round_cannot_have_been_decided_before_it_was_evaluated() =>
        Given(StageOneEvaluated).When(ByRank.At("2026-01-14")).ThenRefused("round-not-evaluated");

    private static ValueList<Result> InOrderWithoutGates() => [.. FiveIds.Select((id, place) => Ranked(id, place + 1))];

    private static IEnumerable<CompetitionEvent> Noted(string note, params CompetitionEvent[] events) =>
        events.Select(each => each with { Note = note });
}
