using Npgsql;
using Tracker.Api.Schedules;

namespace Tracker.Api.Backups;

/// <summary>All that a database holds of Tracker: two schemas.</summary>
public sealed class KeptDatabase(string connectionString) : IAsyncDisposable
{
    private const string Aside = "_replaced";

    // No connection of its own may be open while it counts those of others.
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }
    );

    /// <summary>The schemas.</summary>
    public static IReadOnlyList<string> Schemas { get; } = ["tracker", Scheduling.Schema];

    /// <summary>Whether there is anything in it.</summary>
    public async Task<bool> HasRecordAsync() =>
        await CountAsync(
            "select count(*) from unnest(array['tracker.mt_events', 'tracker.mt_doc_kepttoken']) name where to_regclass(name) is not null"
        ) == 2
        && await CountAsync(
            "select (select count(*) from tracker.mt_streams) + (select count(*) from tracker.mt_doc_kepttoken)"
        ) > 0;

    /// <summary>How much there is in it, in words.</summary>
    public async Task<string> TellAsync() =>
        $"{await CountAsync("select count(*) from tracker.mt_events where stream_id <> 'mt_tombstone'")} events of "
        + $"{await CountAsync("select count(*) from tracker.mt_streams where id <> 'mt_tombstone'")} competitions and "
        + $"{await CountAsync("select count(*) from tracker.mt_doc_kepttoken")} tokens";

    /// <summary>How many connections to it others have.</summary>
    public Task<long> CountOthersAsync() =>
        CountAsync(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null
            """
        );

    /// <summary>Puts what is restored in the place of what is there, which stays as it was when that fails.</summary>
    public async Task ReplaceAsync(Func<Task> restore)
    {
        foreach (var schema in Schemas)
            await ExecuteAsync(
                $"""
                do $$ begin
                    if exists (select from pg_namespace where nspname = '{schema}') then
                        drop schema if exists {schema}{Aside} cascade;
                        alter schema {schema} rename to {schema}{Aside};
                    end if;
                end $$
                """
            );
        try
        {
            await restore();
        }
        catch
        {
            foreach (var schema in Schemas)
                await ExecuteAsync(
                    $"""
                    do $$ begin
                        if exists (select from pg_namespace where nspname = '{schema}{Aside}') then
                            drop schema if exists {schema} cascade;
                            alter schema {schema}{Aside} rename to {schema};
                        end if;
                    end $$
                    """
                );
            throw;
        }
        // The nodes that held messages are not here: whichever comes first takes them.
        await ExecuteAsync(
            $"""
            delete from {Scheduling.Schema}.wolverine_node_assignments;
            delete from {Scheduling.Schema}.wolverine_nodes;
            update {Scheduling.Schema}.wolverine_incoming_envelopes set owner_id = 0;
            update {Scheduling.Schema}.wolverine_outgoing_envelopes set owner_id = 0;
            """
        );
        foreach (var schema in Schemas)
            await ExecuteAsync($"drop schema if exists {schema}{Aside} cascade");
        // Without, the first questions of a long history are planned as if there were none.
        await ExecuteAsync("analyze");
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<long> CountAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)
            Convert.ToDecimal(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
