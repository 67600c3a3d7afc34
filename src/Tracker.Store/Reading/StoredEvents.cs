using System.Data.Common;
using System.Text.Json;
using System.Threading.Tasks.Dataflow;
using Marten;
using Npgsql;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;

namespace Tracker.Store.Reading;

/// <summary>
/// Reads the rows of a stream and folds them. The store's own reader gives the same events, which a test holds this one to;
/// it takes three times as long for each, and a long history is read in one go.
/// </summary>
internal static class StoredEvents
{
    // Enough that a page is worth handing over, and few enough that what is parsed of it dies young.
    private const int Page = 1_000;

    private static readonly ExecutionDataflowBlockOptions Parsing = new()
    {
        BoundedCapacity = 4,
        MaxDegreeOfParallelism = 2,
        EnsureOrdered = true,
    };

    private static readonly ExecutionDataflowBlockOptions Folding = new() { BoundedCapacity = 4 };

    /// <summary>A history, and what is stored after it.</summary>
    /// <exception cref="InvalidDataException">An event cannot be read; the message names it.</exception>
    public static async Task<History> ReadAfterAsync(
        IQuerySession session,
        string competition,
        History known,
        CancellationToken cancellation
    )
    {
        var history = await ReadOnlyAfterAsync(session, competition, known, cancellation);
        // What is known may still have what was erased since.
        return known.Version > 0 && history.Erases(known.Version)
            ? await ReadOnlyAfterAsync(session, competition, History.Empty, cancellation)
            : history;
    }

    private static async Task<History> ReadOnlyAfterAsync(
        IQuerySession session,
        string competition,
        History known,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(
            """
            select version, type, data, timestamp, user_name from tracker.mt_events
            where stream_id = $1 and version > $2 order by version
            """
        );
        command.Parameters.Add(new NpgsqlParameter { Value = competition });
        command.Parameters.Add(new NpgsqlParameter { Value = known.Version });
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        var page = await PageAsync(reader, cancellation);
        return page.Count < Page
            ? known.Append(Parse(competition, page))
            : await ReadOnAsync(competition, known, page, () => PageAsync(reader, cancellation));
    }

    // While one page is fetched, others are parsed, and those before them folded.
    private static async Task<History> ReadOnAsync(
        string competition,
        History known,
        List<Row> page,
        Func<Task<List<Row>>> next
    )
    {
        var history = known;
        var parsing = new TransformBlock<List<Row>, Recorded[]>(rows => Parse(competition, rows), Parsing);
        var folding = new ActionBlock<Recorded[]>(recorded => history = history.Append(recorded), Folding);
        parsing.LinkTo(folding, new DataflowLinkOptions { PropagateCompletion = true });
        // What cannot be parsed or folded takes no more pages, and is told at the end.
        _ = folding.Completion.ContinueWith(
            failed => ((IDataflowBlock)parsing).Fault(failed.Exception!.InnerException!),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
        while (page.Count > 0 && await parsing.SendAsync(page))
            page = await next();
        parsing.Complete();
        await parsing.Completion;
        await folding.Completion;
        return history;
    }

    private static async Task<List<Row>> PageAsync(DbDataReader reader, CancellationToken cancellation)
    {
        var rows = new List<Row>();
        while (rows.Count < Page && await reader.ReadAsync(cancellation))
            rows.Add(
                new(
                    reader.GetInt64(0),
                    reader.GetString(1),
                    reader.GetFieldValue<byte[]>(2),
                    reader.GetFieldValue<DateTimeOffset>(3),
                    reader.IsDBNull(4) ? null : reader.GetString(4)
                )
            );
        return rows;
    }

    private static Recorded[] Parse(string competition, List<Row> rows) =>
        [.. rows.Select(row => row.Recorded(competition))];

    private readonly record struct Row(long Version, string Type, byte[] Data, DateTimeOffset At, string? By)
    {
        public Recorded Recorded(string competition) => new(Version, Event(competition), At) { By = By };

        private CompetitionEvent Event(string competition)
        {
            try
            {
                return (CompetitionEvent)JsonSerializer.Deserialize(Data, EventTypes.Of(Type), DomainJson.Options)!;
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException)
            {
                throw new InvalidDataException(
                    $"Event {Version} of {competition}, stored as {Type}, cannot be read: {fault.Message}",
                    fault
                );
            }
        }
    }
}
