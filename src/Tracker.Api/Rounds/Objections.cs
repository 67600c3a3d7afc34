using Tracker.Api.Http;
using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Objections to the result of a round: the window, one objection, its decision.</summary>
public static class ObjectionsEndpoint
{
    /// <summary>
    /// Opens the window for objections (until), files one (team and grounds), or decides one (team and upheld).
    /// </summary>
    [WolverinePost("/api/competitions/{competition:slug}/rounds/{round:slug}/objections")]
    public static Task<IResult> Post(
        string competition,
        string round,
        ObjectionBody body,
        Writes writes,
        HttpContext http
    ) =>
        body.CommandFor(new StepId(round)) is { } command
            ? writes.AnswerAsync(http, competition, command with { Circumstances = body.Circumstances })
            : Task.FromResult(
                Problems.Of(
                    StatusCodes.Status400BadRequest,
                    "The body is neither a window, nor an objection, nor the decision on one.",
                    "{\"until\": …}, {\"team\": …, \"grounds\": …} or {\"team\": …, \"upheld\": …}"
                )
            );
}

/// <summary>Until when objections may be filed; or a team with its grounds; or a team and whether its objection is upheld.</summary>
public sealed record ObjectionBody(Moment? Until, TeamId? Team, string? Grounds, bool? Upheld) : FactBody
{
    internal Command? CommandFor(StepId round) =>
        (Until, Team, Grounds, Upheld) switch
        {
            ({ } until, null, null, null) => new OpenObjections(round, until),
            (null, { } team, { } grounds, null) => new FileObjection(round, team, grounds),
            (null, { } team, null, { } upheld) => new DecideObjection(round, team, upheld),
            _ => null,
        };
}
