using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Marten;
using Npgsql;
using Tracker.Domain.Proving;
using Tracker.Domain.Values;

namespace Tracker.Store.Proofs;

/// <summary>The log of a competition's record: a leaf for each event, of all that is stored of it.</summary>
internal static class RecordLog
{
    /// <summary>The hashes of the leaves after one, in order.</summary>
    /// <param name="session">The session.</param>
    /// <param name="competition">The competition.</param>
    /// <param name="size">After how many.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async IAsyncEnumerable<byte[]> AfterAsync(
        IQuerySession session,
        CompetitionId competition,
        long size,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(
            """
            select version, type, timestamp, coalesce(user_name, ''), data::text from tracker.mt_events
            where stream_id = $1 and version > $2 order by version
            """
        );
        command.Parameters.Add(new NpgsqlParameter { Value = competition.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = size });
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        while (await reader.ReadAsync(cancellation))
            yield return MerkleTree.HashOf(
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"tracker-record/1\n{competition}\n{reader.GetInt64(0)}\n{reader.GetString(1)}\n{reader.GetFieldValue<DateTimeOffset>(2).UtcDateTime:O}\n{reader.GetString(3)}\n{reader.GetString(4)}\n"
                    )
                )
            );
    }
}
