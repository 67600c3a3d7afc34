using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>Moves a round in time; one that was cancelled takes place after all.</summary>
public sealed record RescheduleRound(StepId Round, Moment? OpensAt, Moment? ClosesAt) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Rounds.TryGetValue(Round, out var round)
        && round.Cancelled is null
        && (round.OpensAt, round.ClosesAt) == (OpensAt, ClosesAt)
            ? Decision.Nothing
            : new RoundRescheduled(Round, OpensAt, ClosesAt);

    internal static Refusal? Check(Competition competition, RoundRescheduled rescheduled) =>
        competition.CheckUndecided(rescheduled.Round, evenCancelled: true)
        ?? ScheduleRound.CheckOrder(competition, rescheduled.OpensAt, rescheduled.ClosesAt);
}
