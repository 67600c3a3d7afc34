using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Tracker.Store.Writing;

namespace Tracker.Api.Tests.Store;

/// <summary>What is put down to be done later, when events are recorded; the round is stage-1 of a programme in Seoul.</summary>
public sealed class FollowUpsTests
{
    private static readonly CompetitionId Cup = new("cup");
    private static readonly StepId Round = new("stage-1");
    private static readonly Moment Until = Moment.Parse("2026-01-25");
    private static readonly DateTimeOffset End = Moment.Parse("2026-01-25").In(TimeZoneId.Parse("Asia/Seoul"));
    private static readonly ObjectionWindowEnded Ended = new(Cup, Round, Until);

    private static readonly ObjectionWindowOpened Opened = new(Round, Until) { At = Moment.Parse("2026-01-15") };
    private static readonly ObjectionFiled AnnObjects = Objection("ann");
    private static readonly ObjectionFiled BobObjects = Objection("bob");

    private static readonly History Evaluated = History
        .Empty.With(
            [
                new CompetitionAnnounced(Names.English("Cup"), null, TimeZoneId.Parse("Asia/Seoul"), [2, 1])
                {
                    At = Moment.Parse("2026-01-01"),
                },
                new RoundScheduled(Round, Names.English("One"), null, null, null, null)
                {
                    At = Moment.Parse("2026-01-02"),
                },
            ],
            On("2026-01-02")
        )
        .With([new RoundEvaluated(Round, []) { At = Moment.Parse("2026-01-15") }], On("2026-01-15"));

    [Fact]
    public void The_end_of_a_window_is_put_down_for_the_end_of_its_last_day() =>
        Assert.Equal([new FollowUp(Ended, End)], Of(Evaluated, "2026-01-15", Opened));

    [Fact]
    public void The_end_of_a_window_that_was_opened_and_moved_at_once_is_put_down_once()
    {
        var moved = Opened with { Until = Moment.Parse("2026-01-28") };
        Assert.Equal(
            [new FollowUp(Ended with { Until = moved.Until }, End.AddDays(3))],
            Of(Evaluated, "2026-01-15", Opened, moved)
        );
    }

    [Fact]
    public void A_window_that_is_over_already_is_history_and_so_is_what_was_decided_of_it()
    {
        Assert.Empty(Of(Evaluated, "2026-03-01", Opened));
        Assert.Empty(Of(Evaluated, "2026-03-01", Opened, AnnObjects, Decision("ann", "2026-02-01")));
        var imported = Evaluated.With([Opened, AnnObjects], On("2026-03-01"));
        Assert.Empty(Of(imported, "2026-03-02", Decision("ann", "2026-03-02")));
    }

    [Fact]
    public void The_last_objection_that_is_decided_after_the_end_is_followed_up_at_once()
    {
        var open = Evaluated.With([Opened], On("2026-01-15")).With([AnnObjects, BobObjects], On("2026-01-20"));
        Assert.Empty(Of(open, "2026-01-30", Decision("ann", "2026-01-30")));
        Assert.Equal(
            [new FollowUp(Ended, null)],
            Of(open, "2026-01-30", Decision("ann", "2026-01-30"), Decision("bob", "2026-01-30"))
        );
    }

    [Fact]
    public void An_objection_that_is_decided_before_the_end_is_left_to_the_end() =>
        Assert.Empty(
            Of(
                Evaluated.With([Opened], On("2026-01-15")).With([AnnObjects], On("2026-01-20")),
                "2026-01-21",
                Decision("ann", "2026-01-21")
            )
        );

    [Fact]
    public void Nothing_else_is_followed_up() =>
        Assert.Empty(
            Of(
                Evaluated,
                "2026-01-15",
                new NoteRecorded([], "It was fun.") { At = Moment.Parse("2026-01-15") },
                new RoundFinalized(Round) { At = Moment.Parse("2026-01-15") }
            )
        );

    private static IReadOnlyList<FollowUp> Of(History before, string now, params CompetitionEvent[] events) =>
        FollowUps.Of(Cup, before, [.. events], On(now));

    private static DateTimeOffset On(string date) => DateTimeOffset.Parse($"{date}T12:00:00+09:00", null);

    private static ObjectionFiled Objection(string team) =>
        new(Round, new TeamId(team), "A sum is wrong.") { At = Moment.Parse("2026-01-20") };

    private static ObjectionDecided Decision(string team, string at) =>
        new(Round, new TeamId(team), true) { At = Moment.Parse(at) };
}
