using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Importing;
using Tracker.Domain.Json;
using Tracker.Domain.Tests.Generators;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Importing;

/// <summary>A history that is written to a file and taken over elsewhere answers as it did.</summary>
public class ExportProperties
{
    private static readonly Arbitrary<(Story, int[])> Stories = Story.Arbitrary.WithRolls();

    [Fact]
    public void What_is_taken_over_from_an_export_gives_the_same_answers() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (story, rolls) = drawn;
                var dice = new Dice(rolls);
                var taken = TakenOver(History.Empty, Export(story.History), story.Clock.AddDays(dice.Below(400)));
                Assert.Equal(Export(story.History), Export(taken));
                SameState.Assert(story.History.Current, taken.Current);
                for (var i = 0; i < 4; i++)
                {
                    var perspective = RandomPerspective.Of(dice, story);
                    SameState.Assert(story.History.At(perspective), taken.At(perspective));
                    Assert.Equal(
                        story.History.Events(perspective).Select(each => each.Sequence),
                        taken.Events(perspective).Select(each => each.Sequence)
                    );
                }
            }
        );

    [Fact]
    public void What_was_exported_adds_nothing_where_it_came_from_and_where_it_went() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                var (file, later) = (Export(story.History), story.Clock.AddDays(1));
                Assert.Same(story.History, TakenOver(story.History, file, later));
                var taken = TakenOver(History.Empty, file, later);
                Assert.Same(taken, TakenOver(taken, file, later));
                Assert.Equal(file, Export(taken));
            }
        );

    [Fact]
    public void What_an_older_export_lacks_is_added_by_a_newer_one() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (story, rolls) = drawn;
                var older = TakenOver(
                    History.Empty,
                    Export(new Dice(rolls).Of(story.Chapters).Before),
                    story.Clock.AddDays(1)
                );
                SameState.Assert(
                    story.History.Current,
                    TakenOver(older, Export(story.History), story.Clock.AddDays(2)).Current
                );
            }
        );

    private static ValueList<CompetitionEvent> Export(History history) =>
        ImportHistory
            .Exported(history.InSequence(), history.Zone)
            .Select(exported => JsonSerializer.Serialize(exported, DomainJson.Options))
            .Select(text => JsonSerializer.Deserialize<CompetitionEvent>(text, DomainJson.Options)!)
            .ToValueList();

    private static History TakenOver(History history, ValueList<CompetitionEvent> file, DateTimeOffset now)
    {
        var decision = ImportHistory.Decide(history, file, now);
        Assert.Empty(decision.Faults);
        return history.Rewritten(decision.Rewritten).With(decision.Added, now);
    }
}
