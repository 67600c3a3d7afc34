using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Calls;

/// <summary>Closes a call. Whom it admitted is what the record says; a call may admit nobody.</summary>
public sealed record CloseVacancy(StepId Call) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Calls.TryGetValue(Call, out var call) && call.Closed is not null
            ? Decision.Nothing
            : new VacancyClosed(Call, AdmittedBy(competition, Call));

    internal static Refusal? Check(Competition competition, VacancyClosed closed)
    {
        if (!competition.Calls.TryGetValue(closed.Call, out var call))
            return Refusal.Unknown(
                "call-unknown",
                closed.Call.Value,
                $"The competition has no call '{closed.Call}' at that time.",
                "the id of a call that was open then"
            );
        if (call.Closed is { } closing)
            return Refusal.Contradicts(
                "call-closed",
                $"The call '{call.Id}' was closed at {closing.At}.",
                "another call"
            );
        var admitted = AdmittedBy(competition, closed.Call);
        return admitted.ToHashSet().SetEquals(closed.Admitted)
            ? null
            : Refusal.Contradicts(
                "call-admitted-others",
                $"By the record the call '{call.Id}' admitted {(admitted.Count == 0 ? "nobody" : Words.List(admitted))}.",
                "the teams that were admitted via the call"
            );
    }

    private static ValueList<TeamId> AdmittedBy(Competition competition, StepId call) =>
        competition
            .Passage.Steps.Where(step => step.Id == call)
            .SelectMany(step => step.Admitted)
            .Distinct()
            .OrderBy(team => team.Value, StringComparer.Ordinal)
            .ToValueList();
}
