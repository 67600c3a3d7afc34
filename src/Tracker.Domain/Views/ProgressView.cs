using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>How far the judges are, for those with a role, until the round is evaluated.</summary>
/// <param name="Scorecards">How many scorecards are in.</param>
/// <param name="Missing">What is missing of those who have begun or whom the rubric names.</param>
/// <param name="Ranges">How few and how many points each team can still come to.</param>
public sealed record ProgressView(int Scorecards, ValueList<MissingScore> Missing, ValueList<PointsRange> Ranges)
{
    internal static ProgressView? Of(Competition competition, Round round)
    {
        if (round.Evaluation is not null || round.Scorecards.IsEmpty)
            return null;
        var tally = Tally.Of(round, competition.Field.Select(team => team.Id));
        return new(round.Scorecards.Count, tally?.Missing ?? [], tally?.Ranges ?? []);
    }
}
