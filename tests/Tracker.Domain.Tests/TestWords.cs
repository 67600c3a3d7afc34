using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests;

/// <summary>The short words in which tests are written.</summary>
public static class TestWords
{
    public static TeamId Team(string id) => new(id);

    public static StepId Step(string id) => new(id);

    public static Names Name(string english) => Names.English(english);

    public static Names Name(string english, string korean) =>
        new(new ValueMap<string, string>([new("en", english), new("ko", korean)]));

    public static Moment Date(string text) => Moment.Parse(text);

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, null);

    public static Source Source(string id, string title = "Press release") =>
        new(new SourceId(id), title, "MSIT", new DateOnly(2026, 1, 15), null);

    public static Citation Cited(string id) => new(new SourceId(id), null);

    public static Citation Cited(Source source) => new(source.Id, source);

    public static Result Ranked(string team, int rank) => new(Team(team), default, null, rank, default, null);

    public static Result Totalled(string team, decimal total) => new(Team(team), default, total, null, default, null);

    public static Result Unscored(string team) => new(Team(team), default, null, null, default, null);

    public static Result Scoring(this Result result, string criterion, decimal score) =>
        result with
        {
            Scores = result.Scores.Append(new(new CriterionId(criterion), score)).ToValueMap(),
        };

    public static Result Passing(this Result result, string gate) => result.AtGate(gate, true);

    public static Result Failing(this Result result, string gate) => result.AtGate(gate, false);

    public static SubmitScorecards Submit(params Scorecard[] cards) => new(Step("stage-1"), [.. cards]);

    public static ScorecardSubmitted Submitted(Scorecard card) =>
        new(Step("stage-1"), card.Team, card.Judge, card.Scores);

    public static Scorecard Card(string judge, string team, params (string Criterion, decimal? Score)[] scores) =>
        new(
            Team(team),
            new JudgeId(judge),
            scores.Select(each => KeyValuePair.Create(new CriterionId(each.Criterion), each.Score)).ToValueMap()
        );

    public static Selection Pick(string team, string? tier = null) => new(Team(team), tier);

    public static Elimination Drop(string team, EliminationReason reason = EliminationReason.Rank) =>
        new(Team(team), reason);

    public static Criterion Criterion(string id, decimal max, params Criterion[] parts) =>
        new(new CriterionId(id), Name(id), max, null, null, [.. parts], []);

    public static Gate Gate(string id) => new(new GateId(id), Name(id), []);

    public static ValueList<TeamId> Ids(params string[] ids) => [.. ids.Select(Team)];

    public static ValueMap<string, string> Attributes(params (string Key, string Value)[] pairs) =>
        pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)).ToValueMap();

    public static T On<T>(this T happened, string at)
        where T : CompetitionEvent => happened.On(Moment.Parse(at));

    public static T On<T>(this T happened, Moment at)
        where T : CompetitionEvent
    {
        CompetitionEvent any = happened;
        return (T)(any with { At = at });
    }

    public static Command At(this Command command, string at) =>
        command with
        {
            Circumstances = command.Circumstances with { At = Moment.Parse(at) },
        };

    public static Command Citing(this Command command, params Citation[] sources) =>
        command with
        {
            Circumstances = command.Circumstances with { Sources = [.. sources] },
        };

    public static Command Unofficially(this Command command) =>
        command with
        {
            Circumstances = command.Circumstances with { Official = false },
        };

    public static Command Noting(this Command command, string note) =>
        command with
        {
            Circumstances = command.Circumstances with { Note = note },
        };

    public static Command PublicFrom(this Command command, string at) =>
        command with
        {
            Circumstances = command.Circumstances with { PublicAt = Moment.Parse(at) },
        };

    private static Result AtGate(this Result result, string gate, bool passed) =>
        result with
        {
            Gates = result.Gates.Append(new(new GateId(gate), passed)).ToValueMap(),
        };
}
