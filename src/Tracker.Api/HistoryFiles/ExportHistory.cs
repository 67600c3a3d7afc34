using Tracker.Api.Http;
using Tracker.Api.Limits;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Domain.Values;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.HistoryFiles;

/// <summary>Exports a history file.</summary>
public static class ExportHistoryEndpoint
{
    /// <summary>The whole history that the reader may see, as a file that another service can import.</summary>
    [Answers(typeof(HistoryFile))]
    [Costly]
    [WolverineGet("/api/competitions/{competition:slug}/export")]
    public static async Task<IResult> Get(string competition, CompetitionReader reader, HttpContext http)
    {
        var (question, problem) = Asked.Of(http);
        if (problem is not null)
            return problem;
        var id = new CompetitionId(competition);
        if (await reader.LookAsync(id, question, http.RequestAborted) is not { } sight)
            return Reads.Unknown(competition);
        // Without a date it is the whole record, with what is yet to take effect.
        var shown = question.AsOf is null ? sight.OfAllTime() : sight;
        var events = shown.Record.OrderBy(each => each.Sequence);
        return Answers.Bytes(
            HistoryFileWriter.Write(id, sight.Zone, events),
            sight.Heading.Version,
            $"{competition}.json"
        );
    }
}
