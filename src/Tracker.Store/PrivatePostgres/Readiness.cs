using Npgsql;

namespace Tracker.Store.PrivatePostgres;

/// <summary>Waits until a server takes connections, and makes the service's database where it is missing.</summary>
internal static class Readiness
{
    public const string Database = "tracker";

    // Recovery after a crash reads the log since the last checkpoint: seconds as a rule, minutes on a slow disk.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    /// <exception cref="PrivatePostgresException">The server ended, or took no connection in time; its last words are told.</exception>
    public static async Task AwaitAsync(
        PostgresServer server,
        NpgsqlConnectionStringBuilder to,
        CancellationToken cancellation
    )
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(Limit);
        try
        {
            while (!await TryAsync(to, bound.Token))
            {
                if (server.HasEnded)
                {
                    await server.EndedAsync(bound.Token);
                    throw new PrivatePostgresException($"PostgreSQL did not start. It said:\n{server.LastWords}");
                }
                await Task.Delay(Pause, bound.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PrivatePostgresException(
                $"PostgreSQL took no connection within {Limit.TotalMinutes:0} minutes. It said:\n{server.LastWords}"
            );
        }
        catch (NpgsqlException e)
        {
            throw new PrivatePostgresException($"PostgreSQL started, but refused the service: {e.Message}", e);
        }
    }

    private static async Task<bool> TryAsync(NpgsqlConnectionStringBuilder to, CancellationToken cancellation)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(to.ConnectionString)
        {
            Database = "postgres",
            Pooling = false,
            Timeout = 10,
        };
        try
        {
            await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
            await connection.OpenAsync(cancellation);
            await EnsureDatabaseAsync(connection, cancellation);
            return true;
        }
        catch (NpgsqlException e) when (e.IsTransient)
        {
            return false; // Not listening yet, recovering, or besieged by those who lost their connections.
        }
    }

    private static async Task EnsureDatabaseAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection)
        {
            Parameters = { new() { Value = Database } },
        };
        if (await exists.ExecuteScalarAsync(cancellation) is not null)
            return;
        await using var create = new NpgsqlCommand($"create database {Database}", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }
}
