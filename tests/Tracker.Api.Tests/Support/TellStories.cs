using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Tests.Generators;
using Tracker.Domain.Values;
using Tracker.Store.Writing;

namespace Tracker.Api.Tests.Support;

/// <summary>Records random legal histories as they come about: event by event, each at its time.</summary>
internal static class TellStories
{
    /// <summary>When all of it has come about, taken effect and become public.</summary>
    public static DateTimeOffset After { get; } = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A story that is always the same.</summary>
    public static Story Number(int seed, int rolls = 1500)
    {
        // Not for secrets: a story must be told again.
#pragma warning disable CA5394
        var dice = new Random(seed);
        return Story.Tell(new Dice([.. Enumerable.Range(0, rolls).Select(_ => dice.Next())]));
#pragma warning restore CA5394
    }

    /// <summary>Records a story as the competition of that id.</summary>
    public static async Task TellAsync(this TrackerHost host, FakeTimeProvider clock, string id, Story story)
    {
        var writer = host.Services.GetRequiredService<CompetitionWriter>();
        foreach (var chapter in story.Chapters.Where(each => each.After.Version > each.Before.Version))
        {
            clock.AdjustTime(chapter.Now);
            var events = chapter
                .After.InSequence()
                .Skip((int)chapter.Before.Version)
                .Select(CompetitionEvent (each) => each.Event)
                .ToValueList();
            var answer = await writer.WriteAsync(
                new CompetitionId(id),
                // The decision as it was taken, with the events as they were recorded.
                (_, _) => (Decision.Accepted)chapter.Decision with { Events = events },
                new WriteOptions("a story"),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(chapter.After.Version, Assert.IsType<WriteAnswer.Written>(answer).Version);
        }
        clock.AdjustTime(After);
    }
}
