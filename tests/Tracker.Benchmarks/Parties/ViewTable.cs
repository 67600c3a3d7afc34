using Npgsql;

namespace Tracker.Benchmarks.Parties;

/// <summary>A table of Tracker's that has one row for each competition, and what it has for one of them.</summary>
internal sealed record ViewTable(string Name, string Key, IReadOnlyList<ViewTable.Column> Columns)
{
    /// <summary>The tables with a text as their key, and that key.</summary>
    public const string Tables = """
        select c.relname, a.attname
        from pg_index i
        join pg_class c on c.oid = i.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where c.relnamespace = 'tracker'::regnamespace and i.indisprimary and i.indnatts = 1
            and a.atttypid in ('varchar'::regtype, 'text'::regtype) and c.relname <> 'mt_streams'
        order by c.relname
        """;

    /// <summary>The JSON that it has for the competition.</summary>
    public IEnumerable<string> Documents => Columns.Where(column => column.IsJson).Select(column => column.Value!);

    /// <summary>Makes a copy of the table.</summary>
    public string Table => $"create table sql_function.{Name} (like tracker.{Name} including all);";

    /// <summary>Reads a table; null when it has no row for the competition.</summary>
    public static async Task<ViewTable?> OfAsync(
        NpgsqlConnection connection,
        string name,
        string key,
        string competition
    )
    {
        var columns = await connection.RowsAsync(
            $"""
            select attname, format_type(atttypid, null) from pg_attribute
            where attrelid = 'tracker.{name}'::regclass and attnum > 0 and not attisdropped and attname <> '{key}'
                and attgenerated = ''
            order by attnum
            """
        );
        var values = string.Join(", ", columns.Select(column => $"{column[0]}::text"));
        var rows = await connection.RowsAsync($"select {values} from tracker.{name} where {key} = '{competition}'");
        return rows is [var row]
            ? new(name, key, [.. columns.Zip(row, (column, value) => new Column(column[0]!, column[1]!, value))])
            : null;
    }

    /// <summary>Writes the row anew, as part of the function.</summary>
    /// <param name="document">How many documents the tables before it have; then with its own.</param>
    public string Upsert(ref int document)
    {
        var values = new List<string>();
        foreach (var column in Columns)
            values.Add(column.IsJson ? $"documents[{++document}]" : column.Literal);
        return $"insert into sql_function.{Name} ({Key}, {string.Join(", ", Columns.Select(column => column.Name))}) "
            + $"values (stream, {string.Join(", ", values)}) on conflict ({Key}) do update set "
            + string.Join(", ", Columns.Select(column => $"{column.Name} = excluded.{column.Name}"))
            + ";";
    }

    internal sealed record Column(string Name, string Type, string? Value)
    {
        public bool IsJson => Type is "jsonb" && Value is not null;

        public string Literal =>
            Type.StartsWith("timestamp", StringComparison.Ordinal) ? "now()"
            : Value is null ? "null"
            : $"'{Value.Replace("'", "''", StringComparison.Ordinal)}'::{Type}";
    }
}
