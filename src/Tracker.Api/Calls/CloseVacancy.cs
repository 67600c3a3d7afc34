using Tracker.Api.Http;
using Tracker.Domain.Calls;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Calls;

/// <summary>Closes a call.</summary>
public static class CloseVacancyEndpoint
{
    /// <summary>Closes a call.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/vacancies/{call:slug}/closing")]
    public static Task<IResult> Post(
        string competition,
        string call,
        ClosingBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new CloseVacancy(new StepId(call)) { Circumstances = body.Circumstances }
        );
}

/// <summary>Nothing but what every fact may say: whom the call admitted is on the record.</summary>
public sealed record ClosingBody : FactBody;
