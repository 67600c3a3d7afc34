using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Rounds;

public class ScorecardTests
{
    private static readonly Rubric Judged = Worlds.Rubric with
    {
        Criteria =
        [
            .. Worlds.Rubric.Criteria.Select(each =>
                each.Id.Value == "experts" ? each with { Judges = [new("expert"), new("chair")] } : each
            ),
        ],
    };

    private static readonly CompetitionEvent[] Open = [.. FiveTeams, Scheduled("stage-1", Judged)];

    private static readonly Scorecard First = Card("expert-1", "lg", ("experts", 31.5m), ("users", null));

    private static readonly CompetitionEvent[] OneCard = [.. Open, Submitted(First).On("2026-01-10")];

    private static WithdrawScorecard Withdraw(string judge, string team) =>
        new(Step("stage-1"), Team(team), new JudgeId(judge));

    [Fact]
    public void A_judge_scores_a_team_and_abstains_where_it_will()
    {
        var scenario = Given(Open)
            .When(Submit(First))
            .Then(new ScorecardSubmitted(Step("stage-1"), Team("lg"), new JudgeId("expert-1"), First.Scores));
        Assert.Equal(First, Assert.Single(scenario.Competition.Rounds[Step("stage-1")].Scorecards.Values));
    }

    [Fact]
    public void Many_scorecards_are_handed_in_at_once()
    {
        var second = Card("chair", "nc", ("experts", 20m));
        Given(Open).When(Submit(First, second)).Then(Submitted(First), Submitted(second));
    }

    [Fact]
    public void The_same_scorecard_again_changes_nothing() => Given(OneCard).When(Submit(First)).ThenNothing();

    [Fact]
    public void A_later_scorecard_takes_the_place_of_the_judges_last()
    {
        var better = Card("expert-1", "lg", ("experts", 33m));
        var scenario = Given(OneCard).When(Submit(better)).Then(Submitted(better));
        Assert.Equal(better, Assert.Single(scenario.Competition.Rounds[Step("stage-1")].Scorecards.Values));
    }

    [Fact]
    public void One_fault_refuses_all_and_says_whose()
    {
        var refusal = Given(Open)
            .When(Submit(First, Card("expert-2", "nc", ("experts", 36m))))
            .ThenRefused("score-out-of-range");
        Assert.Contains("expert-2 gave nc 36 in 'experts'", refusal.Message);
    }

    [Fact]
    public void Every_fault_is_told_with_its_card_and_what_of_it_is_wrong() =>
        Given(OneCard)
            .When(
                Submit(
                    First,
                    Card("nia", "kt", ("looks", 1m), ("users", 41m)),
                    Card("expert-2", "nc", ("benchmark", 1m), ("experts", 2m)),
                    Card("public-1", "nc", ("experts", 2m)),
                    Card("nia", "skt"),
                    Card("expert-2", "nc", ("users", 2m))
                )
            )
            .ThenFaults(
                (1, "team", "team-unknown"),
                (1, "scores.looks", "criterion-unknown"),
                (1, "scores.users", "score-out-of-range"),
                (2, "scores.benchmark", "criterion-has-parts"),
                (3, "scores.experts", "judge-not-asked"),
                (4, "scores", "scores-empty"),
                (5, "judge", "scorecard-repeated")
            );

    [Fact]
    public void A_card_that_is_there_already_is_a_fault_when_it_is_handed_in_twice() =>
        Given(OneCard).When(Submit(First, First)).ThenFaults((1, "judge", "scorecard-repeated"));

    [Fact]
    public void What_is_wrong_with_the_round_is_no_fault_of_a_card() =>
        Given(FiveTeams).When(Submit(First, Card("nia", "kt"))).ThenFaults();

    [Fact]
    public void Of_very_many_faults_the_first_thousand_are_told_and_all_are_counted()
    {
        var cards = Enumerable.Range(1, 1500).Select(i => Card($"expert-{i}", "kt", ("users", 1m)));
        var decision = Decider.Decide(Given(Open).History, Submit([.. cards]), Scenario.Now);
        var faults = Assert.IsType<Decision.Refused>(decision).Faults;
        Assert.Equal((1000, 1500), (faults.Told.Count, faults.Count));
    }

    [Fact]
    public void Of_many_cards_only_those_that_are_new_or_differ_are_recorded()
    {
        var (other, changed) = (Card("expert-2", "lg", ("users", 3m)), Card("chair", "nc", ("users", 4m)));
        Given([.. OneCard, Submitted(changed with { Scores = First.Scores }).On("2026-01-10")])
            .When(Submit(other, First, changed))
            .Then(Submitted(other), Submitted(changed));
    }

    [Fact]
    public void A_judge_has_one_scorecard_for_a_team() =>
        Given(Open).When(Submit(First, Card("expert-1", "lg", ("users", 1m)))).ThenRefused("scorecard-repeated");

    [Theory]
    [InlineData(-0.1)]
    [InlineData(35.1)]
    [InlineData(1.00000000001)]
    public void A_score_is_within_the_maximum_and_of_ten_places_at_most(double score) =>
        Given(Open).When(Submit(Card("expert-1", "lg", ("experts", (decimal)score)))).ThenRefused("score-out-of-range");

