using Tracker.Api.Http;
using Tracker.Api.Security;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Importing;
using Tracker.Domain.Values;
using Tracker.Store.Writing;

namespace Tracker.Api.HistoryFiles;

/// <summary>Takes history files over: all of a file that is not recorded yet, in one transaction, or nothing of it.</summary>
public sealed class Importer(CompetitionWriter writer)
{
    /// <summary>Takes a file over.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="options">Under which conditions.</param>
    /// <param name="caller">Who imports it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="tell">Makes the answer that is kept of what became of a request with a key; needed for those alone.</param>
    public async Task<ImportAnswer> ImportAsync(
        ReadOnlyMemory<byte> utf8,
        WriteOptions options,
        Caller caller,
        CancellationToken cancellation,
        Func<ImportAnswer, Task<KeptAnswer>>? tell = null
    )
    {
        var (file, unreadable) = HistoryFileReader.Read(utf8);
        if (file is null)
            return await RefuseAsync(new ImportAnswer.Faulty(unreadable), options, tell, cancellation);
        if (caller.Denies(Deed.Record, file.Competition) is { } denial)
            return new ImportAnswer.Denied(denial);
        if (!caller.MayDateKnowledge && PlaceOfKnowledge(file) is { } place)
            return new ImportAnswer.NeedsArchivist(place);
        ValueList<ImportFault> illegal = [];

        Decision Decide(History history, DateTimeOffset now)
        {
            var decision = ImportHistory.Decide(history, file.Events, now);
            illegal = decision.Faults;
            return new Decision.Accepted(decision.Added) { Rewritten = decision.Rewritten };
        }

        ImportAnswer Of(WriteAnswer answer) =>
            (answer, illegal) switch
            {
                (WriteAnswer.Written, { Count: > 0 }) => new ImportAnswer.Faulty([.. illegal.Select(FileFault.Of)]),
                (WriteAnswer.Written written, _) => new ImportAnswer.Imported(
                    file.Competition,
                    written.Version,
                    written.Events.Count
                ),
                (WriteAnswer.Refused refused, _) => new ImportAnswer.Faulty([FileFault.Of(new(null, refused.Refusal))]),
                _ => new ImportAnswer.Undecided(answer),
            };

        return Of(
            await writer.WriteAsync(
                file.Competition,
                Decide,
                options with
                {
                    Weight = file.Events.Any(each => each is TextsErased) ? CompetitionWriter.Alone : file.Events.Count,
                },
                cancellation,
                each => tell!(Of(each))
            )
        );
    }

    // A file that can be read and is refused for what it says gets its answer kept, as any command does.
    private async Task<ImportAnswer> RefuseAsync(
        ImportAnswer.Faulty faulty,
        WriteOptions options,
        Func<ImportAnswer, Task<KeptAnswer>>? tell,
        CancellationToken cancellation
    ) =>
        options.Kept is { } request && !faulty.IsUnreadable
            ? new ImportAnswer.Undecided(await writer.AnswerAsync(request, () => tell!(faulty), cancellation))
            : faulty;

    // Where the file first says since when something was known; null when it leaves that to the record.
    private static string? PlaceOfKnowledge(HistoryFile file) =>
        file
            .Events.Index()
            .Where(each => each.Item.KnownAt is not null)
            .Select(each => $"$.events[{each.Index}].knownAt")
            .FirstOrDefault();
}

/// <summary>What became of a file.</summary>
public abstract record ImportAnswer
{
    private ImportAnswer() { }

    /// <summary>It is taken over.</summary>
    /// <param name="Competition">The competition.</param>
    /// <param name="Version">The sequence of its last event.</param>
    /// <param name="Events">How many events were new.</param>
    public sealed record Imported(CompetitionId Competition, long Version, int Events) : ImportAnswer;

    /// <summary>It is of a competition that the caller may not write; nothing of it is stored.</summary>
    public sealed record Denied(Denial Denial) : ImportAnswer;

    /// <summary>It says since when something was known, which the caller may not; nothing of it is stored.</summary>
    /// <param name="Path">The first place where it does, as a JSON path.</param>
    public sealed record NeedsArchivist(string Path) : ImportAnswer;

    /// <summary>It has faults, and nothing of it is stored.</summary>
    public sealed record Faulty(IReadOnlyList<FileFault> Faults) : ImportAnswer
    {
        /// <summary>Whether it cannot be read at all.</summary>
        public bool IsUnreadable => Faults.All(fault => fault.Code == "malformed");
    }

    /// <summary>The writer answers without a look at the file: the condition fails, or the key has an answer.</summary>
    public sealed record Undecided(WriteAnswer Answer) : ImportAnswer;
}
