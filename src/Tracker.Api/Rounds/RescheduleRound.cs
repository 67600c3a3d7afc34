using Tracker.Api.Http;
using Tracker.Domain.Clocks;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Moves a round in time.</summary>
public static class RescheduleRoundEndpoint
{
    /// <summary>Moves a round in time.</summary>
    [WolverinePut("/api/competitions/{competition:slug}/rounds/{round:slug}/schedule")]
    public static Task<IResult> Put(
        string competition,
        string round,
        ScheduleBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new RescheduleRound(new StepId(round), body.OpensAt, body.ClosesAt) { Circumstances = body.Circumstances }
        );
}

/// <summary>When the round begins and ends.</summary>
public sealed record ScheduleBody(Moment? OpensAt, Moment? ClosesAt) : FactBody;
