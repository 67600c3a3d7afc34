using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Erasing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Deciding;

/// <summary>What was recorded by mistake is taken back: it stays on the record and counts no more.</summary>
public class UndoTests
{
    private const string Why = "It was another competition";

    private static readonly Scenario EveryoneGone = Given(FiveTeams)
        .And(FiveIds.Select(id => new TeamWithdrew(Team(id), null, null).On("2026-02-01")));

    private static UndoEvents Undo(params long[] events) => new([.. events], Why);

    private static EventsUndone Undone(string at, params long[] events) => new EventsUndone([.. events], Why).On(at);

    private static int Field(Scenario world, string knownAt) =>
        world
            .History.At(new Perspective(DateTimeOffset.MaxValue, Date(knownAt).In(Seoul), Reader.Insider))
            .Field.Count();

    [Fact]
    public void A_bulk_mistake_is_one_undoing_and_what_was_known_before_stays_what_it_was()
    {
        var world = EveryoneGone.When(Undo(7, 8, 9, 10, 11)).Then(Undone("2026-02-01", 7, 8, 9, 10, 11));
        Assert.Equal((5, 0), (world.Competition.Field.Count(), Field(world, "2026-02-28")));
    }

    [Fact]
    public void A_decision_is_taken_back_as_if_it_had_not_been_taken()
    {
        var world = Given(StageOneDecided).When(Undo(9, 10, 11, 12, 13)).Then(Undone("2026-01-15", 9, 10, 11, 12, 13));
        Assert.False(world.Competition.Rounds[Step("stage-1")].Decided);
        Assert.Equal(5, world.Competition.Field.Count());
        Assert.Empty(world.Competition.Passage.Steps);
    }

    [Fact]
    public void An_undoing_can_be_undone() =>
        Assert.Empty(
            EveryoneGone
                .When(Undo(7, 8, 9, 10, 11))
                .Then(Undone("2026-02-01", 7, 8, 9, 10, 11))
                .When(Undo(12))
                .Then(Undone("2026-02-01", 12))
                .Competition.Field
        );

    [Fact]
    public void What_is_undone_already_is_not_undone_again()
    {
        var world = EveryoneGone.When(Undo(7)).Then(Undone("2026-02-01", 7));
        world.When(Undo(7)).ThenNothing();
        world.When(Undo(7, 8)).Then(Undone("2026-02-01", 8));
    }

    [Fact]
    public void The_record_shows_what_undid_an_event()
    {
        var world = EveryoneGone.When(Undo(8)).Then(new EventsUndone([8], Why).On("2026-02-01"));
        var all = new Perspective(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, Reader.Insider);
        Assert.Equal(
            [(8, 12L)],
            world
                .History.Events(all)
                .Where(each => each.UndoneBy is not null)
                .Select(each => ((int)each.Sequence, each.UndoneBy!.Value))
        );
    }

    [Fact]
    public void What_others_depend_on_stays_and_the_first_of_them_is_named() =>
        Assert.Contains("Event 8", Given(StageOneDecided).When(Undo(7)).ThenRefused("contradicts-later-event").Message);

    [Fact]
    public void It_can_be_undone_together_with_what_depends_on_it() =>
        Assert.Empty(Given(StageOneEvaluated).When(Undo(8, 7)).Then(Undone("2025-09-01", 7, 8)).Competition.Rounds);

    [Fact]
    public void Without_its_announcement_there_is_no_competition() =>
        Given(FiveTeams).When(Undo(1)).ThenRefused("announcement-stays");

    [Fact]
    public void Only_what_there_is_can_be_undone()
    {
        Given(FiveTeams).When(Undo(7)).ThenRefused("event-unknown");
        Given(FiveTeams).When(Undo(0)).ThenRefused("event-unknown");
    }

    [Fact]
    public void An_undoing_and_what_it_undid_are_not_undone_at_once() =>
        EveryoneGone.When(Undo(7)).Then(Undone("2026-02-01", 7)).When(Undo(7, 12)).ThenRefused("undoing-ambiguous");

    [Fact]
    public void Something_must_be_named_and_not_too_much_and_why()
    {
        Given(FiveTeams).When(Undo()).ThenRefused("events-empty");
        Given(FiveTeams)
            .When(Undo([.. Enumerable.Range(1, UndoEvents.Most + 1).Select(each => (long)each)]))
            .ThenRefused("events-too-many");
        Given(FiveTeams).When(new UndoEvents([2], " ")).ThenRefused("reason-required");
    }

    [Fact]
    public void It_takes_effect_where_the_first_of_the_events_did() =>
        EveryoneGone.When(Undo(7).At("2026-02-20")).ThenRefused("time-not-free");

    [Fact]
    public void The_end_of_a_competition_can_be_taken_back() =>
        Assert.IsType<Phase.Running>(Given(Concluded).When(Undo(14)).Then(Undone("2026-02-20", 14)).Competition.Phase);

    [Fact]
    public void Others_than_the_organiser_undo_nothing() =>
        EveryoneGone.When(Undo(7).Unofficially()).ThenRefused("unofficial-without-effect");

    /// <summary>Any accepted command but an erasure: everything that the last one recorded can be taken back.</summary>
    [Fact]
    public void What_any_command_recorded_last_can_be_taken_back() =>
        Property.Holds(
            Generators.Story.Arbitrary,
            story =>
            {
                foreach (
                    var chapter in story.Chapters.Where(each =>
                        each.Before.Version > 0 && each.Command is not EraseTexts
                    )
                )
                {
                    var made = Enumerable
                        .Range((int)chapter.Before.Version + 1, (int)(chapter.After.Version - chapter.Before.Version))
                        .Select(each => (long)each)
                        .ToValueList();
                    if (made.Count == 0)
                        continue;
                    var undone = Decider.Decide(chapter.After, new UndoEvents(made, Why), chapter.Now);
                    var events = Assert.IsType<Decision.Accepted>(undone).Events;
                    SameState.Assert(
                        chapter.Before.Current with
                        {
                            Sources = chapter.After.With(events, chapter.Now).Current.Sources,
                        },
                        chapter.After.With(events, chapter.Now).Current
                    );
                }
            }
        );

    [Fact]
    public void A_round_without_a_result_is_evaluated_again()
    {
        var results = Scores(1m, 2m, 3m, 4m, 5m);
        Given(StageOneScored)
            .When(Undo(8))
            .Then(Undone("2026-01-15", 8))
            .When(new EvaluateRound(Step("stage-1"), results, false).At("2026-01-16"))
            .Then(new RoundEvaluated(Step("stage-1"), results))
            .When(new DecideRound(Step("stage-1"), new RoundChoice.ByRank(), null).At("2026-01-17"))
            .Then([
                .. FiveIds[1..].Select(CompetitionEvent (id) => new TeamSelected(Team(id), Step("stage-1"), null)),
                new TeamEliminated(Team("lg"), Step("stage-1"), EliminationReason.Rank),
            ]);
    }
}
