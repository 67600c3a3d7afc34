using Tracker.Api.Http;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Teams;

/// <summary>Changes the members of a team.</summary>
public static class ChangeMembersEndpoint
{
    /// <summary>Changes the members of a team.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/teams/{team:slug}/members")]
    public static Task<IResult> Post(
        string competition,
        string team,
        MembersBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new ChangeMembers(new TeamId(team), body.Joined, body.Left) { Circumstances = body.Circumstances }
        );
}

/// <summary>The organisations that join and leave.</summary>
public sealed record MembersBody(ValueList<string> Joined, ValueList<string> Left) : FactBody;
