using System.Text.Json.Serialization;
using Tracker.Domain.Values;

namespace Tracker.Api.Security;

/// <summary>To what a role is limited.</summary>
/// <param name="Competitions">The competitions; none named for all. A judge has one.</param>
/// <param name="Round">The round that a judge judges.</param>
/// <param name="Judge">The id that a judge's scorecards carry.</param>
/// <param name="Criteria">The criteria that a judge scores; none named for all.</param>
/// <param name="Teams">The teams that a judge scores; none named for all.</param>
public sealed record Scope(
    ValueList<CompetitionId> Competitions,
    StepId? Round,
    JudgeId? Judge,
    ValueList<CriterionId> Criteria,
    ValueList<TeamId> Teams
)
{
    /// <summary>The scope without limits.</summary>
    public static Scope Everything { get; } = new([], null, null, [], []);

    /// <summary>What a judge's scope must say, and another one must not, as a sentence.</summary>
    public const string Rule =
        "a judge's scope names one competition, a round and a judge's id, and may name criteria and teams; any other "
        + "role's may name competitions alone";

    /// <summary>Whether a competition is in it; null asks for all of them.</summary>
    public bool Has(CompetitionId? competition) =>
        Competitions.Count == 0 || (competition is { } one && Competitions.Contains(one));

    /// <summary>Whether all that is in another scope is in this one's competitions.</summary>
    public bool Covers(Scope other) =>
        Competitions.Count == 0 || (other.Competitions.Count > 0 && other.Competitions.All(Competitions.Contains));

    /// <summary>Whether it is a scope that a role can have.</summary>
    public bool IsFor(Role role) =>
        role == Role.Judge
            ? this is { Competitions.Count: 1, Round: not null, Judge: not null }
            : this is { Round: null, Judge: null, Criteria.Count: 0, Teams.Count: 0 };

    /// <summary>What it is limited to, in a sentence.</summary>
    [JsonIgnore]
    public string Sentence =>
        this switch
        {
            { Judge: { } judge, Round: { } round } =>
                $"scorecards of {judge} in the round '{round}' of {Words.List(Competitions)}"
                    + (Criteria.Count == 0 ? "" : $", for the criteria {Words.List(Criteria)}")
                    + (Teams.Count == 0 ? "" : $", for the teams {Words.List(Teams)}"),
            { Competitions.Count: > 0 } => $"the competitions {Words.List(Competitions)}",
            _ => "all competitions",
        };
}
