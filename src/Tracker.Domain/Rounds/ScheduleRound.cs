using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>Sets a round.</summary>
public sealed record ScheduleRound(
    StepId Round,
    Names Name,
    int? Survivors,
    Rubric? Rubric,
    Moment? OpensAt,
    Moment? ClosesAt
) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        IsSo(competition) ? Decision.Nothing : new RoundScheduled(Round, Name, Survivors, Rubric, OpensAt, ClosesAt);

    internal static Refusal? Check(Competition competition, RoundScheduled scheduled)
    {
        if (competition.Rounds.ContainsKey(scheduled.Round) || competition.Calls.ContainsKey(scheduled.Round))
            return Refusal.Contradicts(
                "step-exists",
                $"The competition has a round or call '{scheduled.Round}' already.",
                "another id, or a change to the schedule or the rubric of the round that is there"
            );
        if (scheduled.Survivors is < 0 or > 100_000)
            return Refusal.Rule(
                "survivors-invalid",
                $"{scheduled.Survivors} teams cannot survive a round.",
                "0 to 100000 planned survivors, or none given"
            );
        return CheckOrder(competition, scheduled.OpensAt, scheduled.ClosesAt)
            ?? (scheduled.Rubric is { } rubric ? RubricRule.Check(rubric) : null);
    }

    internal static Refusal? CheckOrder(Competition competition, Moment? opensAt, Moment? closesAt) =>
        opensAt is { } opens
        && closesAt is { } closes
        && opens.In(competition.TimeZone) > closes.In(competition.TimeZone)
            ? Refusal.Rule(
                "closes-before-opening",
                $"The round would close at {closes}, before it opens at {opens}.",
                "a closing at or after the opening"
            )
            : null;

    private bool IsSo(Competition competition) =>
        competition.Rounds.TryGetValue(Round, out var round)
        && (round.Name, round.Survivors, round.Rubric) == (Name, Survivors, Rubric)
        && (round.OpensAt, round.ClosesAt) == (OpensAt, ClosesAt);
}
