using Tracker.Api.Http;
using Tracker.Api.Limits;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>What if a round had been judged otherwise?</summary>
public static class WhatIfEndpoint
{
    /// <summary>
    /// Other weights, cut sizes, gates, rounding or rules for ties, at any date as known on any other: who would flip, and the
    /// smallest change of one weight that flips the cut. Nothing is stored.
    /// </summary>
    [AsksOnly]
    [Answers(typeof(WhatIfView))]
    [Costly]
    [WolverinePost("/api/competitions/{competition:slug}/rounds/{round:slug}/what-if")]
    public static async Task<IResult> Post(
        string competition,
        string round,
        Supposition body,
        CompetitionReader reader,
        HttpContext http
    )
    {
        var (question, problem) = Asked.Of(http);
        if (problem is not null)
            return problem;
        if (await reader.LookAsync(new CompetitionId(competition), question, http.RequestAborted) is not { } sight)
            return Reads.Unknown(competition);
        if (sight.Competition.CheckSupposition(new StepId(round), body) is { } refusal)
            return Problems.Of(refusal, http);
        return Answers.Json(
            WhatIfView.Of(sight.Heading, sight.Competition, new StepId(round), body)!,
            sight.Heading.Version
        );
    }
}
