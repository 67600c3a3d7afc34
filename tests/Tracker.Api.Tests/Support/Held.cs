using Npgsql;

namespace Tracker.Api.Tests.Support;

/// <summary>Something that a transaction of another's holds in the database, until this is disposed of.</summary>
internal sealed class Held : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private Held(NpgsqlConnection connection) => this.connection = connection;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Held> ByAsync(string database, string sql)
    {
        var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand($"begin; {sql}", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        return new(connection);
    }

    /// <summary>A competition, as a node does that is writing it.</summary>
    public static Task<Held> CompetitionAsync(string database, string competition) =>
        ByAsync(database, $"select 1 from tracker.mt_streams where id = '{competition}' for update");

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
