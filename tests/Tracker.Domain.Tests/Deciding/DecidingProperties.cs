using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Tests.Generators;

namespace Tracker.Domain.Tests.Deciding;

public class DecidingProperties
{
    [Fact]
    public void A_repeated_command_appends_nothing() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                foreach (var chapter in story.Chapters.Where(chapter => chapter.Decision is Decision.Accepted))
                    Assert.Equal(
                        Decision.Nothing,
                        Decider.Decide(chapter.After, chapter.Command, chapter.Now.AddSeconds(1))
                    );
            }
        );

    [Fact]
    public void A_decision_depends_on_what_it_is_given_alone() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                foreach (var chapter in story.Chapters)
                    Assert.Equal(chapter.Decision, Decider.Decide(chapter.Before, chapter.Command, chapter.Now));
            }
        );

    [Fact]
    public void What_is_accepted_one_by_one_is_legal_from_the_beginning_in_the_order_of_effect() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                var competition = Competition.Unannounced;
                foreach (var each in PlainWords.Counting(story.History))
                {
                    Assert.Null(Legality.Check(competition, each.Event, each.Sequence));
                    competition = competition.Evolve(each.Event, each.Sequence);
                }
            }
        );

    [Fact]
    public void Only_what_is_accepted_changes_the_record() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                foreach (var chapter in story.Chapters)
                    if (chapter.Decision is Decision.Refused)
                        Assert.Same(chapter.Before, chapter.After);
            }
        );
}
