using BenchmarkDotNet.Attributes;
using Tracker.Benchmarks.Histories;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Benchmarks.Pure;

/// <summary>What is asked of histories: it should cost the same however long they are.</summary>
public class OfHistories
{
    private static readonly CompetitionId Competition = new("long");

    private History history = History.Empty;
    private Command card = new SubmitScorecards(new StepId("none"), []);
    private Recorded[] next = [];
    private DateTimeOffset[] dates = [];
    private DateTimeOffset now;
    private int asked;

    /// <summary>How many events the history has.</summary>
    [Params(1_000, 100_000)]
    public int Events { get; set; }

    /// <summary>Makes the history.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var (from, until) = HistoryCopy.Span;
        now = until.AddDays(1);
        history = History.Empty.Append([
            .. LongHistory
                .Events(Events, from, until)
                .Select((each, i) => new Recorded(i + 1, each, each.At.In(TimeZoneId.Utc))),
        ]);
        var (round, team) = (history.Current.Schedule[^1], history.Current.Field.First().Id);
        var scores = new ValueMap<CriterionId, decimal?>([new(new CriterionId("quality"), 12.5m)]);
        var judge = new JudgeId("judge-of-the-last-minute");
        card = new SubmitScorecards(round, [new Scorecard(team, judge, scores)]);
        next =
        [
            new Recorded(Events + 1, new ScorecardSubmitted(round, team, judge, scores) { At = Moment.Of(now) }, now),
        ];
        var dice = new Random(1);
        dates = [.. Enumerable.Range(0, 1024).Select(_ => from + dice.NextDouble() * (until - from))];
    }

    /// <summary>Decides a scorecard of now.</summary>
    [Benchmark]
    public object Decide() => Decider.Decide(history, card, now);

    /// <summary>Adds an event of now.</summary>
    [Benchmark]
    public object Append() => history.Append(next);

    /// <summary>The competition at a random date.</summary>
    [Benchmark]
    public object At() => history.At(Date());

    /// <summary>The field at a random date as known on another, for everyone, as an answer is made.</summary>
    [Benchmark]
    public object FieldAtDate()
    {
        var perspective = new Perspective(Date(), Date(), Reader.Public);
        var sight = Sight.Of(
            Competition,
            history,
            perspective,
            Moment.Of(perspective.AsOf),
            Moment.Of(perspective.KnownBy),
            now
        )!;
        return FieldView.Of(sight.Heading, sight.Competition, "en");
    }

    /// <summary>What the scorecards of the last round come to.</summary>
    [Benchmark]
    public object Tally() =>
        Domain.Scoring.Tally.Of(
            history.Current.Rounds[history.Current.Schedule[^1]],
            history.Current.Field.Select(team => team.Id)
        )!;

    private DateTimeOffset Date() => dates[asked++ % dates.Length];
}
