using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Queries;

/// <summary>The standings: the ranked table of a round, or the latest.</summary>
public static class GetStandingsEndpoint
{
    /// <summary>The ranked table of a round, or the latest, at any date as known at any other.</summary>
    [Answers(typeof(StandingsView))]
    [WolverineGet("/api/competitions/{competition:slug}/standings")]
    public static async Task<IResult> Get(string competition, string? round, CompetitionReader reader, HttpContext http)
    {
        StepId? step = null;
        if (round is not null)
        {
            if (!Slug.TryParse<StepId>(round, out var named))
                return Asked.Malformed("round", Slug.Rule);
            step = named;
        }
        var (question, problem) = Asked.Of(http);
        if (problem is not null)
            return problem;
        var id = new CompetitionId(competition);
        if (await reader.StandingsAsync(id, step, question, http.RequestAborted) is { } view)
            return Answers.Json(view, view.Version);
        return await reader.SummaryAsync(id, question, http.RequestAborted) is null
            ? Reads.Unknown(competition)
            : Reads.UnknownRound(round!);
    }
}
