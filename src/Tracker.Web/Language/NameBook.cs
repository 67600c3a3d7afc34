using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Web.Language;

/// <summary>How readers know the teams, rounds and criteria of a competition; by their ids where they have no name.</summary>
/// <param name="competition">The competition.</param>
public sealed class NameBook(Competition competition)
{
    /// <summary>The names as they are known of the whole record, so that an event is told in the words of now.</summary>
    public static NameBook Of(Sight sight) => new(sight.OfAllTime().Competition);

    /// <summary>A team's name.</summary>
    public Text Team(TeamId team) =>
        competition.Teams.TryGetValue(team, out var known) ? Text.Of(known.Name) : Text.Same(team.Value);

    /// <summary>The names of teams as a list in a sentence; of many how many.</summary>
    public Text Teams(IEnumerable<TeamId> teams)
    {
        var all = teams.ToList();
        return all.Count > 10 ? new($"{all.Count} teams", $"{all.Count}개 팀") : Text.List(all.Select(Team));
    }

    /// <summary>The name of a round; a call has none.</summary>
    public Text Step(StepId step) => RecordText.Step(competition, step);

    /// <summary>The name of a criterion of a round.</summary>
    public Text Criterion(StepId round, CriterionId criterion) =>
        RubricOf(round) is { } rubric
        && rubric.AllCriteria.Concat(rubric.OnCards).FirstOrDefault(each => each.Id == criterion) is { } known
            ? Text.Of(known.Name)
            : Text.Same(criterion.Value);

    /// <summary>The name of a gate of a round.</summary>
    public Text Gate(StepId round, GateId gate) =>
        RubricOf(round)?.Gates.FirstOrDefault(each => each.Id == gate) is { } known
            ? Text.Of(known.Name)
            : Text.Same(gate.Value);

    private Rubric? RubricOf(StepId round) => competition.Rounds.GetValueOrDefault(round)?.Rubric;
}
