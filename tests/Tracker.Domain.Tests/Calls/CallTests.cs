using Tracker.Domain.Calls;
using Tracker.Domain.Competitions;
using Tracker.Domain.Teams;

namespace Tracker.Domain.Tests.Calls;

public class CallTests
{
    private static readonly OpenVacancy Open = new(Step("call-1"), 1, "One seat is free.");
    private static readonly CloseVacancy Close = new(Step("call-1"));

    private static readonly TeamAdmitted Motif = new TeamAdmitted(
        Team("motif"),
        Name("Motif"),
        [],
        Step("call-1"),
        null
    ).On("2026-02-20");

    [Fact]
    public void A_call_is_opened() =>
        Given(StageOneDecided).When(Open).Then(new VacancyOpened(Step("call-1"), 1, "One seat is free."));

    [Fact]
    public void Opened_again_it_is_open() => Given(CallOpened).When(Open).ThenNothing();

    [Fact]
    public void One_id_is_one_call() => Given(CallOpened).When(Open with { Seats = 2 }).ThenRefused("step-exists");

    [Fact]
    public void A_call_is_no_round() =>
        Given(CallOpened).When(Open with { Call = Step("stage-1") }).ThenRefused("step-exists");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void A_call_has_seats(int seats) =>
        Given(StageOneDecided).When(Open with { Seats = seats }).ThenRefused("seats-invalid");

    [Fact]
    public void A_call_has_a_reason() =>
        Given(StageOneDecided).When(Open with { Reason = "" }).ThenRefused("reason-required");

    [Fact]
    public void A_call_is_closed_with_whom_it_admitted() =>
        Given(CallOpened).And(Motif).When(Close).Then(new VacancyClosed(Step("call-1"), Ids("motif")));

    [Fact]
    public void Who_came_in_twice_by_a_call_is_named_once() =>
        Given(StageOneDecided)
            .And(
                new VacancyOpened(Step("call-1"), 2, "Two seats are free.").On("2026-01-26"),
                Motif,
                new TeamWithdrew(Team("motif"), null, null).On("2026-02-21"),
                Motif.On("2026-02-22")
            )
            .When(Close)
            .Then(new VacancyClosed(Step("call-1"), Ids("motif")));

    [Fact]
    public void A_call_may_admit_nobody() => Given(CallOpened).When(Close).Then(new VacancyClosed(Step("call-1"), []));

    [Fact]
    public void Closed_again_it_is_closed() =>
        Given(CallOpened).And(new VacancyClosed(Step("call-1"), []).On("2026-02-20")).When(Close).ThenNothing();

    [Fact]
    public void A_record_does_not_close_a_call_twice() =>
        Given(CallOpened)
            .And(new VacancyClosed(Step("call-1"), []).On("2026-02-20"))
            .WhenImported(new VacancyClosed(Step("call-1"), []).On("2026-02-21"))
            .ThenRefused("call-closed");

    [Fact]
    public void Only_a_call_is_closed() => Given(StageOneDecided).When(Close).ThenRefused("call-unknown");

    [Fact]
    public void A_record_cannot_say_that_a_call_admitted_others() =>
        Given(CallOpened)
            .And(Motif)
            .WhenImported(new VacancyClosed(Step("call-1"), Ids("upstage")).On("2026-02-21"))
            .ThenRefused("call-admitted-others");

    [Fact]
    public void Nobody_came_in_by_a_call_that_is_known_to_have_admitted_nobody() =>
        Given(CallOpened)
            .And(new VacancyClosed(Step("call-1"), []).On("2026-02-25"))
            .When(new AdmitTeam(Team("motif"), Name("Motif"), [], Step("call-1"), null).At("2026-02-20"))
            .ThenRefused("contradicts-later-event");
}
