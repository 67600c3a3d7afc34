using Tracker.Api.Http;
using Tracker.Domain.Clocks;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Schedules a round.</summary>
public static class ScheduleRoundEndpoint
{
    /// <summary>Schedules a round.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/rounds")]
    public static Task<IResult> Post(string competition, RoundBody body, Writes writes, HttpContext http) =>
        writes.AnswerAsync(
            http,
            competition,
            new ScheduleRound(body.Round, body.Name, body.Survivors, body.Rubric, body.OpensAt, body.ClosesAt)
            {
                Circumstances = body.Circumstances,
            }
        );
}

/// <summary>A round: how many teams are to survive it (else the plan says), how it is judged, and when.</summary>
public sealed record RoundBody(
    StepId Round,
    Names Name,
    int? Survivors,
    Rubric? Rubric,
    Moment? OpensAt,
    Moment? ClosesAt
) : FactBody;
