using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Api.Security;
using Wolverine.Http;

namespace Tracker.Api.HistoryFiles;

/// <summary>Imports a history file.</summary>
public static class ImportHistoryEndpoint
{
    /// <summary>
    /// Imports a history file: all of it or nothing; what is recorded already is left as it is. One that says since when
    /// its facts were known (knownAt) needs the archivist's token.
    /// </summary>
    [LargestBody(HistoryFile.LargestFile)]
    [Answers(typeof(ImportReceipt), Creates = true)]
    [WolverinePost("/api/import")]
    public static async Task<IResult> Post(Importer importer, HttpContext http)
    {
        var (body, problem) = await Bodies.ReadJsonAsync(http.Request, HistoryFile.LargestFile);
        if (problem is not null)
            return problem;
        var (options, unreadable) = Writes.ReadOptions(http);
        if (unreadable is not null)
            return unreadable;
        return Tell(
            await importer.ImportAsync(
                body,
                options,
                Caller.Of(http),
                http.RequestAborted,
                answer => KeyedAnswers.ToKeep(Tell(answer), http)
            )
        );

        IResult Tell(ImportAnswer answer) =>
            answer switch
            {
                ImportAnswer.Faulty faulty => Problems.OfFile(
                    faulty.IsUnreadable ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity,
                    faulty.Faults
                ),
                ImportAnswer.Denied refused => Guard.Denied(refused.Denial),
                ImportAnswer.NeedsArchivist refused => Problems.Of(
                    StatusCodes.Status403Forbidden,
                    $"Only an archivist may say since when a fact was known, and the file does at {refused.Path}.",
                    $"the same with the archivist's token, which is kept as {RootToken.FileOf(Role.Archivist)} in the data directory; or the "
                        + "file without knownAt: its facts are then known since they are recorded"
                ),
                ImportAnswer.Imported { Events: > 0 } imported when !options.DryRun => Results.Json(
                    ImportReceipt.Of(imported, dryRun: false),
                    statusCode: StatusCodes.Status201Created
                ),
                ImportAnswer.Imported imported => Results.Json(ImportReceipt.Of(imported, options.DryRun)),
                ImportAnswer.Undecided undecided => Writes.Undecided(undecided.Answer, http),
                _ => throw new InvalidOperationException("An import is written, undecided, faulty or not allowed."),
            };
    }
}

/// <summary>What an import recorded.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Version">The sequence of its last event.</param>
/// <param name="DryRun">Whether nothing was stored.</param>
/// <param name="Imported">How many events were recorded, or would be; none when all were recorded before.</param>
public sealed record ImportReceipt(string Competition, long Version, bool DryRun, int Imported)
{
    internal static ImportReceipt Of(ImportAnswer.Imported imported, bool dryRun) =>
        new(imported.Competition.Value, imported.Version, dryRun, imported.Events);
}
