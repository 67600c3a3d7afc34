using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;

namespace Tracker.Domain.Tests.Competitions;

public class AnnouncementTests
{
    private static readonly AnnounceCompetition Announce = new(
        Name("Sovereign AI", "독자 AI"),
        "MSIT",
        Seoul,
        [5, 4, 2]
    );

    [Fact]
    public void A_competition_is_announced() =>
        Given()
            .When(Announce.At("2025-06-20"))
            .Then(new CompetitionAnnounced(Name("Sovereign AI", "독자 AI"), "MSIT", Seoul, [5, 4, 2]).On("2025-06-20"));

    [Fact]
    public void Announced_again_with_the_same_particulars_it_is_the_same() =>
        Given(Announced).When(Announce).ThenNothing();

    [Fact]
    public void Announced_again_with_others_it_is_refused() =>
        Given(Announced).When(Announce with { Host = "NIPA" }).ThenRefused("competition-exists");

    [Fact]
    public void It_cannot_have_been_announced_before_it_was() =>
        Given(Announced).When(Announce.At("2025-06-19")).ThenRefused("contradicts-later-event");

    [Theory]
    [InlineData]
    [InlineData(0)]
    [InlineData(5, -1)]
    [InlineData(100_001)]
    public void A_plan_is_a_list_of_field_sizes(params int[] plan) =>
        Given().When(Announce with { Plan = [.. plan] }).ThenRefused("plan-invalid");

    [Fact]
    public void A_plan_has_an_end() =>
        Given().When(Announce with { Plan = [.. Enumerable.Repeat(5, 51)] }).ThenRefused("plan-invalid");

    [Fact]
    public void Nothing_can_have_happened_before_the_announcement() =>
        Given(Announced)
            .When(new RecordNote([], "Too early").At("2025-06-19"))
            .ThenRefused("competition-not-announced");

    [Fact]
    public void Nothing_happens_in_a_competition_that_was_never_announced() =>
        Given().When(new RecordNote([], "Nowhere")).ThenRefused("competition-not-announced");

    [Fact]
    public void Its_zone_is_the_zone_of_its_history() =>
        Assert.Equal(TimeZoneId.Parse("Asia/Seoul"), Given(Announced).History.Zone);
}
