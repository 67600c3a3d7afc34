using Tracker.Api.Http;
using Tracker.Domain.Calls;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Calls;

/// <summary>Opens a call.</summary>
public static class OpenVacancyEndpoint
{
    /// <summary>Opens a call.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/vacancies")]
    public static Task<IResult> Post(string competition, VacancyBody body, Writes writes, HttpContext http) =>
        writes.AnswerAsync(
            http,
            competition,
            new OpenVacancy(body.Call, body.Seats, body.Reason) { Circumstances = body.Circumstances }
        );
}

/// <summary>A call: its id, in one space with the rounds', its seats, and why there is a vacancy.</summary>
public sealed record VacancyBody(StepId Call, int Seats, string Reason) : FactBody;
