using Microsoft.AspNetCore.Http;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Tracker.Web.Errors;
using Tracker.Web.Rendering;
using Tracker.Web.Visiting;

namespace Tracker.Web.Teams;

/// <summary>The page of a team.</summary>
internal static class TeamEndpoint
{
    public static Task<IResult> Get(string competition, string team, CompetitionReader reader, HttpContext http) =>
        Looking.AtAsync(
            http,
            reader,
            competition,
            (visit, sight) =>
                Slug.TryParse<TeamId>(team, out var id)
                && TeamView.Of(sight.Heading, sight.Competition, id, sight.Events) is { } view
                    ? Pages.Of<TeamPage, TeamPage.Portrait>(visit, new(sight, Boards.Timeline.Of(sight), view))
                    : ErrorPages.Missing(visit, ErrorText.NoTeam(team), $"/c/{competition}")
        );
}
