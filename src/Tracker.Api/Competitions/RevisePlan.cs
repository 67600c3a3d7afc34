using Tracker.Api.Http;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Competitions;

/// <summary>Revises the plan.</summary>
public static class RevisePlanEndpoint
{
    /// <summary>Revises the plan.</summary>
    [WolverinePut("/api/competitions/{competition:slug}/plan")]
    public static Task<IResult> Put(string competition, PlanBody body, Writes writes, HttpContext http) =>
        writes.AnswerAsync(
            http,
            competition,
            new RevisePlan(body.Plan, body.Reason) { Circumstances = body.Circumstances }
        );
}

/// <summary>The planned sizes of the field, the entry first, and why they change.</summary>
public sealed record PlanBody(ValueList<int> Plan, string Reason) : FactBody;
