using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Calls;

/// <summary>Opens a call to fill seats of the field.</summary>
public sealed record OpenVacancy(StepId Call, int Seats, string Reason) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Calls.TryGetValue(Call, out var call) && (call.Seats, call.Reason) == (Seats, Reason)
            ? Decision.Nothing
            : new VacancyOpened(Call, Seats, Reason);

    internal static Refusal? Check(Competition competition, VacancyOpened opened)
    {
        if (ReasonRule.Check(opened.Reason) is { } refusal)
            return refusal;
        if (opened.Seats is < 1 or > 10_000)
            return Refusal.Rule("seats-invalid", $"A call cannot have {opened.Seats} seats.", "1 to 10000 seats");
        return competition.Calls.ContainsKey(opened.Call) || competition.Rounds.ContainsKey(opened.Call)
            ? Refusal.Contradicts(
                "step-exists",
                $"The competition has a round or call '{opened.Call}' already.",
                "another id"
            )
            : null;
    }
}
