using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Queries;

/// <summary>A team: its path with every score and source.</summary>
public static class GetTeamEndpoint
{
    /// <summary>One team's path with every score and source, at any date as known at any other.</summary>
    [Answers(typeof(TeamView))]
    [WolverineGet("/api/competitions/{competition:slug}/teams/{team:slug}")]
    public static async Task<IResult> Get(string competition, string team, CompetitionReader reader, HttpContext http)
    {
        var (question, problem) = Asked.Of(http);
        if (problem is not null)
            return problem;
        if (await reader.LookAsync(new CompetitionId(competition), question, http.RequestAborted) is not { } sight)
            return Reads.Unknown(competition);
        var view = TeamView.Of(sight.Heading, sight.Competition, new TeamId(team), sight.Events);
        return view is null
            ? Problems.Unknown(
                "team-unknown",
                $"The competition has no team '{team}' at that time.",
                "a team that the field lists, or a later time"
            )
            : Answers.Json(view, view.Version);
    }
}
