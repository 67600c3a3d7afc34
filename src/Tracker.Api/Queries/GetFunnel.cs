using Tracker.Api.Reference;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Queries;

/// <summary>The funnel: plan against actual.</summary>
public static class GetFunnelEndpoint
{
    /// <summary>Plan against actual, step by step, at any date as known at any other.</summary>
    [Answers(typeof(FunnelView))]
    [WolverineGet("/api/competitions/{competition:slug}/funnel")]
    public static Task<IResult> Get(string competition, CompetitionReader reader, HttpContext http) =>
        Reads.AnswerAsync<FunnelView>(
            http,
            competition,
            (id, question) => reader.FunnelAsync(id, question, http.RequestAborted),
            view => view.Version
        );
}
