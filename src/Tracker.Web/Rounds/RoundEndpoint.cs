using Microsoft.AspNetCore.Http;
using Tracker.Domain.Values;
using Tracker.Store.Reading;
using Tracker.Web.Errors;
using Tracker.Web.Rendering;
using Tracker.Web.Visiting;

namespace Tracker.Web.Rounds;

/// <summary>The page of a round.</summary>
internal static class RoundEndpoint
{
    public static Task<IResult> Get(string competition, string round, CompetitionReader reader, HttpContext http) =>
        Looking.AtAsync(
            http,
            reader,
            competition,
            (visit, sight) =>
                Slug.TryParse<StepId>(round, out var id) && RoundView.Of(sight, id, visit.Tongue) is { } view
                    ? Pages.Of<RoundPage, RoundView>(visit, view)
                    : ErrorPages.Missing(visit, ErrorText.NoRound(round), $"/c/{competition}")
        );
}
