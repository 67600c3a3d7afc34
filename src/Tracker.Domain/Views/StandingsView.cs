using System.Text.Json.Serialization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>
/// The ranked table of a round, or of now (DESIGN section 5). Ranked teams come first, by rank; teams without an official
/// rank follow by name in the reader's language.
/// </summary>
public sealed record StandingsView(
    CompetitionId Competition,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] StepId? Round,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    ValueList<StandingsRow> Rows,
    CutView Cut,
    ResultStatus? Result,
    DisclosureView? Disclosure,
    ProgressView? Progress
)
{
    /// <summary>
    /// The standings of a round; without one, of the last round in the order of their schedule that was evaluated, and before
    /// any was, the field as it is.
    /// </summary>
    /// <returns>The standings; null when the competition has no such round.</returns>
    public static StandingsView? Of(Heading heading, Competition competition, StepId? round, string language)
    {
        if (round is { } named && !competition.Rounds.ContainsKey(named))
            return null;
        var id = round ?? LastEvaluated(competition);
        var shown = id is { } some ? competition.Rounds.GetValueOrDefault(some) : null;
        var rows = shown is null
            ? competition.Field.Select(team => StandingsRow.Of(team, null, null))
            : RowsOf(competition, shown);
        var view = new StandingsView(
            heading.Competition,
            id,
            heading.AsOf,
            heading.KnownAt,
            heading.Version,
            rows.ToValueList(),
            CutView.Of(competition, shown),
            shown is null ? null : ResultStatus.Of(shown, Until(heading, competition), competition.TimeZone),
            shown is null ? null : DisclosureView.Of(shown),
            shown is null ? null : ProgressView.Of(competition, shown)
        );
        return shown?.Evaluation?.Disclosed is { Places: var places } ? view.In(language, places) : view.In(language);
    }

    /// <summary>The same in the order of a language, where no rank decides.</summary>
    public StandingsView In(string language) =>
        this with
        {
            Rows = Rows.InOrder(language, row => row.Name, row => row.Team)
                .OrderBy(row => row.Rank ?? int.MaxValue)
                .ToValueList(),
        };

    // As it was published: by place without the ranks, or by name for all that there are ranks.
    private StandingsView In(string language, IReadOnlyDictionary<TeamId, int> places) =>
        this with
        {
            Rows = Rows.InOrder(language, row => row.Name, row => row.Team)
                .OrderBy(row => places.TryGetValue(row.Team, out var place) ? place : int.MaxValue)
                .ToValueList(),
        };

    private static DateTimeOffset Until(Heading heading, Competition competition) =>
        heading.AsOf.In(competition.TimeZone) is var asOf && asOf < heading.Now ? asOf : heading.Now;

    private static StepId? LastEvaluated(Competition competition)
    {
        var place = competition.Schedule.FindLastIndex(id => competition.Rounds[id].Evaluation is not null);
        return place < 0 ? null : competition.Schedule[place];
    }

    private static IEnumerable<StandingsRow> RowsOf(Competition competition, Round round)
    {
        var ranking = round.Evaluation is { } evaluation ? Ranking.Of(evaluation) : new Dictionary<TeamId, int>();
        return competition
            .Teams.Values.Where(team => Takes(team, round))
            .Select(team => StandingsRow.Of(team, round, ranking.TryGetValue(team.Id, out var rank) ? rank : null));
    }

    // Who was evaluated, has an outcome, or would be evaluated next.
    private static bool Takes(Team team, Round round) =>
        round.Evaluation?.Results.ContainsKey(team.Id) == true
        || team.Outcomes.ContainsKey(round.Id)
        || (team.IsIn && !round.Decided && round.Cancelled is null && round.Evaluation is not { Complete: true })
        || (team.Status is TeamStatus.Out left && left.Round == round.Id);
}

