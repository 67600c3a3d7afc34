using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Tracker.Benchmarks.Histories;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;

namespace Tracker.Benchmarks.Pure;

/// <summary>What is done with every event.</summary>
public class OfEvents
{
    private const int Count = 10_000;

    private CompetitionEvent[] events = [];
    private ScorecardSubmitted card = null!;
    private string json = "";

    /// <summary>Makes the events.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var (from, until) = HistoryCopy.Span;
        events = [.. LongHistory.Events(Count, from, until)];
        card = events.OfType<ScorecardSubmitted>().First();
        json = Write();
    }

    /// <summary>The fold, for each event.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public object Evolve()
    {
        var competition = Competition.Unannounced;
        for (var i = 0; i < events.Length; i++)
            competition = competition.Evolve(events[i], i + 1);
        return competition;
    }

    /// <summary>The JSON of a scorecard.</summary>
    [Benchmark]
    public string Write() => JsonSerializer.Serialize(card, DomainJson.Options);

    /// <summary>A scorecard from its JSON.</summary>
    [Benchmark]
    public object Read() => JsonSerializer.Deserialize<ScorecardSubmitted>(json, DomainJson.Options)!;
}
