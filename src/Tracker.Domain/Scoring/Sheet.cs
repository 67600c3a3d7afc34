using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Scoring;

/// <summary>What judges gave one team in one criterion.</summary>
/// <param name="Given">Their scores, without those who abstained.</param>
/// <param name="Missing">Who is still to score or to abstain.</param>
internal sealed record Sheet(IReadOnlyList<decimal> Given, ValueList<JudgeId> Missing)
{
    /// <summary>Whether something is still to come: a judge's score, or any at all.</summary>
    public bool IsIncomplete => Missing.Count > 0 || Given.Count == 0;

    /// <summary>Whether something is still to come without which there is no result.</summary>
    public bool IsOpen(MissingScores missing) =>
        missing switch
        {
            MissingScores.Zero => false,
            MissingScores.Exclude => Given.Count == 0,
            _ => IsIncomplete,
        };

    /// <summary>The scores as they were if every one that is missing were so much.</summary>
    public IReadOnlyList<decimal> FilledWith(decimal score) =>
        IsIncomplete ? [.. Given, .. Enumerable.Repeat(score, Math.Max(Missing.Count, 1))] : Given;

    /// <summary>
    /// The sheets of a criterion by team. Its panel is every judge who scored it for any team, or abstained; and of those
    /// whom the rubric names, whoever has not been heard of yet.
    /// </summary>
    public static Dictionary<TeamId, Sheet> Of(
        Criterion criterion,
        IEnumerable<TeamId> teams,
        IReadOnlyCollection<Scorecard> cards
    )
    {
        var own = cards
            .Where(card => card.Scores.ContainsKey(criterion.Id) && criterion.IsScoredBy(card.Judge))
            .ToLookup(card => card.Team);
        var heard = own.SelectMany(group => group).Select(card => card.Judge).ToHashSet();
        var panel = heard
            .Concat(criterion.Judges.Where(named => !heard.Any(judge => judge.IsOf(named))))
            .OrderBy(judge => judge.Value, StringComparer.Ordinal)
            .ToList();
        return teams.ToDictionary(
            team => team,
            team =>
            {
                var present = own[team].Select(card => card.Judge).ToHashSet();
                return new Sheet(
                    [.. own[team].Select(card => card.Scores[criterion.Id]).OfType<decimal>()],
                    panel.Where(judge => !present.Contains(judge)).ToValueList()
                );
            }
        );
    }
}
