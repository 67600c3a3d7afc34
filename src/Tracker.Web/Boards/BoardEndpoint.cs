using Microsoft.AspNetCore.Http;
using Tracker.Store.Reading;
using Tracker.Web.Rendering;
using Tracker.Web.Visiting;

namespace Tracker.Web.Boards;

/// <summary>The board of a competition.</summary>
internal static class BoardEndpoint
{
    public static Task<IResult> Get(string competition, CompetitionReader reader, HttpContext http) =>
        Looking.AtAsync(
            http,
            reader,
            competition,
            (visit, sight) => Pages.Of<BoardPage, Board>(visit, Board.Of(sight, visit.Tongue))
        );
}
