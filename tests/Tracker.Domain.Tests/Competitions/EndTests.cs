using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;

namespace Tracker.Domain.Tests.Competitions;

public class EndTests
{
    [Fact]
    public void A_competition_ends_with_its_winners() =>
        Given(StageOneDecided)
            .When(new ConcludeCompetition(Ids("lg", "naver")))
            .Then(new CompetitionConcluded(Ids("lg", "naver")));

    [Fact]
    public void A_competition_may_end_with_nobody() =>
        Given(StageOneDecided).When(new ConcludeCompetition([])).Then(new CompetitionConcluded([]));

    [Fact]
    public void Concluded_again_it_is_concluded() =>
        Given(Concluded).When(new ConcludeCompetition(Ids("lg", "naver"))).ThenNothing();

    [Fact]
    public void A_winner_is_named_once() =>
        Given(StageOneDecided).When(new ConcludeCompetition(Ids("lg", "lg"))).ThenRefused("team-repeated");

    [Fact]
    public void A_winner_is_in_the_field() =>
        Given(StageOneDecided).When(new ConcludeCompetition(Ids("upstage"))).ThenRefused("team-not-in-field");

    [Fact]
    public void A_winner_is_known() =>
        Given(StageOneDecided).When(new ConcludeCompetition(Ids("kaist"))).ThenRefused("team-unknown");

    [Fact]
    public void A_competition_is_given_up() =>
        Given(FiveTeams).When(new CancelCompetition("No budget")).Then(new CompetitionCancelled("No budget"));

    [Fact]
    public void Given_up_again_it_is_given_up() =>
        Given(FiveTeams)
            .And(new CompetitionCancelled("No budget").On("2026-01-01"))
            .When(new CancelCompetition("No budget"))
            .ThenNothing();

    [Fact]
    public void It_is_given_up_for_a_reason() =>
        Given(FiveTeams).When(new CancelCompetition("  ")).ThenRefused("reason-required");

    [Fact]
    public void After_the_end_nobody_leaves() =>
        Given(Concluded).When(new WithdrawTeam(Team("lg"), null, null)).ThenRefused("competition-over");

    [Fact]
    public void After_the_end_it_does_not_end_otherwise() =>
        Given(Concluded).When(new CancelCompetition("No budget")).ThenRefused("competition-over");

    [Fact]
    public void After_the_end_a_score_may_still_become_known() =>
        Given(Concluded)
            .When(new EvaluateRound(Step("stage-1"), [Unscored("lg").Scoring("benchmark", 33.6m)], Partial: true))
            .Then(new RoundEvaluated(Step("stage-1"), [Unscored("lg").Scoring("benchmark", 33.6m)], Partial: true));

    [Fact]
    public void After_the_end_a_note_is_kept() =>
        Given(Concluded)
            .When(new RecordNote(Ids("lg"), "Its model was published."))
            .Then(new NoteRecorded(Ids("lg"), "Its model was published."));

    [Fact]
    public void It_cannot_have_ended_before_what_happened_in_it() =>
        Given(StageOneDecided)
            .When(new ConcludeCompetition(Ids("lg")).At("2026-01-14"))
            .ThenRefused("contradicts-later-event");
}
