using Tracker.Domain.Deciding;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Tracker.Web.Language;

namespace Tracker.Web.Keeping;

/// <summary>Results of a round.</summary>
internal sealed record EvaluationForm() : RecordForm("evaluation", KeepingText.Evaluation, true)
{
    public override IReadOnlyList<Field> FieldsFor(Sight sight, StepId round) =>
        [
            Results(sight, round, sight.Competition.Field.Select(Unjudged)),
            new("partial", KeepingText.Partial, FieldKind.Check),
            At,
        ];

    public override (Command? Command, Text? Fault) Read(
        IReadOnlyDictionary<string, string> answers,
        Sight sight,
        StepId round
    )
    {
        var (results, fault) = ResultsTable.Read(answers.GetValueOrDefault("results", ""));
        return fault is null
            ? Timed(new EvaluateRound(round, results, answers.ContainsKey("partial")), answers)
            : (null, fault);
    }

    public override Text? Warning(Command command, NameBook names)
    {
        var placeless = ((EvaluateRound)command)
            .Results.Where(result => result is { Scores.Count: > 0, Total: null, Rank: null })
            .Select(result => result.Team)
            .ToList();
        return placeless.Count == 0 ? null : KeepingText.NoTotal(names.Teams(placeless));
    }

    private static Result Unjudged(Team team) => new(team.Id, default, null, null, default, null);
}
