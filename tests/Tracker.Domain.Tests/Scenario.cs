using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;

namespace Tracker.Domain.Tests;

/// <summary>Given a history, when a command is decided, then these facts or this refusal: a test in three lines.</summary>
public sealed class Scenario
{
    public static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-01T00:00:00Z", null);

    private readonly History history;

    private Scenario(History history) => this.history = history;

    public static Scenario Given(params IEnumerable<CompetitionEvent> events) =>
        new(Record(History.Empty, events, checkLegal: true));

    /// <summary>A history that the rules would not admit, for what lies behind them.</summary>
    public static Scenario GivenWithoutRules(params IEnumerable<CompetitionEvent> events) =>
        new(Record(History.Empty, events, checkLegal: false));

    public Scenario And(params IEnumerable<CompetitionEvent> events) => new(Record(history, events, checkLegal: true));

    public Competition Competition => history.Current;

    public History History => history;

    public Answer When(Command command, DateTimeOffset? now = null)
    {
        var at = now ?? Now;
        return new(history, command.Circumstances.At ?? Moment.Of(at), Decider.Decide(history, command, at), at);
    }

    /// <summary>When a fact is to be recorded as it is, as an import would.</summary>
    public Answer WhenImported(CompetitionEvent happened) =>
        new(
            history,
            happened.At,
            Legality.Check(history.Current, happened) is { } refusal ? refusal : new Decision.Accepted([happened]),
            Now
        );

    // What is given was recorded when it took effect; what was decided, when it was decided.
    private static History Record(
        History before,
        IEnumerable<CompetitionEvent> events,
        bool checkLegal,
        DateTimeOffset? recordedAt = null
    )
    {
        foreach (var happened in events)
        {
            if (checkLegal && Legality.Check(before.Current, happened) is { } refusal)
                Assert.Fail($"The given {happened} is not legal: {refusal.Message}");
            before = before.Append([
                new Recorded(before.Version + 1, happened, recordedAt ?? happened.At.In(before.Zone)),
            ]);
        }
        return before;
    }

    /// <summary>What became of the command.</summary>
    public sealed class Answer(History before, Moment at, Decision decision, DateTimeOffset now)
    {
        /// <summary>Exactly these facts; one that is written without a time took effect when the command did.</summary>
        public Scenario Then(params CompetitionEvent[] expected)
        {
            if (decision is Decision.Refused refused)
                Assert.Fail($"Refused as {refused.Refusal.Code}: {refused.Refusal.Message}");
            var accepted = Assert.IsType<Decision.Accepted>(decision);
            var actual = accepted.Events;
            Assert.Equal(expected.Select(each => each.At.Text is null ? each.On(at) : each), actual);
            return new(Record(before.Rewritten(accepted.Rewritten), actual, checkLegal: false, now));
        }

        public Scenario ThenNothing() => Then();

        /// <summary>Refused for exactly these faults of what is handed in.</summary>
        public void ThenFaults(params (int Item, string Member, string Code)[] expected)
        {
            var faults = Assert.IsType<Decision.Refused>(decision).Faults;
            Assert.Equal(expected, faults.Told.Select(each => (each.Item, each.Member, each.Refusal.Code)));
            Assert.Equal(expected.Length, faults.Count);
        }

        public Refusal ThenRefused(string code)
        {
            if (decision is Decision.Accepted accepted)
                Assert.Fail($"Not refused as {code}, but accepted: {accepted.Events}");
            var refusal = Assert.IsType<Decision.Refused>(decision).Refusal;
            Assert.Equal(code, refusal.Code);
            Assert.NotEmpty(refusal.Message);
            Assert.NotEmpty(refusal.Instead);
            Assert.DoesNotMatch("[0-9],[0-9]", $"{refusal.Message} {refusal.Instead}");
            return refusal;
        }
    }
}
