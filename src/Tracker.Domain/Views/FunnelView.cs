using System.Text.Json.Serialization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>Plan against actual, step by step (DESIGN section 5).</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Planned">The planned sizes of the field.</param>
/// <param name="Actual">The size after entry, and after each step.</param>
/// <param name="Steps">Each decided round, and each call that admitted teams.</param>
/// <param name="Size">The size now: after the last step and what has happened since.</param>
/// <param name="Left">Who left since the last step in other ways.</param>
/// <param name="Reinstated">Who was reinstated since the last step.</param>
/// <param name="Formed">Which teams were formed of others since the last step; those are among the ones that left.</param>
public sealed record FunnelView(
    CompetitionId Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    ValueList<int> Planned,
    ValueList<int> Actual,
    ValueList<FunnelStep> Steps,
    int Size,
    ValueList<TeamId> Left,
    ValueList<TeamId> Reinstated,
    ValueList<TeamId> Formed
)
{
    /// <summary>The funnel of a competition.</summary>
    public static FunnelView Of(Heading heading, Competition competition)
    {
        var passage = competition.Passage;
        var steps = new List<FunnelStep>();
        var size = passage.Entered;
        foreach (var step in passage.Steps)
        {
            var planned = competition.Rounds.TryGetValue(step.Id, out var round)
                ? competition.PlannedSurvivors(round)
                : PlannedByCall(competition, step.Id, size);
            steps.Add(FunnelStep.Of(competition, step, planned, size));
            size += step.Change;
        }
        return new(
            heading.Competition,
            heading.AsOf,
            heading.KnownAt,
            heading.Version,
            competition.Plan,
            [passage.Entered, .. steps.Select(step => step.Size)],
            steps.ToValueList(),
            size - passage.Left.Count + passage.Reinstated.Count + passage.Formed.Count,
            Sorted(passage.Left),
            Sorted(passage.Reinstated),
            Sorted(passage.Formed)
        );
    }

    internal static ValueList<TeamId> Sorted(IEnumerable<TeamId> teams) =>
        teams.OrderBy(team => team.Value, StringComparer.Ordinal).ToValueList();

    // A call is planned to fill its seats.
    private static int? PlannedByCall(Competition competition, StepId call, int size) =>
        competition.Calls.TryGetValue(call, out var opened) ? size + opened.Seats : null;
}

/// <summary>A step of the funnel.</summary>
/// <param name="Round">The round or call.</param>
/// <param name="At">When it took effect.</param>
/// <param name="Planned">The planned size after it.</param>
/// <param name="In">The size before it: after the step before.</param>
/// <param name="Size">The size after it: <c>in</c> - left + reinstated + formed + admitted - eliminated.</param>
/// <param name="Selected">Who went on.</param>
/// <param name="Eliminated">Who did not, and why.</param>
/// <param name="Admitted">Who came in by it.</param>
/// <param name="Left">Who left between the step before and this one in other ways.</param>
/// <param name="Reinstated">Who was reinstated between the step before and this one.</param>
/// <param name="Formed">Which teams were formed of others between the step before and this one.</param>
/// <param name="Tiers">In which tier those went on who did in one.</param>
public sealed record FunnelStep(
    StepId Round,
    Moment At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Planned,
    int In,
    int Size,
    ValueList<TeamId> Selected,
    ValueList<Elimination> Eliminated,
    ValueList<TeamId> Admitted,
    ValueList<TeamId> Left,
    ValueList<TeamId> Reinstated,
    ValueList<TeamId> Formed,
    ValueMap<TeamId, string> Tiers
)
{
    internal static FunnelStep Of(Competition competition, Step step, int? planned, int before) =>
        new(
            step.Id,
            step.At,
            planned,
            before,
            before + step.Change,
            FunnelView.Sorted(step.Selected),
            step.Eliminated.OrderBy(each => each.Team.Value, StringComparer.Ordinal).ToValueList(),
            FunnelView.Sorted(step.Admitted),
            FunnelView.Sorted(step.Left),
            FunnelView.Sorted(step.Reinstated),
            FunnelView.Sorted(step.Formed),
            step.Selected.Select(team => (team, Outcome: competition.Teams[team].Outcomes.GetValueOrDefault(step.Id)))
                .Where(each => each.Outcome is Outcome.Selected { Tier: not null })
                .Select(each => KeyValuePair.Create(each.team, ((Outcome.Selected)each.Outcome!).Tier!))
                .ToValueMap()
        );
}
