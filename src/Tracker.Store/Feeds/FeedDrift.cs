using System.Runtime.CompilerServices;
using Marten;
using Npgsql;
using Tracker.Store.Projections;

namespace Tracker.Store.Feeds;

/// <summary>
/// Looks whether what everyone was told is whole: places that follow each other from 1, each with an event of the log, and no
/// event twice. When each was told is a record of its own, which the log does not make.
/// </summary>
public sealed class FeedDrift : IDriftCheck
{
    private const string Sql = """
        select told.competition, told.place, told.sequence,
            row_number() over (partition by told.competition order by told.place) as due,
            row_number() over (partition by told.competition, told.sequence order by told.place) as times,
            event.version is not null as is_recorded
        from tracker.told_events told
        left join tracker.mt_events event on event.stream_id = told.competition and event.version = told.sequence
        """;

    /// <inheritdoc />
    public string Name => "feed";

    /// <inheritdoc />
    public async IAsyncEnumerable<DriftFinding> FindAsync(
        IQuerySession session,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(
            $"select * from ({Sql}) told where place <> due or times > 1 or not is_recorded order by competition, place"
        );
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (place, sequence, due) = (reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
            var detail =
                !reader.GetBoolean(5) ? $"tells event {sequence}, which is not in the log"
                : reader.GetInt64(4) > 1 ? $"tells event {sequence} once more"
                : $"is where place {due} should be";
            yield return new(reader.GetString(0), "feed", $"place {place}", detail);
        }
    }
}
