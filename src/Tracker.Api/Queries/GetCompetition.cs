using Tracker.Api.Reference;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Queries;

/// <summary>A competition in brief.</summary>
public static class GetCompetitionEndpoint
{
    /// <summary>A competition in brief: its plan, its rounds and calls, and how far it has come.</summary>
    [Answers(typeof(SummaryView))]
    [WolverineGet("/api/competitions/{competition:slug}")]
    public static Task<IResult> Get(string competition, CompetitionReader reader, HttpContext http) =>
        Reads.AnswerAsync<SummaryView>(
            http,
            competition,
            (id, question) => reader.SummaryAsync(id, question, http.RequestAborted),
            view => view.Version
        );
}
