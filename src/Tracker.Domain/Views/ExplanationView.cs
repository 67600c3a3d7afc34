using System.Text.Json.Serialization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>Why a team stands where it does in a round: rank, total, criteria, gates, the cut, each with who said it.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Round">The round.</param>
/// <param name="Team">The team.</param>
/// <param name="Name">The team's name.</param>
/// <param name="Rank">Its rank, and whether it was given or follows from the totals.</param>
/// <param name="Total">Its points in all, and what the criteria add up to.</param>
/// <param name="Criteria">The criteria of the rubric, each with its points.</param>
/// <param name="Gates">The gates of the rubric.</param>
/// <param name="Ties">The rule for ties across the cut.</param>
/// <param name="Cut">The line between those who go on and those who do not.</param>
/// <param name="Outcome">What became of the team.</param>
/// <param name="Rubric">Which event says how the round is judged.</param>
/// <param name="Planned">Which event says how many were to go on.</param>
public sealed record ExplanationView(
    CompetitionId Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    StepId Round,
    TeamId Team,
    Names Name,
    RankExplained Rank,
    TotalExplained Total,
    ValueList<CriterionExplained> Criteria,
    ValueList<GateExplained> Gates,
    TieRule? Ties,
    CutView Cut,
    OutcomeExplained Outcome,
    Said? Rubric,
    Said? Planned
)
{
    /// <summary>Explains a team's place in a round; null when the team has no row in it.</summary>
    public static ExplanationView? Of(Sight sight, StepId id, TeamId team)
    {
        var (heading, competition) = (sight.Heading, sight.Competition);
        var row = StandingsView.Of(heading, competition, id, "en")?.Rows.FirstOrDefault(each => each.Team == team);
        if (row is null)
            return null;
        var round = competition.Rounds[id];
        var said = new Testimony(sight.Counting, id, team);
        var disclosed = round.Evaluation?.Disclosed;
        // What all criteria add up to is a total: where those are held back, it is not reckoned either.
        var summed = disclosed is { Seen.Totals: false } ? null : round.Rubric;
        var given = round.Evaluation?.Results.GetValueOrDefault(team)?.Rank is not null;
        return new(
            heading.Competition,
            heading.AsOf,
            heading.KnownAt,
            heading.Version,
            id,
            team,
            row.Name,
            new(
                row.Rank,
                row.Rank is null ? null
                    : disclosed is not null ? "as published"
                    : given ? "given"
                    : "by total",
                said.Last(result => result.Rank is not null)
                    ?? (row.Rank is null ? null : said.Last(result => result.Total is not null))
            ),
            new(
                row.Total,
                summed is null ? null : Points.Sum(summed, row.Scores),
                summed is null ? null : Points.Total(summed, row.Scores),
                round.Rubric?.Rounding,
                said.Last(result => result.Total is not null)
            ),
            (round.Rubric?.Criteria ?? [])
                .Select(each => CriterionExplained.Of(round.Rubric!, each, row, said))
                .ToValueList(),
            (round.Rubric?.Gates ?? []).Select(gate => GateExplained.Of(gate, row, said)).ToValueList(),
            round.Rubric?.Ties,
            CutView.Of(competition, round),
            new(row.Outcome, row.Reason, said.Decision),
            Last(sight, each => Judges(each, id)),
            Last(sight, each => Plans(each, id, round))
        );
    }

    private static Said? Last(Sight sight, Func<CompetitionEvent, bool> says) =>
        sight.Counting.LastOrDefault(each => says(each.Event)) is { } last ? Said.Of(last) : null;

    private static bool Judges(CompetitionEvent happened, StepId id) =>
        (happened is RubricRevised revised && revised.Round == id)
        || (happened is RoundScheduled { Rubric: not null } scheduled && scheduled.Round == id);

    // The round itself, else the plan.
    private static bool Plans(CompetitionEvent happened, StepId id, Round round) =>
        round.Survivors is not null
            ? happened is RoundScheduled scheduled && scheduled.Round == id
            : happened is CompetitionAnnounced or PlanRevised;
}

/// <summary>A rank, and how it came about.</summary>
public sealed record RankExplained(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Value,
    string? How,
    Said? Said
);

/// <summary>
/// A total as it was given, and what the criteria add up to by the rubric: as they add up, and then rounded where the rubric
/// rounds totals.
/// </summary>
public sealed record TotalExplained(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Added,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Sum,
    Rounding? Rounding,
    Said? Said
);

