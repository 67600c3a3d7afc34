using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;

namespace Tracker.Domain.Tests.Clocks;

/// <summary>Stage 1 was decided on 15 January, told to the press under embargo, and the record was kept since.</summary>
public class PerspectiveTests
{
    private static readonly History History = Record(
        ("2025-06-20T01:00:00Z", Announced[0]),
        ("2025-07-21T15:00:00Z", Entered("lg")),
        ("2025-07-21T15:00:01Z", Entered("nc")),
        ("2025-09-01T15:00:00Z", Scheduled("stage-1")),
        (
            "2026-01-15T05:30:00Z",
            new RoundEvaluated(Step("stage-1"), [Ranked("lg", 1), Ranked("nc", 2)]).On("2026-01-14")
        ),
        ("2026-01-15T05:30:01Z", Embargoed(new TeamSelected(Team("lg"), Step("stage-1"), null))),
        ("2026-01-15T05:30:02Z", Embargoed(new TeamEliminated(Team("nc"), Step("stage-1"), EliminationReason.Rank)))
    );

    private static CompetitionEvent Embargoed(CompetitionEvent happened) =>
        happened with
        {
            At = Date("2026-01-14"),
            PublicAt = Date("2026-01-15T15:00:00+09:00"),
        };

    private static History Record(params (string RecordedAt, CompetitionEvent Event)[] facts) =>
        History.Empty.Append([.. facts.Select((fact, i) => new Recorded(i + 1, fact.Event, Instant(fact.RecordedAt)))]);

    private static string[] Field(string asOf, string knownAt, Reader reader) =>
        [
            .. History
                .At(new Perspective(Date(asOf).In(Seoul), Date(knownAt).In(Seoul), reader))
                .Field.Select(team => team.Id.Value)
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void As_it_is_known_now_to_have_been_then() =>
        Assert.Equal(["lg"], Field("2026-01-14", "2026-03-01", Reader.Public));

    [Fact]
    public void As_it_was_known_then() => Assert.Equal(["lg", "nc"], Field("2026-01-14", "2026-01-14", Reader.Insider));

    [Fact]
    public void Before_it_happened() => Assert.Equal(["lg", "nc"], Field("2026-01-13", "2026-03-01", Reader.Insider));

    [Fact]
    public void Under_embargo_those_with_a_role_know_and_the_public_does_not()
    {
        Assert.Equal(["lg"], Field("2026-01-14", "2026-01-15T14:59:00+09:00", Reader.Insider));
        Assert.Equal(["lg", "nc"], Field("2026-01-14", "2026-01-15T14:59:00+09:00", Reader.Public));
    }

    [Fact]
    public void When_the_embargo_ends_everyone_knows() =>
        Assert.Equal(["lg"], Field("2026-01-14", "2026-01-15T15:00:00+09:00", Reader.Public));

    [Fact]
    public void A_date_is_asked_for_until_its_end() =>
        Assert.Equal(["lg", "nc"], Field("2025-07-21", "2026-03-01", Reader.Public));

    [Fact]
    public void An_instant_before_the_end_of_the_day_is_before_what_is_kept_by_that_date() =>
        Assert.Empty(Field("2025-07-21T23:59:59+09:00", "2026-03-01", Reader.Public));

    [Fact]
    public void The_events_of_a_perspective_are_those_it_was_folded_from() =>
        Assert.Equal(
            [1L, 2, 3, 4, 5],
            History
                .Events(new Perspective(Date("2026-03-01").In(Seoul), Instant("2026-01-15T05:45:00Z"), Reader.Public))
                .Select(recorded => recorded.Sequence)
        );

    [Fact]
    public void The_end_of_a_history_is_when_its_last_event_takes_effect_and_is_public()
    {
        Assert.Equal(Date("2026-01-14").In(Seoul), History.LastAt);
        Assert.Equal(Instant("2026-01-15T06:00:00Z"), History.LastPublic);
        Assert.Equal(
            (DateTimeOffset.MinValue, DateTimeOffset.MinValue),
            (History.Empty.LastAt, History.Empty.LastPublic)
        );
    }

    [Fact]
    public void Nothing_appended_is_the_same_history() => Assert.Same(History, History.Append([]));

    [Fact]
    public void The_record_is_kept_in_the_order_of_recording_and_read_in_that_of_effect()
    {
        var early = new Recorded(8, new NoteRecorded([], "Early").On("2025-06-21"), Instant("2026-02-01T00:00:00Z"));
        var longer = History.Append([early]);
        Assert.Equal([1L, 2, 3, 4, 5, 6, 7, 8], longer.InSequence().Select(each => each.Sequence));
        Assert.Equal([8L, 2, 3, 4, 5, 6, 7], longer.After(Date("2025-06-20").In(Seoul)).Select(each => each.Sequence));
        Assert.Equal((8, 7), (longer.Version, History.Version));
    }
}
