using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>Takes a scorecard back, as if it had not been handed in.</summary>
public sealed record WithdrawScorecard(StepId Round, TeamId Team, JudgeId Judge) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Rounds.GetValueOrDefault(Round)?.WithdrawnScorecards.Contains(new(Team, Judge)) == true
            ? Decision.Nothing
            : new ScorecardWithdrawn(Round, Team, Judge);

    internal override (Command Meant, Decision? Answer) In(History history) =>
        (this, ScorecardRule.Closed(history, Round));

    internal static Refusal? Check(Competition competition, ScorecardWithdrawn withdrawn) =>
        ScorecardRule.CheckOpen(competition, withdrawn.Round)
        ?? (
            competition.Rounds[withdrawn.Round].Scorecards.ContainsKey(new(withdrawn.Team, withdrawn.Judge))
                ? null
                : Refusal.Contradicts(
                    "scorecard-unknown",
                    $"In '{withdrawn.Round}' there is no scorecard of {withdrawn.Judge} for {withdrawn.Team} at that time.",
                    "a scorecard that was handed in, and not withdrawn since"
                )
        );
}