/// <summary>
/// A criterion with its points, the same by its weight, and what it adds to its parent: that, rounded where the rubric
/// rounds items.
/// </summary>
public sealed record CriterionExplained(
    CriterionId Id,
    Names Name,
    decimal Max,
    decimal Weight,
    Normalisation? Normalisation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Points,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Weighted,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Adds,
    ValueList<CriterionExplained> Criteria,
    Said? Said
)
{
    /// <summary>What judges gave, where it was tallied from that; for those who may see scorecards.</summary>
    public ValueList<CardExplained> Cards { get; init; }

    internal static CriterionExplained Of(Rubric rubric, Criterion criterion, StandingsRow row, Testimony said) =>
        new(
            criterion.Id,
            criterion.Name,
            criterion.Max,
            criterion.Weight ?? 1,
            criterion.Normalisation,
            Scoring.Points.Of(rubric, criterion, row.Scores),
            Scoring.Points.Of(rubric, criterion, row.Scores) * (criterion.Weight ?? 1),
            Scoring.Points.Weighted(rubric, criterion, row.Scores),
            criterion.Criteria.Select(part => Of(rubric, part, row, said)).ToValueList(),
            said.Last(result => result.Scores.ContainsKey(criterion.Id))
        )
        {
            Cards = said.Cards(criterion.Id),
        };
}

/// <summary>What a judge gave; null where the judge abstained.</summary>
public sealed record CardExplained(
    JudgeId Judge,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Score,
    Said Said
);

/// <summary>A gate, and whether the team passed it.</summary>
public sealed record GateExplained(
    GateId Id,
    Names Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Passed,
    Said? Said
)
{
    /// <summary>How the panel voted, where it was tallied from that; for those who may see scorecards.</summary>
    public ValueList<CardExplained> Cards { get; init; }

    internal static GateExplained Of(Gate gate, StandingsRow row, Testimony said) =>
        new(
            gate.Id,
            gate.Name,
            row.Gates.TryGetValue(gate.Id, out var passed) ? passed : null,
            said.Last(result => result.Gates.ContainsKey(gate.Id))
        )
        {
            Cards = said.Cards(gate.Ballot.Id),
        };
}

/// <summary>What became of the team in the round.</summary>
public sealed record OutcomeExplained(string Value, string? Reason, Said? Said);

/// <summary>Which event said something, and where that was read.</summary>
/// <param name="Sequence">The event's place in the record.</param>
/// <param name="Type">Its type.</param>
/// <param name="At">When it took effect.</param>
/// <param name="Sources">Where it was read.</param>
/// <param name="Note">Its remark.</param>
public sealed record Said(long Sequence, string Type, Moment At, ValueList<Source> Sources, string? Note)
{
    internal static Said Of(Recorded recorded) =>
        new(
            recorded.Sequence,
            EventTypes.NameOf(recorded.Event),
            recorded.Event.At,
            recorded.Event.Sources,
            recorded.Event.Note
        );
}

/// <summary>What official events said of one team in one round.</summary>
internal sealed class Testimony(IEnumerable<Recorded> events, StepId round, TeamId team)
{
    private readonly List<Recorded> events =
    [
        .. events.Where(each =>
            each.Event.Official && Subjects.StepOf(each.Event) == round && Subjects.TeamsOf(each.Event).Contains(team)
        ),
    ];

    /// <summary>The decision on the team.</summary>
    public Said? Decision =>
        events.LastOrDefault(each => each.Event is TeamSelected or TeamEliminated) is { } decision
            ? Said.Of(decision)
            : null;

    /// <summary>The last event whose result says something.</summary>
    public Said? Last(Func<Result, bool> says) =>
        events.LastOrDefault(each => ResultOf(each.Event) is { } result && says(result)) is { } last
            ? Said.Of(last)
            : null;

    /// <summary>The tallied scorecards that say something of a criterion, or vote on a gate, by judge.</summary>
    public ValueList<CardExplained> Cards(CriterionId item)
    {
        if (events.LastOrDefault(each => each.Event is RoundEvaluated { From: not null }) is not { } tallied)
            return [];
        var used = ((RoundEvaluated)tallied.Event).From!.Value.Where(key => key.Team == team).ToHashSet();
        return events
            .Where(each => each.Sequence < tallied.Sequence)
            .Select(each => (Recorded: each, Card: each.Event as ScorecardSubmitted))
            .Where(each => each.Card is { } card && used.Contains(new(card.Team, card.Judge)))
            .GroupBy(each => each.Card!.Judge)
            .Select(cards => cards.Last())
            .Where(each => each.Card!.Scores.ContainsKey(item))
            .OrderBy(each => each.Card!.Judge.Value, StringComparer.Ordinal)
            .Select(each => new CardExplained(each.Card!.Judge, each.Card.Scores[item], Said.Of(each.Recorded)))
            .ToValueList();
    }

    private Result? ResultOf(CompetitionEvent happened) =>
        happened switch
        {
            RoundEvaluated evaluated => evaluated.Results.First(result => result.Team == team),
            RoundCorrected corrected => corrected.Results.First(result => result.Team == team),
            _ => null,
        };
}