/// <summary>A row of the standings.</summary>
/// <param name="Rank">The official rank; null when there is none.</param>
/// <param name="Team">The team.</param>
/// <param name="Name">Its name.</param>
/// <param name="Total">Points in all, as far as they were made known.</param>
/// <param name="Scores">Points by criterion, as far as they were made known.</param>
/// <param name="Gates">Whether it passed each gate, as far as that was made known.</param>
/// <param name="Outcome">What became of it in the round: <c>selected</c>, <c>eliminated</c>, <c>withdrawn</c>,
/// <c>disqualified</c>, <c>reinstated</c> when that was undone, or <c>pending</c> while nothing has.</param>
/// <param name="Tier">The tier in which it was selected.</param>
/// <param name="Reason">Why it did not go on.</param>
/// <param name="Note">A remark on its result.</param>
/// <param name="Unofficial">What others than the organiser said of its result.</param>
/// <param name="Supersedes">The sequence of the event whose word on this team was corrected; absent when none was.</param>
public sealed record StandingsRow(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Rank,
    TeamId Team,
    Names Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Total,
    ValueMap<CriterionId, decimal> Scores,
    ValueMap<GateId, bool> Gates,
    string Outcome,
    string? Tier,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Reason,
    string? Note,
    UnofficialResult? Unofficial,
    long? Supersedes
)
{
    internal static StandingsRow Of(Team team, Round? round, int? rank)
    {
        var result = round?.Evaluation?.Results.GetValueOrDefault(team.Id);
        var (outcome, tier, reason) = OutcomeOf(team, round);
        return new(
            rank,
            team.Id,
            team.Name,
            result?.Total,
            result?.Scores ?? default,
            result?.Gates ?? default,
            outcome,
            tier,
            reason,
            result?.Note,
            round?.Unofficial?.Results.GetValueOrDefault(team.Id) is { } said ? UnofficialResult.Of(said) : null,
            round?.Evaluation?.Origins.GetValueOrDefault(team.Id)?.Supersedes
        );
    }

    private static (string Outcome, string? Tier, string? Reason) OutcomeOf(Team team, Round? round) =>
        (round is null ? null : team.Outcomes.GetValueOrDefault(round.Id), team.Status) switch
        {
            (Outcome.Selected selected, _) => ("selected", selected.Tier, null),
            (Outcome.Eliminated { }, _) when team.ReinstatedIn.Contains(round!.Id) => ("reinstated", null, null),
            (Outcome.Eliminated eliminated, _) => ("eliminated", null, Words.Of(eliminated.Reason)),
            (null, TeamStatus.Out left) => (Words.Of(left.How), null, left.Reason),
            _ => ("pending", null, null),
        };
}

/// <summary>What others than the organiser said of a result.</summary>
public sealed record UnofficialResult(
    int? Rank,
    decimal? Total,
    ValueMap<CriterionId, decimal> Scores,
    ValueMap<GateId, bool> Gates,
    string? Note
)
{
    internal static UnofficialResult Of(Result result) =>
        new(result.Rank, result.Total, result.Scores, result.Gates, result.Note);
}

/// <summary>The line between those who go on and those who do not.</summary>
/// <param name="Planned">How many were to go on.</param>
/// <param name="Actual">How many did; null before the decision.</param>
/// <param name="Margin">Points between the last that went on and the best that was put out by rank, where both are known.</param>
public sealed record CutView(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Planned,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Actual,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Margin
)
{
    internal static CutView Of(Competition competition, Round? round)
    {
        if (round is null)
            return new(null, null, null);
        var outcomes = competition
            .Teams.Values.Where(team => team.Outcomes.ContainsKey(round.Id))
            .ToDictionary(team => team.Id, team => team.Outcomes[round.Id]);
        var selected = outcomes.Where(pair => pair.Value is Outcome.Selected).Select(pair => pair.Key).ToList();
        var ranked = outcomes
            .Where(pair => pair.Value is Outcome.Eliminated { Reason: EliminationReason.Rank })
            .Where(pair => !IsReinstated(competition, pair.Key, round))
            .Select(pair => pair.Key)
            .ToList();
        return new(
            competition.PlannedSurvivors(round),
            round.Decided ? selected.Count + outcomes.Keys.Count(team => IsReinstated(competition, team, round)) : null,
            Totals(round, selected) is { Count: > 0 } above && Totals(round, ranked) is { Count: > 0 } below
                ? above.Min() - below.Max()
                : null
        );
    }

    private static bool IsReinstated(Competition competition, TeamId team, Round round) =>
        competition.Teams[team] is var known
        && known.ReinstatedIn.Contains(round.Id)
        && known.Outcomes[round.Id] is Outcome.Eliminated;

    // Null as soon as one is not known: a margin of some of the teams would mislead.
    private static List<decimal>? Totals(Round round, List<TeamId> teams)
    {
        var totals = teams.Select(team => round.Evaluation?.Results.GetValueOrDefault(team)?.Total).ToList();
        return totals.Contains(null) ? null : [.. totals.Select(total => total!.Value)];
    }
}
