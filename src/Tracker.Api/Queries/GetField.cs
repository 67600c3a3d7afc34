using Tracker.Api.Reference;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Queries;

/// <summary>The field: who is in, who is out and why.</summary>
public static class GetFieldEndpoint
{
    /// <summary>Who is in, who is out and why, at any date as known at any other.</summary>
    [Answers(typeof(FieldView))]
    [WolverineGet("/api/competitions/{competition:slug}/field")]
    public static Task<IResult> Get(string competition, CompetitionReader reader, HttpContext http) =>
        Reads.AnswerAsync<FieldView>(
            http,
            competition,
            (id, question) => reader.FieldAsync(id, question, http.RequestAborted),
            view => view.Version
        );
}
