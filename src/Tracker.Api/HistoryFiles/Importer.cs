using Tracker.Api.Http;
using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Tracker.Domain.Importing;
using Tracker.Domain.Values;
using Tracker.Store.Writing;

namespace Tracker.Api.HistoryFiles;

/// <summary>Takes history files over: all of a file that is not recorded yet, in one transaction, or nothing of it.</summary>
public sealed class Importer(CompetitionWriter writer)
{
    /// <summary>Takes a file over.</summary>
    public async Task<ImportAnswer> ImportAsync(
        ReadOnlyMemory<byte> utf8,
        WriteOptions options,
        CancellationToken cancellation
    )
    {
        var (file, unreadable) = HistoryFileReader.Read(utf8);
        if (file is null)
            return new ImportAnswer.Faulty(unreadable);
        ValueList<ImportFault> illegal = [];

        Decision Decide(History history, DateTimeOffset now)
        {
            var decision = ImportHistory.Decide(history, file.Events, now);
            illegal = decision.Faults;
            return new Decision.Accepted(decision.Added);
        }

        var answer = await writer.WriteAsync(file.Competition, Decide, options, cancellation);
        return (answer, illegal) switch
        {
            (WriteAnswer.MovedOn moved, _) => new ImportAnswer.MovedOn(moved),
            (_, { Count: > 0 }) => new ImportAnswer.Faulty([.. illegal.Select(FileFault.Of)]),
            (WriteAnswer.Written written, _) => new ImportAnswer.Imported(
                file.Competition,
                written.Version,
                written.Events.Count
            ),
            _ => throw new InvalidOperationException("An import is written, moved on or faulty."),
        };
    }
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

    /// <summary>It has faults, and nothing of it is stored.</summary>
    public sealed record Faulty(IReadOnlyList<FileFault> Faults) : ImportAnswer;

    /// <summary>The competition is not at the version that was expected, and nothing of it is stored.</summary>
    public sealed record MovedOn(WriteAnswer.MovedOn Answer) : ImportAnswer;
}
