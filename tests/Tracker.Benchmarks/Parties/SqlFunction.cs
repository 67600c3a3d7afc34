using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Tracker.Benchmarks.Driving;

namespace Tracker.Benchmarks.Parties;

/// <summary>
/// The limit of this PostgreSQL: one function, called once for each scorecard in a transaction of its own, that checks the
/// version, appends the same event and upserts the same views as Tracker does, in copies of Tracker's tables.
/// </summary>
internal sealed class SqlFunction(string database, SqlFunctionSource source)
{
    private const string Call = "select sql_function.submit($1, $2, $3, $4)";

    /// <summary>Lets clients hand in scorecards, each on a connection of its own.</summary>
    /// <param name="clients">How many clients.</param>
    /// <param name="streams">To how many competitions, in turn.</param>
    /// <param name="duration">For how long.</param>
    public async Task<Load> RunAsync(int clients, int streams, TimeSpan duration)
    {
        await using var pool = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database)
            {
                MaxPoolSize = clients,
                MinPoolSize = clients,
            }.ConnectionString
        );
        var names = await source.StreamsAsync(streams);
        var (load, since) = (new Load { Duration = duration }, new Stopwatch());
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var connections = await Task.WhenAll(
            Enumerable.Range(0, clients).Select(_ => pool.OpenConnectionAsync().AsTask())
        );
        var work = connections
            .Select(
                (connection, client) =>
                    SubmitAsync(connection, client, names[client % streams], load, since, ready.Task)
            )
            .ToList();
        since.Start();
        ready.SetResult();
        await Task.WhenAll(work);
        return load;
    }

    private async Task SubmitAsync(
        NpgsqlConnection connection,
        int client,
        string stream,
        Load load,
        Stopwatch since,
        Task ready
    )
    {
        await using var _ = connection;
        await using var command = new NpgsqlCommand(Call, connection);
        var card = new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Jsonb };
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
        command.Parameters.Add(card);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = source.DotnetType });
        command.Parameters.Add(
            new NpgsqlParameter { Value = source.Documents, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb }
        );
        card.TypedValue = source.Card(client, 0);
        await command.PrepareAsync();
        await ready;
        for (var number = 1; since.Elapsed < load.Duration; number++)
        {
            card.TypedValue = source.Card(client, number);
            var sentAt = Stopwatch.GetTimestamp();
            await command.ExecuteScalarAsync();
            var took = Stopwatch.GetElapsedTime(sentAt);
            lock (load)
                load.Add(200, took, since.Elapsed < load.Duration);
        }
    }
}
