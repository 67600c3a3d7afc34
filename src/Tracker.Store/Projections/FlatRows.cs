using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;

namespace Tracker.Store.Projections;

/// <summary>
/// The standings of every round as rows for analysts: what the state comes to after everything that is recorded, so that
/// corrections, undoings and reopened decisions are in them as they are in the standings.
/// </summary>
/// <param name="Outcomes">What became of each team in each round.</param>
/// <param name="Scores">The points of each criterion that was scored.</param>
/// <param name="Gates">Each gate of which it is known whether it was passed.</param>
internal sealed record FlatRows(
    IReadOnlyList<OutcomeRow> Outcomes,
    IReadOnlyList<ScoreRow> Scores,
    IReadOnlyList<GateRow> Gates
)
{
    /// <summary>The rows of a competition.</summary>
    /// <param name="id">The competition.</param>
    /// <param name="competition">Its state after everything that is recorded.</param>
    /// <param name="rounds">The standings of its rounds in that state.</param>
    public static FlatRows Of(
        CompetitionId id,
        Competition competition,
        IReadOnlyDictionary<StepId, StandingsView> rounds
    )
    {
        var (outcomes, scores, gates) = (new List<OutcomeRow>(), new List<ScoreRow>(), new List<GateRow>());
        foreach (var (place, step) in competition.Schedule.Index())
        {
            var round = competition.Rounds[step];
            var most = (round.Rubric?.AllCriteria ?? []).ToDictionary(each => each.Id, each => each.Max);
            foreach (var row in rounds[step].Rows)
            {
                outcomes.Add(OutcomeRow.Of(id, competition, round, place + 1, row));
                foreach (var (criterion, points) in row.Scores)
                    scores.Add(
                        new(
                            id,
                            step,
                            row.Team,
                            criterion,
                            points,
                            most.TryGetValue(criterion, out var max) ? max : null
                        )
                    );
                foreach (var (gate, passed) in row.Gates)
                    gates.Add(new(id, step, row.Team, gate, passed));
            }
        }
        return new(outcomes, scores, gates);
    }
}

/// <summary>What became of a team in a round.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Round">The round.</param>
/// <param name="RoundNo">The round's place in the schedule, from 1.</param>
/// <param name="Team">The team.</param>
/// <param name="NameEn">Its name in English; null where it has none.</param>
/// <param name="NameKo">Its name in Korean; null where it has none.</param>
/// <param name="Rank">Its official rank.</param>
/// <param name="Total">Its points in all.</param>
/// <param name="Outcome">What became of it, in the words of the standings.</param>
/// <param name="Tier">The tier in which it was selected.</param>
/// <param name="Reason">Why it did not go on.</param>
/// <param name="At">When that took effect: the instant that is meant, for a date the end of its day.</param>
/// <param name="Day">The day of it where the competition is.</param>
/// <param name="EvaluatedBy">The sequence of the event that said its result last.</param>
/// <param name="DecidedBy">The sequence of the event that decided the round for it.</param>
internal sealed record OutcomeRow(
    CompetitionId Competition,
    StepId Round,
    int RoundNo,
    TeamId Team,
    string? NameEn,
    string? NameKo,
    int? Rank,
    decimal? Total,
    string Outcome,
    string? Tier,
    string? Reason,
    DateTimeOffset? At,
    DateOnly? Day,
    long? EvaluatedBy,
    long? DecidedBy
)
{
    public static OutcomeRow Of(CompetitionId id, Competition competition, Round round, int place, StandingsRow row)
    {
        var team = competition.Teams[row.Team];
        var decided = team.Outcomes.GetValueOrDefault(round.Id);
        var at = decided?.At ?? (team.Status as TeamStatus.Out)?.At;
        var zone = competition.TimeZone;
        return new(
            id,
            round.Id,
            place,
            row.Team,
            row.Name.Texts.GetValueOrDefault("en"),
            row.Name.Texts.GetValueOrDefault("ko"),
            row.Rank,
            row.Total,
            row.Outcome,
            row.Tier,
            row.Reason,
            at is { } taken ? Histories.AsStored(taken.In(zone)) : null,
            at is { } dated ? zone.DayOf(dated.In(zone)) : null,
            round.Evaluation?.Origins.GetValueOrDefault(row.Team)?.Sequence,
            decided?.Sequence
        );
    }
}

/// <summary>The points of a team in a criterion of a round.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Round">The round.</param>
/// <param name="Team">The team.</param>
/// <param name="Criterion">The criterion, at any depth of the rubric.</param>
/// <param name="Points">The points, with the digits they were given.</param>
/// <param name="Max">The most that the rubric gives; null where it does not say.</param>
internal sealed record ScoreRow(
    CompetitionId Competition,
    StepId Round,
    TeamId Team,
    CriterionId Criterion,
    decimal Points,
    decimal? Max
);

/// <summary>Whether a team passed a gate of a round.</summary>
internal sealed record GateRow(CompetitionId Competition, StepId Round, TeamId Team, GateId Gate, bool Passed);
