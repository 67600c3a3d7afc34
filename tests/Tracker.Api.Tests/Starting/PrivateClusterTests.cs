using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Tracker.Api.Tests.Support;
using Tracker.Store.PrivatePostgres;

namespace Tracker.Api.Tests.Starting;

public sealed class PrivateClusterTests : IDisposable
{
    private readonly TemporaryDirectory data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_first_start_makes_a_database_and_a_second_start_finds_its_data_again()
    {
        await using (var first = await StartAsync())
            await Notes.WriteAsync(first.ConnectionString, "kept");

        await using var second = await StartAsync();

        Assert.Equal("kept", await Notes.ReadAsync(second.ConnectionString));
    }

    [Fact]
    public async Task It_listens_on_loopback_alone_and_writes_to_disk_and_speaks_UTF8()
    {
        await using var cluster = await StartAsync();
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var settings = source.CreateCommand(
            "select concat_ws(' ', current_database(), current_setting('listen_addresses'), "
                + "'[' || current_setting('unix_socket_directories') || ']', current_setting('fsync'), "
                + "current_setting('server_encoding'), current_setting('password_encryption'))"
        );

        Assert.Equal("tracker 127.0.0.1 [] on UTF8 scram-sha-256", await settings.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        await using var cluster = await StartAsync();
        var guess = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Password = "tracker" };
        await using var connection = new NpgsqlConnection(guess.ConnectionString);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync(Cancellation));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task A_killed_PostgreSQL_is_started_again_on_the_same_port_with_its_data()
    {
        await using var cluster = await StartAsync();
        await Notes.WriteAsync(cluster.ConnectionString, "kept");
        var killed = cluster.ProcessId;

        Process.GetProcessById(killed).Kill();

        Assert.True(await Eventually.IsTrueAsync(() => cluster.ProcessId != killed));
        Assert.True(await Eventually.IsTrueAsync(() => Notes.CanReadAsync(cluster.ConnectionString)));
        Assert.Equal("kept", await Notes.ReadAsync(cluster.ConnectionString));
    }

    [Fact]
    public async Task It_stops_with_its_owner_and_gives_the_directory_free()
    {
        var cluster = await StartAsync();
        var id = cluster.ProcessId;

        await cluster.DisposeAsync();

        Assert.False(Processes.IsAlive(id));
        Assert.True(cluster.Completion.IsCompletedSuccessfully);
        using var again = DataDirectory.Open(data.Path);
    }

    [Fact]
    public async Task A_file_left_by_a_killed_PostgreSQL_that_names_another_process_by_now_blocks_nothing()
    {
        await using (var first = await StartAsync())
            await Notes.WriteAsync(first.ConnectionString, "kept");
        var left = Path.Combine(data.Path, "postgres", "cluster", "postmaster.pid");
        await File.WriteAllTextAsync(left, $"{Environment.ProcessId}\n{data.Path}\n", Cancellation);

        await using var second = await StartAsync();

        Assert.Equal("kept", await Notes.ReadAsync(second.ConnectionString));
    }

    [Fact]
    public async Task A_cluster_that_was_never_made_to_the_end_is_made_anew()
    {
        var unfinished = Path.Combine(data.Path, "postgres", "cluster.unfinished.0");
        Directory.CreateDirectory(unfinished);
        await File.WriteAllTextAsync(Path.Combine(unfinished, "PG_VERSION"), "17\n", Cancellation);

        await using var cluster = await StartAsync();

        Assert.False(Directory.Exists(unfinished));
    }

    private Task<PrivateCluster> StartAsync() =>
        PrivateCluster.StartAsync(data.Path, NullLogger.Instance, Cancellation);
}
