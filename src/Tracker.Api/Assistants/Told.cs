using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;

namespace Tracker.Api.Assistants;

/// <summary>Which events say what an answer says.</summary>
internal static class Told
{
    /// <summary>Of each team the event that put it where it is.</summary>
    public static IEnumerable<Recorded> OfTeams(Sight sight)
    {
        var last = new Dictionary<TeamId, Recorded>();
        foreach (var each in Moves(sight))
        foreach (var team in Subjects.TeamsOf(each.Event))
            last[team] = each;
        return last.Values.Distinct().OrderByDescending(each => each.Event.At.In(sight.Zone));
    }

    /// <summary>The events that moved teams in or out, and that count.</summary>
    public static IEnumerable<Recorded> Moves(Sight sight) =>
        sight.Counting.Where(each =>
            each.Event
                is TeamEntered
                    or TeamSelected
                    or TeamEliminated
                    or TeamWithdrew
                    or TeamDisqualified
                    or TeamReinstated
                    or TeamAdmitted
                    or TeamsMerged
        );

    /// <summary>What was said of a round's results, and who went on by them.</summary>
    public static IEnumerable<Recorded> OfResults(Sight sight, StepId round) =>
        sight.Counting.Where(each =>
            each.Event
                is RoundEvaluated
                    or RoundCorrected
                    or TeamSelected
                    or TeamEliminated
                    or TeamWithdrew
                    or TeamDisqualified
                    or TeamReinstated
                    or RoundFinalized
            && Subjects.StepOf(each.Event) == round
        );

    /// <summary>What was said of a team in a round, and of how the round is judged.</summary>
    public static IEnumerable<Recorded> OfTeam(Sight sight, StepId round, TeamId team) =>
        sight.Counting.Where(each =>
            !each.Event.IsConfidential
            && Subjects.StepOf(each.Event) == round
            && (each.Event is RoundScheduled or RubricRevised || Subjects.TeamsOf(each.Event).Contains(team))
        );
}
