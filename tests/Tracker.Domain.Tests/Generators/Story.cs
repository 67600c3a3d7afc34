using FsCheck;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;

namespace Tracker.Domain.Tests.Generators;

/// <summary>
/// A random legal history: commands of every kind, sensible ones and others, are decided one after the other, and what is
/// accepted is recorded. Some of it takes effect before or after what is there, some is public later than it is known, and
/// some was known before it was recorded, as with an import.
/// </summary>
public sealed class Story
{
    private readonly Dice dice;
    private readonly List<Chapter> chapters = [];

    private Story(Dice dice)
    {
        this.dice = dice;
        History = History.Empty;
        Clock = new DateTimeOffset(2025, 6, 20, 9, 0, 0, TimeSpan.Zero);
        while (!dice.AreUsedUp)
            Continue();
    }

    /// <summary>Stories of a dozen to a hundred events and more.</summary>
    public static Arbitrary<Story> Arbitrary => Dice.Arbitrary(40, 3600, Tell, story => story.dice.All);

    /// <summary>All that was recorded in the end.</summary>
    public History History { get; private set; }

    /// <summary>The time at the end.</summary>
    public DateTimeOffset Clock { get; private set; }

    /// <summary>Every command, also those that were refused.</summary>
    public IReadOnlyList<Chapter> Chapters => chapters;

    /// <summary>All events in the order in which they were recorded.</summary>
    public IReadOnlyList<Recorded> Recorded => [.. History.InSequence()];

    /// <summary>The story that the rolls tell.</summary>
    public static Story Tell(Dice dice) => new(dice);

    /// <summary>What a failing property shows.</summary>
    public override string ToString() =>
        string.Join(
            Environment.NewLine,
            Recorded.Select(each => $"{each.Sequence} (recorded {each.RecordedAt:O}) {each.Event}")
        );

    private void Continue()
    {
        Clock = Clock.AddMinutes(dice.Of(Pauses));
        var command = RandomCommand.Of(dice, History, Clock);
        var decision = Decider.Decide(History, command, Clock);
        var before = History;
        if (decision is Decision.Accepted accepted)
            History = History.Rewritten(accepted.Rewritten).Append(Record(accepted.Events));
        chapters.Add(new(before, command, Clock, decision, History));
    }

    private static readonly int[] Pauses = [0, 1, 60, 600, 1440, 2880, 10_000];

    private List<Recorded> Record(IEnumerable<CompetitionEvent> events)
    {
        Moment? known = dice.Chance(10) ? Moment.Of(Clock.AddMinutes(-dice.Below(50_000))) : null;
        return
        [
            .. events.Select(
                (happened, i) => new Recorded(History.Version + 1 + i, happened with { KnownAt = known }, Clock)
            ),
        ];
    }
}

/// <summary>A command of a story and what became of it.</summary>
public sealed record Chapter(History Before, Command Command, DateTimeOffset Now, Decision Decision, History After);
