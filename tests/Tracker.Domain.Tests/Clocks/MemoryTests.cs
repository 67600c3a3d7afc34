using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Clocks;

/// <summary>What long histories cost. Bytes are counted, not seconds: they are the same on a busy machine.</summary>
[Collection(Alone.Name)]
public class MemoryTests
{
    private const int Many = 200_000;
    private static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<History> Long = new(() => Programme(Many));
    private static readonly History Short = Programme(100);

    [Fact]
    public void An_event_takes_few_bytes()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var history = Programme(Many);
        var taken = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(taken, 1, 160L * Many);
        // What the cache reckons with is about what it is.
        Assert.InRange(history.Weight, taken / 2, taken * 2);
    }

    [Theory]
    [InlineData(Reader.Insider)]
    [InlineData(Reader.Public)]
    public void A_question_costs_no_more_in_a_long_history(Reader reader)
    {
        foreach (
            var ask in new Func<DateTimeOffset, DateTimeOffset, Perspective>[]
            {
                (then, end) => new(then, end, reader),
                (then, end) => new(end, then, reader),
            }
        )
            Assert.InRange(Cost(Long.Value, Many, ask), 0, Cost(Short, 100, ask) + 80_000);
    }

    [Fact]
    public void Another_event_costs_no_more_in_a_long_history() =>
        Assert.InRange(CostOfOneMore(Long.Value), 0, CostOfOneMore(Short) + 20_000);

    [Fact]
    public void A_crowd_of_scorecards_in_one_round_is_folded_one_by_one()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var history = Given(Announced)
            .And([.. Enumerable.Range(0, 10).Select(i => Entered($"team-{i}")), Scheduled("final")])
            .History;
        history = history.With(
            [.. Enumerable.Range(0, 50_000).Select(i => Card("final", i).On("2026-01-20"))],
            Begin.AddYears(2)
        );
        Assert.Equal(50_000, history.Current.Rounds[Step("final")].Scorecards.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 50_000L * 8_000);
    }

    private static long Cost(History history, int length, Func<DateTimeOffset, DateTimeOffset, Perspective> ask)
    {
        var end = Begin.AddSeconds(length);
        var costs = new List<long>();
        for (var i = 1; i < 60; i++)
        {
            var perspective = ask(Begin.AddSeconds(length * (long)i / 60), end);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var sight = Sight.Of(new("cup"), history, perspective, Date("2025-01-01"), Date("2025-01-01"), end);
            FieldView.Of(sight!.Heading, sight.Competition, "en");
            costs.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }
        // The first question of all compiles and warms; the median does not.
        return costs.Order().ElementAt(costs.Count / 2);
    }

    private static long CostOfOneMore(History history)
    {
        var costs = new List<long>();
        for (var i = 0; i < 50; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            history = history.Append([
                new(history.Version + 1, new NoteRecorded([], $"Late {i}") { At = Date("2027-01-01") }, Begin),
            ]);
            costs.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return costs.Order().ElementAt(costs.Count / 2);
    }

    // Rounds of ten teams before 250 judges who think again twice, and notes.
    private static History Programme(int length)
    {
        var history = History.Empty;
        foreach (var page in Events().Take(length).Index().Chunk(500))
            history = history.Append([
                .. page.Select(each => new Recorded(
                    each.Index + 1,
                    each.Item with
                    {
                        At = Moment.Of(Begin.AddSeconds(each.Index)),
                    },
                    Begin.AddSeconds(each.Index)
                )),
            ]);
        return history;
    }

    private static IEnumerable<CompetitionEvent> Events()
    {
        yield return Announced[0];
        for (var i = 0; i < 10; i++)
            yield return Entered($"team-{i}");
        for (var round = 0; ; round++)
        {
            yield return Scheduled($"round-{round}");
            for (var card = 0; card < 7500; card++)
                yield return card % 50 == 0 ? Note(round, card) : Card($"round-{round}", card % 2500);
            yield return new RoundEvaluated(
                Step($"round-{round}"),
                [.. Enumerable.Range(0, 10).Select(i => Ranked($"team-{i}", i + 1))]
            );
            for (var i = 0; i < 10; i++)
                yield return new TeamSelected(Team($"team-{i}"), Step($"round-{round}"), null);
        }
    }

    private static ScorecardSubmitted Card(string round, int place) =>
        new(
            Step(round),
            Team($"team-{place % 10}"),
            new JudgeId($"judge-{place / 10}"),
            new([new(new("benchmark"), place % 400 / 10m), new(new("experts"), 30.25m), new(new("users"), null)])
        );

    private static NoteRecorded Note(int round, int place) =>
        new([Team("team-1")], $"A showcase of round {round}, of which {place} people told");
}
