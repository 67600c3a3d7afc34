using System.Text.Json.Serialization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>What would have been if a round had been judged otherwise. Nothing of it is stored.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Supposed">What was supposed.</param>
/// <param name="Consequences">Every rank, total, cut and outcome that would flip.</param>
/// <param name="SmallestFlip">The smallest change of one weight, of those that there are, that flips the cut; null when no
/// change of one weight does, or scores are missing.</param>
public sealed record WhatIfView(
    CompetitionId Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    Supposition Supposed,
    ConsequencesView Consequences,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] SmallestFlip? SmallestFlip
)
{
    /// <summary>What would have been; null when the round has not been evaluated.</summary>
    public static WhatIfView? Of(Heading heading, Competition competition, StepId id, Supposition supposed)
    {
        if (competition.Rounds.GetValueOrDefault(id) is not { Evaluation: not null } round)
            return null;
        var after = competition with { Rounds = competition.Rounds.SetItem(id, supposed.Applied(round)) };
        var numbers = RankedOutcomes.Of(round, competition.PlannedSurvivors(round));
        return new(
            heading.Competition,
            heading.AsOf,
            heading.KnownAt,
            heading.Version,
            supposed,
            ConsequencesView.Of(competition, after, id)!,
            SmallestFlip.Of(round, numbers.WhereOutcome("selected"), numbers.WhereOutcome("eliminated by rank"))
        );
    }
}
