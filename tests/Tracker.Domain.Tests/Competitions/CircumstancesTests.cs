using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Competitions;

/// <summary>What is said of a fact beside the fact: sources, whether it is official, when it may be seen.</summary>
public class CircumstancesTests
{
    private static readonly Command Note = new RecordNote([], "A showcase");

    [Fact]
    public void An_event_carries_all_that_was_said_of_it() =>
        Given(Announced)
            .When(
                Note.At("2026-02-01")
                    .PublicFrom("2026-02-05T09:00:00+09:00")
                    .Citing(Cited(Source("msit")))
                    .Noting("heard")
            )
            .Then(
                new NoteRecorded([], "A showcase")
                {
                    At = Date("2026-02-01"),
                    PublicAt = Date("2026-02-05T09:00:00+09:00"),
                    Sources = [Source("msit")],
                    Note = "heard",
                }
            );

    [Fact]
    public void A_source_that_is_known_is_cited_by_its_id() =>
        Given(Announced)
            .And(new NoteRecorded([], "First") { At = Date("2026-02-01"), Sources = [Source("msit")] })
            .When(Note.Citing(Cited("msit")))
            .Then(new NoteRecorded([], "A showcase") { Sources = [Source("msit")] });

    [Fact]
    public void A_source_that_is_cited_twice_is_there_once() =>
        Given(Announced)
            .When(Note.Citing(Cited(Source("msit")), Cited(Source("msit"))))
            .Then(new NoteRecorded([], "A showcase") { Sources = [Source("msit")] });

    [Fact]
    public void A_source_that_is_not_known_cannot_be_cited_by_its_id() =>
        Given(Announced).When(Note.Citing(Cited("msit"))).ThenRefused("source-unknown");

    [Theory]
    [InlineData(" ", "MSIT", null)]
    [InlineData("A release", "", null)]
    [InlineData("A release", "MSIT", "javascript:alert(1)")]
    [InlineData("A release", "MSIT", "release.html")]
    public void A_source_can_be_looked_up(string title, string publisher, string? url) =>
        Given(Announced)
            .When(Note.Citing(Cited(new Source(SourceId.Of("msit"), title, publisher, null, url))))
            .ThenRefused("source-invalid");

    [Fact]
    public void One_id_stands_for_one_source() =>
        Given(Announced)
            .And(new NoteRecorded([], "First") { At = Date("2026-02-01"), Sources = [Source("msit")] })
            .When(Note.Citing(Cited(Source("msit", "Another release"))))
            .ThenRefused("source-conflict");

    [Fact]
    public void One_id_stands_for_one_source_within_an_event_too() =>
        Given(Announced)
            .When(Note.Citing(Cited(Source("msit")), Cited(Source("msit", "Another release"))))
            .ThenRefused("source-conflict");

    [Fact]
    public void What_others_say_moves_no_team() =>
        Given(FiveTeams)
            .When(new WithdrawTeam(Team("nc"), null, null).Unofficially())
            .ThenRefused("unofficial-without-effect");

    [Fact]
    public void What_others_say_of_results_is_partial() =>
        Given(StageOneScheduled)
            .When(new EvaluateRound(Step("stage-1"), InOrder(FiveIds), Partial: false).Unofficially())
            .ThenRefused("unofficial-without-effect");

    [Fact]
    public void What_others_say_is_kept_apart()
    {
        var round = Given(StageOneScheduled)
            .When(new EvaluateRound(Step("stage-1"), [Ranked("lg", 1)], Partial: true).Unofficially())
            .Then(new RoundEvaluated(Step("stage-1"), [Ranked("lg", 1)], Partial: true) { Official = false })
            .Competition.Rounds[Step("stage-1")];
        Assert.Null(round.Evaluation);
        Assert.Equal(Ranked("lg", 1), round.Unofficial!.Results[Team("lg")]);
    }

    [Fact]
    public void What_does_not_say_when_it_took_effect_took_effect_now() =>
        Given(Announced)
            .When(Note, Instant("2026-03-01T10:00:00+09:00"))
            .Then(new NoteRecorded([], "A showcase").On("2026-03-01T10:00:00+09:00"));

    [Fact]
    public void On_a_day_that_is_kept_by_its_date_what_follows_is_of_that_day() =>
        Given(Announced)
            .And(new NoteRecorded([], "First").On("2026-03-01"))
            .When(Note, Instant("2026-03-01T10:00:00+09:00"))
            .Then(new NoteRecorded([], "A showcase").On("2026-03-01"));

    [Fact]
    public void On_the_next_day_it_is_now_again() =>
        Given(Announced)
            .And(new NoteRecorded([], "First").On("2026-03-01"))
            .When(Note, Instant("2026-03-01T15:00:00Z"))
            .Then(new NoteRecorded([], "A showcase").On("2026-03-01T15:00:00Z"));

    [Fact]
    public void What_is_told_of_the_far_future_does_not_hold_up_today() =>
        Given(Announced)
            .And(new NoteRecorded([], "A date that was set").On("2027-01-01"))
            .When(Note, Instant("2026-03-01T10:00:00Z"))
            .Then(new NoteRecorded([], "A showcase").On("2026-03-01T10:00:00Z"));
}
