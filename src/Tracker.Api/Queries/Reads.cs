using Tracker.Api.Http;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Api.Queries;

/// <summary>What every read of a competition does: ask, answer with an ETag, or say that there is nothing.</summary>
public static class Reads
{
    /// <summary>Answers with a view of a competition.</summary>
    /// <param name="http">The request.</param>
    /// <param name="competition">The competition.</param>
    /// <param name="ask">Asks for the view; null when there is no such competition.</param>
    /// <param name="version">The version of the competition that the view shows.</param>
    public static async Task<IResult> AnswerAsync<TView>(
        HttpContext http,
        string competition,
        Func<CompetitionId, Question, Task<TView?>> ask,
        Func<TView, long> version
    )
        where TView : class
    {
        var (question, problem) = Asked.Of(http);
        if (problem is not null)
            return problem;
        return await ask(new CompetitionId(competition), question) is { } view
            ? Answers.Json(view, version(view))
            : Unknown(competition);
    }

    /// <summary>Answers with what is made of what the reader may see.</summary>
    /// <param name="http">The request.</param>
    /// <param name="competition">The competition.</param>
    /// <param name="reader">The store.</param>
    /// <param name="answer">Makes the answer.</param>
    public static async Task<IResult> LookAsync(
        HttpContext http,
        string competition,
        CompetitionReader reader,
        Func<Sight, Question, Task<IResult>> answer
    )
    {
        var (question, problem) = Asked.Of(http);
        if (problem is not null)
            return problem;
        return await reader.LookAsync(new CompetitionId(competition), question, http.RequestAborted) is { } sight
            ? await answer(sight, question)
            : Unknown(competition);
    }

    /// <summary>The competition has no such round.</summary>
    public static IResult UnknownRound(string round) =>
        Problems.Unknown(
            "round-unknown",
            $"The competition has no round '{round}' at that time.",
            "a round that the competition's summary lists, or a later time"
        );

    /// <summary>There is no such competition.</summary>
    public static IResult Unknown(string competition) =>
        Problems.Unknown(
            "competition-unknown",
            $"There is no competition '{competition}'.",
            "the id of one that was announced: GET /api/competitions lists them"
        );
}
