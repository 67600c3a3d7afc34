using Npgsql;

namespace Tracker.Api.Tests.Starting;

/// <summary>One table that shows whether what was written is still there.</summary>
internal static class Notes
{
    public static async Task WriteAsync(string connectionString, string note)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var create = source.CreateCommand("create table if not exists notes (note text)");
        await create.ExecuteNonQueryAsync();
        await using var insert = source.CreateCommand("insert into notes values ($1)");
        insert.Parameters.Add(new() { Value = note });
        await insert.ExecuteNonQueryAsync();
    }

    public static async Task<string> ReadAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var all = source.CreateCommand("select string_agg(note, ', ') from notes");
        return (string)(await all.ExecuteScalarAsync())!;
    }

    public static async Task<bool> CanReadAsync(string connectionString)
    {
        try
        {
            await ReadAsync(connectionString);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