    [Fact]
    public void What_is_measured_against_a_target_may_be_more_than_the_maximum()
    {
        var rubric = new Rubric([Criterion("a", 2) with { Normalisation = Normalisation.ToTarget, Target = 80 }], []);
        var card = Card("nia", "lg", ("a", 92.25m));
        Given([.. FiveTeams, Scheduled("stage-1", rubric)]).When(Submit(card)).Then(Submitted(card));
    }

    [Fact]
    public void Only_the_judges_of_a_criterion_score_it() =>
        Given(Open).When(Submit(Card("public-1", "lg", ("experts", 30m)))).ThenRefused("judge-not-asked");

    [Fact]
    public void What_parts_add_up_to_is_not_scored_as_a_whole() =>
        Given(Open).When(Submit(Card("nia", "lg", ("benchmark", 30m)))).ThenRefused("criterion-has-parts");

    [Fact]
    public void A_criterion_must_be_of_the_rubric_and_the_round_have_one()
    {
        Given(Open).When(Submit(Card("nia", "lg", ("looks", 30m)))).ThenRefused("criterion-unknown");
        Given([.. FiveTeams, Scheduled("stage-1")]).When(Submit(First)).ThenRefused("criterion-unknown");
    }

    [Fact]
    public void A_scorecard_without_scores_is_none() =>
        Given(Open).When(Submit(Card("nia", "lg"))).ThenRefused("scores-empty");

    [Fact]
    public void Only_teams_of_the_field_are_scored()
    {
        Given(Open).When(Submit(Card("nia", "kt", ("users", 1m)))).ThenRefused("team-unknown");
        Given([.. Open, new TeamWithdrew(Team("lg"), null, null).On("2026-01-05")])
            .When(Submit(First))
            .ThenRefused("team-not-in-field");
    }

    [Fact]
    public void The_round_must_be_there_and_take_place()
    {
        Given(FiveTeams).When(Submit(First)).ThenRefused("round-unknown");
        Given([.. Open, new RoundCancelled(Step("stage-1"), "No budget").On("2026-01-05")])
            .When(Submit(First))
            .ThenRefused("round-cancelled");
    }

    [Theory]
    [InlineData("2026-01-20")]
    [InlineData("2026-01-09")]
    public void Once_the_round_was_evaluated_nothing_is_handed_in_or_taken_back_not_even_for_earlier(string at)
    {
        CompetitionEvent[] evaluated =
        [
            .. OneCard,
            new RoundEvaluated(Step("stage-1"), InOrder(FiveIds)).On("2026-01-15"),
        ];
        Given(evaluated)
            .When(Submit(Card("expert-2", "lg", ("users", 1m))).At(at))
            .ThenRefused("round-already-evaluated");
        Given(evaluated).When(Withdraw("expert-1", "lg").At(at)).ThenRefused("round-already-evaluated");
    }

    [Fact]
    public void Nobody_else_hands_in_scorecards() =>
        Given(Open).When(Submit(First).Unofficially()).ThenRefused("unofficial-without-effect");

    [Fact]
    public void A_scorecard_is_withdrawn_once_and_may_be_handed_in_again()
    {
        var scenario = Given(OneCard)
            .When(Withdraw("expert-1", "lg"))
            .Then(new ScorecardWithdrawn(Step("stage-1"), Team("lg"), new JudgeId("expert-1")));
        Assert.Empty(scenario.Competition.Rounds[Step("stage-1")].Scorecards);
        scenario.When(Withdraw("expert-1", "lg")).ThenNothing();
        scenario.When(Submit(First)).Then(Submitted(First)).When(Submit(First)).ThenNothing();
    }

    [Fact]
    public void Only_a_scorecard_that_is_there_is_withdrawn() =>
        Given(OneCard).When(Withdraw("expert-1", "nc")).ThenRefused("scorecard-unknown");

    [Fact]
    public void What_is_cited_for_a_scorecard_is_known_by_it_alone()
    {
        var cited = new[] { Source("minutes") };
        var scenario = Given(Open)
            .When(Submit(First).Citing(Cited(cited[0])))
            .Then(Submitted(First) with { Sources = [.. cited] });
        Assert.Empty(scenario.Competition.Sources);
    }

    [Fact]
    public void The_public_sees_neither_scorecards_nor_that_they_were_undone_but_what_else_was()
    {
        var note = new NoteRecorded([], "A showcase").On("2026-01-11");
        var history = Given([
            .. OneCard,
            note,
            new EventsUndone([8], "Another judge's").On("2026-01-10"),
            new EventsUndone([8, 9], "Another day's").On("2026-01-11"),
        ]).History;
        var seen = history
            .Events(new Perspective(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, Reader.Public))
            .ToList();
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 9, 11], seen.Select(each => each.Sequence).Order());
        Assert.Equal(11, seen.Single(each => each.Event is NoteRecorded).UndoneBy);
        Assert.True(history.LastPublic < Recorded.Never);
    }
}
