using Microsoft.AspNetCore.Http;
using Tracker.Store.Reading;
using Tracker.Web.Boards;
using Tracker.Web.Rendering;
using Tracker.Web.Visiting;

namespace Tracker.Web.Embedding;

/// <summary>The board within other pages: the story and the funnel, without navigation.</summary>
internal static class EmbedEndpoint
{
    public static Task<IResult> Get(string competition, CompetitionReader reader, HttpContext http) =>
        Looking.AtAsync(
            http,
            reader,
            competition,
            (visit, sight) => Pages.Of<EmbedPage, Board>(visit, Board.Of(sight, visit.Tongue))
        );
}
