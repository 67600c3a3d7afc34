using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Tests.Generators;

namespace Tracker.Domain.Tests;

/// <summary>A property over stories in which nothing happens would hold of nothing.</summary>
public class StoryTests
{
    private static readonly Story[] Stories = Draw(Story.Arbitrary);

    [Fact]
    public void Stories_tell_of_everything_that_can_happen() =>
        Assert.Equal(
            Vocabulary,
            Stories.SelectMany(story => story.Recorded).Select(each => each.Event.GetType().Name).Distinct().Order()
        );

    [Fact]
    public void Random_events_are_of_every_type() =>
        Assert.Equal(
            Vocabulary,
            Draw(RandomEvents.Arbitrary)
                .SelectMany(random => random.Events)
                .Select(happened => happened.GetType().Name)
                .Distinct()
                .Order()
        );

    [Fact]
    public void Many_rounds_are_decided_and_the_field_grows_and_shrinks_between_them()
    {
        Assert.InRange(
            Stories.Average(story => story.History.Current.Rounds.Values.Count(round => round.Decided)),
            2,
            9
        );
        Assert.InRange(Count<TeamWithdrew>() + Count<TeamDisqualified>(), 100, int.MaxValue);
        Assert.InRange(Count<TeamAdmitted>() + Count<TeamReinstated>(), 100, int.MaxValue);
    }

    [Fact]
    public void Rounds_are_corrected_however_far_they_are_and_decided_anew()
    {
        var corrected = Stories
            .SelectMany(story => story.Chapters)
            .Where(chapter => chapter.Decision is Decision.Accepted { Events: [RoundCorrected, ..] })
            .Select(chapter => chapter.Before.Current.Rounds[((CorrectRound)chapter.Command).Round])
            .ToList();
        Assert.InRange(corrected.Count(round => !round.Decided), 30, int.MaxValue);
        Assert.InRange(corrected.Count(round => round.Decided), 30, int.MaxValue);
        Assert.InRange(corrected.Count(round => round.FinalizedAt is not null), 5, int.MaxValue);
        Assert.InRange(corrected.Count(round => round.ReopenedBy > 0), 20, int.MaxValue);
        Assert.InRange(
            Stories
                .SelectMany(story => story.History.Current.Rounds.Values)
                .Count(round => round.Decided && round.ReopenedBy > 0),
            20,
            int.MaxValue
        );
    }

    [Fact]
    public void Some_rounds_are_tallied_of_their_scorecards() =>
        Assert.InRange(
            Stories.SelectMany(story => story.Recorded).Count(each => each.Event is RoundEvaluated { From.Count: > 1 }),
            5,
            int.MaxValue
        );

    [Fact]
    public void Teams_merge_into_new_ones_and_into_others()
    {
        var mergers = Stories
            .SelectMany(story => story.Chapters)
            .Where(chapter => chapter.Decision is Decision.Accepted { Events: [TeamsMerged, ..] })
            .ToLookup(chapter => chapter.Before.Current.Teams.ContainsKey(((MergeTeams)chapter.Command).Into));
        Assert.InRange(mergers[true].Count(), 5, int.MaxValue);
        Assert.InRange(mergers[false].Count(), 5, int.MaxValue);
    }

    // Long enough for states to be kept along the way, and for some of what comes later to lie before them.
    [Fact]
    public void Stories_are_long_and_not_told_in_order()
    {
        Assert.InRange(Stories.Average(story => story.Recorded.Count), 40, 1000);
        Assert.InRange(
            Stories
                .SelectMany(story => story.Chapters)
                .Count(chapter =>
                    chapter.Decision is Decision.Accepted { Events: [var first, ..] }
                    && first.At.In(chapter.After.Zone) < chapter.Before.LastAt
                ),
            200,
            int.MaxValue
        );
    }

    [Fact]
    public void Some_commands_are_refused_and_some_change_nothing()
    {
        var decisions = Stories.SelectMany(story => story.Chapters).Select(chapter => chapter.Decision).ToList();
        Assert.InRange(decisions.Count(decision => decision.Equals(Decision.Nothing)), 100, int.MaxValue);
        Assert.InRange(
            decisions.OfType<Decision.Refused>().Select(refused => refused.Refusal.Code).Distinct().Count(),
            25,
            100
        );
    }

    private static int Count<TEvent>() =>
        Stories.Sum(story => story.Recorded.Count(recorded => recorded.Event is TEvent));

    private static IEnumerable<string> Vocabulary =>
        typeof(CompetitionEvent)
            .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
            .Cast<JsonDerivedTypeAttribute>()
            .Select(derived => derived.DerivedType.Name)
            .Order();

    private static T[] Draw<T>(Arbitrary<T> cases) => [.. cases.Generator.Sample(100, new Rnd(20260115UL), 100)];
}
