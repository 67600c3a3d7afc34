using Tracker.Api.Http;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Teams;

/// <summary>A team is admitted after the entry.</summary>
public static class AdmitTeamEndpoint
{
    /// <summary>A team is admitted after the entry.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/teams/{team:slug}/admission")]
    public static Task<IResult> Post(
        string competition,
        string team,
        AdmissionBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new AdmitTeam(new TeamId(team), body.Name, body.Members, body.Via, body.Reason)
            {
                Circumstances = body.Circumstances,
            }
        );
}

/// <summary>The round or call by which it comes in; the name of a team that is new; its members where they are known or change.</summary>
public sealed record AdmissionBody(StepId Via, Names? Name, ValueList<string> Members, string? Reason) : FactBody;
