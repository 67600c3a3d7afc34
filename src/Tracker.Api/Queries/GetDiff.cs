using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Queries;

/// <summary>What changed between two dates, or between what was known on two days.</summary>
public static class GetDiffEndpoint
{
    /// <summary>
    /// What changed between two dates (from, to), or in what was known of one date (asOf) between two days (knownFrom,
    /// knownTo), with the events that did it.
    /// </summary>
    [Answers(typeof(DiffView))]
    [WolverineGet("/api/competitions/{competition:slug}/diff")]
    public static async Task<IResult> Get(
        string competition,
        string? from,
        string? to,
        string? knownFrom,
        string? knownTo,
        CompetitionReader reader,
        HttpContext http
    )
    {
        var (question, problem) = Asked.Of(http);
        if (problem is not null)
            return problem;
        if (Sides(question, from, to, knownFrom, knownTo) is not var (one, other))
            return Asked.Malformed(
                "from, to, knownFrom or knownTo",
                $"either from and to with or without knownAt, or knownFrom and knownTo with or without asOf; {Moment.Rule}"
            );
        var id = new CompetitionId(competition);
        if (
            await reader.LookAsync(id, one, http.RequestAborted) is not { } before
            || await reader.LookAsync(id, other, http.RequestAborted) is not { } after
        )
            return Reads.Unknown(competition);
        var view = DiffView.Of(before, after);
        return Answers.Json(view, view.Version);
    }

    internal static (Question One, Question Other)? Sides(
        Question question,
        string? from,
        string? to,
        string? knownFrom,
        string? knownTo
    )
    {
        if (Asked.Moment(from) is { } start && Asked.Moment(to) is { } end && knownFrom is null && knownTo is null)
            return question.AsOf is null ? (question with { AsOf = start }, question with { AsOf = end }) : null;
        if (Asked.Moment(knownFrom) is { } early && Asked.Moment(knownTo) is { } late && from is null && to is null)
            return question.KnownAt is null
                ? (question with { KnownAt = early }, question with { KnownAt = late })
                : null;
        return null;
    }
}
