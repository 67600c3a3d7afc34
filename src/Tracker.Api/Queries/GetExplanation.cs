using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Queries;

/// <summary>Why a team stands where it does in a round.</summary>
public static class GetExplanationEndpoint
{
    /// <summary>Rank, total, criteria, gates and the cut of a team in a round, each with the event and source that said it.</summary>
    [Answers(typeof(ExplanationView))]
    [WolverineGet("/api/competitions/{competition:slug}/rounds/{round:slug}/explanation")]
    public static async Task<IResult> Get(
        string competition,
        string round,
        string? team,
        CompetitionReader reader,
        HttpContext http
    )
    {
        if (!Slug.TryParse<TeamId>(team, out var id))
            return Asked.Malformed("team", Slug.Rule);
        var (question, problem) = Asked.Of(http);
        if (problem is not null)
            return problem;
        if (await reader.LookAsync(new CompetitionId(competition), question, http.RequestAborted) is not { } sight)
            return Reads.Unknown(competition);
        var view = ExplanationView.Of(sight, new StepId(round), id);
        return view is null
            ? Problems.Unknown(
                "team-not-evaluated",
                $"There is no result of '{team}' in a round '{round}' at that time.",
                "a team and a round that the standings show"
            )
            : Answers.Json(view, view.Version);
    }
}
