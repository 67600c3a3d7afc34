using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Web.Teams;

/// <summary>A step of a team's path: a round in which it was, or how it came in or left between two of them.</summary>
public abstract record PathStep
{
    private PathStep() { }

    /// <summary>A round in which it was.</summary>
    public sealed record Judged(TeamRound Round) : PathStep;

    /// <summary>It came in, came back, left or became one with others.</summary>
    public sealed record Turn(CompetitionEvent Happened) : PathStep;

    /// <summary>The path of a team, in the order in which it went.</summary>
    public static IReadOnlyList<PathStep> Of(Sight sight, TeamView team)
    {
        var ahead = team.Rounds.ToList();
        var path = new List<PathStep>();
        foreach (
            var happened in sight
                .Counting.Select(each => each.Event)
                .Where(each => Subjects.TeamsOf(each).Contains(team.Id))
        )
        {
            var reached = IsTurn(happened, team)
                ? -1
                : ahead.FindIndex(each => each.Round == Subjects.StepOf(happened));
            if (IsTurn(happened, team))
                path.Add(new Turn(happened));
            else if (reached >= 0)
            {
                path.Add(new Judged(ahead[reached]));
                ahead.RemoveAt(reached);
            }
        }
        // Rounds of which nothing is on record for it yet are still to come.
        return [.. path, .. ahead.Select(each => new Judged(each))];
    }

    private static bool IsTurn(CompetitionEvent happened, TeamView team) =>
        happened switch
        {
            TeamAdmitted or TeamReinstated or TeamsMerged => true,
            TeamWithdrew e => !HasRow(team, e.Round),
            TeamDisqualified e => !HasRow(team, e.Round),
            _ => false,
        };

    // A round in which it left says so in its own row.
    private static bool HasRow(TeamView team, StepId? round) =>
        team.Rounds.Any(each => each.Round == round && each.Row.Outcome is "withdrawn" or "disqualified");
}
