using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Tracker.Store.Reading;
using Tracker.Web.Errors;
using Tracker.Web.Rendering;
using Tracker.Web.Visiting;

namespace Tracker.Web.Histories;

/// <summary>Every event of a competition.</summary>
internal static class HistoryEndpoint
{
    private const int MostPages = 1_000_000;

    public static Task<IResult> Get(string competition, CompetitionReader reader, HttpContext http) =>
        Looking.AtAsync(
            http,
            reader,
            competition,
            (visit, sight) =>
            {
                TeamId? team = null;
                StepId? round = null;
                if (visit["team"] is { } named)
                {
                    if (!Slug.TryParse<TeamId>(named, out var known))
                        return Unreadable(visit, "team", named);
                    team = known;
                }
                if (visit["round"] is { } step)
                {
                    if (!Slug.TryParse<StepId>(step, out var known))
                        return Unreadable(visit, "round", step);
                    round = known;
                }
                if (visit["type"] is { } type && !EventTypes.Exists(type))
                    return Unreadable(visit, "type", type);
                if (PageOf(visit["page"]) is not { } page)
                    return Unreadable(visit, "page", visit["page"]!);
                return Pages.Of<HistoryPage, Chronicle>(visit, Chronicle.Of(sight, team, round, visit["type"], page));
            },
            "team",
            "round",
            "type",
            "page"
        );

    private static IResult Unreadable(Visit visit, string name, string value) =>
        ErrorPages.Unreadable(visit, new(VisitText.NoValue(name, value)));

    private static int? PageOf(string? text) =>
        text is null ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
        && page is >= 1 and <= MostPages
            ? page
        : null;
}
