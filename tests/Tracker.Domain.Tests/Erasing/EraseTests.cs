using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Erasing;
using Tracker.Domain.Importing;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Erasing;

/// <summary>What people wrote is erased from the record itself, and nothing else of it.</summary>
public class EraseTests
{
    private const string Why = "The person it speaks of asked for it";

    private static readonly Source Letter = Source("letter", "A letter of a person");

    private static readonly Scenario World = Given([
        .. FiveTeams,
        new NoteRecorded([Team("lg")], "A person is ill.") { Sources = [Letter] }.On("2026-02-01"),
        new TeamMembersChanged(Team("lg"), ["One", "Another"], []).On("2026-02-02"),
        new TeamWithdrew(Team("nc"), null, "A person is ill.") { Sources = [Letter] }.On("2026-02-03"),
        new TeamMembersChanged(Team("lg"), [], ["One"]).On("2026-02-04"),
    ]);

    private static EraseTexts Erase(params (long Event, string Text)[] texts) =>
        new([.. texts.Select(each => new TextPlace(each.Event, each.Text))], Why, "4f2a");

    private static TextsErased Erased(params long[] events) => new([.. events], Why);

    private static CompetitionEvent Event(Scenario world, long sequence) => world.History.Find(sequence)!.Event;

    [Fact]
    public void A_text_is_gone_and_another_with_the_same_words_stays()
    {
        var world = World.When(Erase((7, "/text"))).Then(Erased(7));
        Assert.Equal("[erased]", ((NoteRecorded)Event(world, 7)).Text);
        Assert.Equal("A person is ill.", ((TeamWithdrew)Event(world, 9)).Reason);
        Assert.DoesNotContain("ill", world.Competition.Notes.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_known_before_lacks_it_too()
    {
        var world = World.When(Erase((9, "/reason"))).Then(Erased(9));
        var day = Date("2026-02-10").In(Seoul);
        var then = world.History.At(new Perspective(day, day, Reader.Public));
        Assert.Equal("[erased]", Assert.IsType<TeamStatus.Out>(then.Teams[Team("nc")].Status).Reason);
    }

    [Fact]
    public void A_source_goes_wherever_it_is_cited() =>
        Assert.All(
            [7L, 9L],
            each =>
                Assert.Equal(
                    "[erased]",
                    Event(World.When(Erase((7, "/sources/0/title"))).Then(Erased(7, 9)), each).Sources.Single().Title
                )
        );

    [Fact]
    public void Members_can_still_be_told_from_each_other()
    {
        var world = World
            .When(Erase((8, "/joined/0"), (8, "/joined/1")))
            .Then(Erased(8, 10))
            .Competition.Teams[Team("lg")]
            .Members;
        Assert.Equal("[erased 4f2a01], lg inc", string.Join(", ", world));
    }

    [Fact]
    public void What_is_erased_already_is_not_erased_again() =>
        World.When(Erase((7, "/text"))).Then(new TextsErased([7], Why)).When(Erase((7, "/text"))).ThenNothing();

    [Theory]
    [InlineData("/teams/0")]
    [InlineData("/at")]
    [InlineData("/type")]
    [InlineData("/sources/0/id")]
    [InlineData("/note")]
    [InlineData("text")]
    [InlineData("")]
    public void Only_what_people_wrote_is_erased(string place) =>
        Assert.Equal(
            "one of /text, /sources/0/title, /sources/0/publisher, as the history shows the event",
            World.When(Erase((7, place))).ThenRefused("text-unknown").Instead
        );

    [Fact]
    public void Why_a_team_was_eliminated_is_a_word_of_the_rules() =>
        Given(StageOneDecided).When(Erase((13, "/reason"))).ThenRefused("text-unknown");

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void An_event_that_is_not_there_has_no_text(long sequence) =>
        World.When(Erase((sequence, "/text"))).ThenRefused("event-unknown");

    [Fact]
    public void Some_text_must_be_named_and_not_too_many()
    {
        World.When(Erase()).ThenRefused("texts-empty");
        World.When(Erase([.. Enumerable.Repeat((7L, "/text"), EraseTexts.Most + 1)])).ThenRefused("texts-too-many");
    }

    [Fact]
    public void A_reason_is_asked_for() =>
        World.When(new EraseTexts([new(7, "/text")], " ", "4f2a")).ThenRefused("reason-required");

    [Fact]
    public void It_is_public_at_once() =>
        World
            .When(
                Erase((7, "/text")) with
                {
                    Circumstances = Circumstances.None with { PublicAt = Date("2027-01-01") },
                }
            )
            .ThenRefused("time-not-free");

    [Fact]
    public void Nothing_brings_it_back() =>
        World
            .When(Erase((7, "/text")))
            .Then(Erased(7))
            .When(new UndoEvents([11], "A mistake"))
            .ThenRefused("erasure-stays");

    [Fact]
    public void A_file_that_still_has_it_adds_nothing()
    {
        var file = ImportHistory.Exported(World.History.InSequence(), World.History.Zone);
        var world = World
            .When(Erase((7, "/text"), (7, "/sources/0/title"), (8, "/joined/0")))
            .Then(Erased(7, 8, 9, 10));
        var decision = ImportHistory.Decide(world.History, file, Scenario.Now.AddDays(1));
        Assert.Equal("", string.Join(", ", decision.Faults.Select(each => each.Refusal.Message)));
        Assert.Empty(decision.Added);
    }

    [Fact]
    public void What_was_erased_where_a_file_comes_from_is_erased_where_it_is_taken_over()
    {
        var world = World.When(Erase((7, "/text"))).Then(Erased(7));
        var file = ImportHistory.Exported(world.History.InSequence(), world.History.Zone);
        var decision = ImportHistory.Decide(World.History, file, Scenario.Now.AddDays(1));
        Assert.Equal(["TextsErased"], decision.Added.Select(EventTypes.NameOf));
        Assert.Equal([Event(world, 7)], decision.Rewritten.Select(each => each.Event));
    }

    [Fact]
    public void A_file_that_does_not_say_that_something_was_erased_erases_nothing()
    {
        var world = World.When(Erase((7, "/text"))).Then(Erased(7));
        var file = ImportHistory.Exported(world.History.InSequence().SkipLast(1), world.History.Zone);
        var decision = ImportHistory.Decide(World.History, file, Scenario.Now.AddDays(1));
        Assert.Equal(["NoteRecorded"], decision.Added.Select(EventTypes.NameOf));
        Assert.Empty(decision.Rewritten);
    }

    [Fact]
    public void An_address_is_erased_to_one_that_nobody_has()
    {
        var linked = Letter with { Id = new("linked"), Url = "https://example.org/a-person" };
        var world = World.And(new NoteRecorded([], "Read this.") { Sources = [linked] }.On("2026-02-06"));
        Assert.Equal(
            "https://erased.invalid/",
            Event(world.When(Erase((11, "/sources/0/url"))).Then(Erased(11)), 11).Sources.Single().Url
        );
    }
}
