using Tracker.Api.DataFiles;
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
    [Answers(typeof(StandingsView), StatusCodes.Status406NotAcceptable, HasRows = true)]
    [WolverineGet("/api/competitions/{competition:slug}/standings")]
    public static Task<IResult> Get(string competition, string? round, CompetitionReader reader, HttpContext http) =>
        Representation.AcceptedAsync(http, form => AnswerAsync(form, competition, round, reader, http));

    internal static async Task<IResult> AnswerAsync(
        Representation form,
        string competition,
        string? round,
        CompetitionReader reader,
        HttpContext http
    )
    {
        StepId? step = null;
        if (round is not null)
        {
            if (!Slug.TryParse<StepId>(round, out var named))
                return Asked.Malformed("round", Slug.Rule);
            step = named;
        }
        if (form != Representation.Json)
            return await Reads.LookAsync(
                http,
                competition,
                reader,
                async (sight, question) =>
                    await StandingsData.AnswerAsync(form, sight, step, question.Language) ?? Reads.UnknownRound(round!)
            );
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

/// <summary>The standings as a file.</summary>
public static class GetStandingsFileEndpoint
{
    /// <summary>The same as the standings, as a file: standings.csv, standings.ndjson or standings.json.</summary>
    [Answers(typeof(StandingsView), HasRows = true)]
    [WolverineGet("/api/competitions/{competition:slug}/standings.{extension}")]
    public static Task<IResult> Get(
        string competition,
        string extension,
        string? round,
        CompetitionReader reader,
        HttpContext http
    ) =>
        Representation.NamedAsync(
            extension,
            form => GetStandingsEndpoint.AnswerAsync(form, competition, round, reader, http)
        );
}
