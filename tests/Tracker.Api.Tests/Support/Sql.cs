using Npgsql;

namespace Tracker.Api.Tests.Support;

/// <summary>Looks past the service, into its database.</summary>
internal static class Sql
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<long> CountEventsAsync(string database) =>
        AskAsync(
            database,
            "select count(*) from tracker.mt_events",
            async command => (long)(await command.ExecuteScalarAsync(Cancellation))!
        );

    public static Task<int> ExecuteAsync(string database, string sql) =>
        AskAsync(database, sql, command => command.ExecuteNonQueryAsync(Cancellation));

    /// <summary>The texts of one column.</summary>
    public static Task<List<string>> ListAsync(string database, string sql) =>
        AskAsync(
            database,
            sql,
            async command =>
            {
                var texts = new List<string>();
                await using var rows = await command.ExecuteReaderAsync(Cancellation);
                while (await rows.ReadAsync(Cancellation))
                    texts.Add(rows.GetString(0));
                return texts;
            }
        );

    private static async Task<T> AskAsync<T>(string database, string sql, Func<NpgsqlCommand, Task<T>> ask)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return await ask(command);
    }
}
