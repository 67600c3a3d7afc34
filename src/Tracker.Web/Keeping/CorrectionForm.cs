using System.Collections.Immutable;
using Tracker.Domain.Deciding;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Tracker.Web.Language;

namespace Tracker.Web.Keeping;

/// <summary>Results that were wrong.</summary>
internal sealed record CorrectionForm() : RecordForm("correction", KeepingText.Correction, true)
{
    public override IReadOnlyList<Field> FieldsFor(Sight sight, StepId round) =>
        [
            Results(sight, round, Present(sight, round).Values),
            Reason(isRequired: true),
            Choice<CorrectionPolicy>("policy", KeepingText.Policy, KeepingText.Of),
        ];

    public override (Command? Command, Text? Fault) Read(
        IReadOnlyDictionary<string, string> answers,
        Sight sight,
        StepId round
    )
    {
        var (results, fault) = ResultsTable.Read(answers.GetValueOrDefault("results", ""));
        return fault is null
            ? (
                new CorrectRound(
                    round,
                    Corrected(results, Present(sight, round)),
                    answers.GetValueOrDefault("reason", ""),
                    Word(answers, "policy", CorrectionPolicy.DecisionStands)
                ),
                null
            )
            : (null, fault);
    }

    private static ImmutableDictionary<TeamId, Result> Present(Sight sight, StepId round) =>
        (sight.Competition.Rounds[round].Evaluation ?? Evaluation.None).Results;

    // The form begins with what is there: what was left as it is was not corrected.
    private static ValueList<Result> Corrected(ValueList<Result> results, ImmutableDictionary<TeamId, Result> present)
    {
        var changed = results
            .Where(result => !present.TryGetValue(result.Team, out var known) || known.With(result) != known)
            .ToValueList();
        return changed.Count == 0 ? results : changed;
    }
}
