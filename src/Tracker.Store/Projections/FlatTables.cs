using System.Data.Common;
using System.Text.Json;
using Marten;
using Npgsql;
using Tracker.Domain.Clocks;
using Tracker.Domain.Json;
using Tracker.Domain.Values;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Tracker.Store.Projections;

/// <summary>
/// Tables for analysts, kept in the transaction of the events that change them: what is true after everything that is
/// recorded, under embargo or not.
/// </summary>
/// <remarks>
/// They are made from the state. A projection of each event to its row, such as Marten's flat tables are, would be wrong after a
/// correction, an undoing or a reopened decision, and an evaluation is one event with many rows. What stays the same
/// is not written again, so that a note costs a look and no row.
/// </remarks>
internal static class FlatTables
{
    private static readonly JsonSerializerOptions Columns = new(DomainJson.Options)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private static readonly FlatTable Outcomes = new(
        "outcomes",
        ["competition", "round", "team"],
        [
            ("competition", "text"),
            ("round", "text"),
            ("round_no", "integer"),
            ("team", "text"),
            ("name_en", "text"),
            ("name_ko", "text"),
            ("rank", "integer"),
            ("total", "numeric"),
            ("outcome", "text"),
            ("tier", "text"),
            ("reason", "text"),
            ("at", "timestamptz"),
            ("day", "date"),
            ("evaluated_by", "bigint"),
            ("decided_by", "bigint"),
        ]
    )
    {
        Added = (
            "recorded_at",
            "timestamptz",
            """
            (select max(timestamp) from tracker.mt_events
            where stream_id = made.competition and version in (made.evaluated_by, made.decided_by))
            """
        ),
    };

    private static readonly FlatTable Scores = new(
        "scores",
        ["competition", "round", "team", "criterion"],
        [
            ("competition", "text"),
            ("round", "text"),
            ("team", "text"),
            ("criterion", "text"),
            ("points", "numeric"),
            ("max", "numeric"),
        ]
    );

    private static readonly FlatTable Gates = new(
        "gates",
        ["competition", "round", "team", "gate"],
        [("competition", "text"), ("round", "text"), ("team", "text"), ("gate", "text"), ("passed", "boolean")]
    );

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FlatTable> All { get; } = [Outcomes, Scores, Gates];

    /// <summary>Keeps the rows of competitions, and drops those that they have no more, when the session is saved.</summary>
    /// <param name="session">The session, to which the events behind the rows were written before.</param>
    /// <param name="changed">The competitions, their histories and their views.</param>
    public static void Keep(
        IDocumentOperations session,
        IReadOnlyCollection<(CompetitionId Competition, History History, KeptViews Views)> changed
    )
    {
        if (changed.Count == 0)
            return;
        var competitions = changed.Select(each => each.Competition.Value).ToArray();
        var rows = changed
            .Select(each => FlatRows.Of(each.Competition, each.History.Current, each.Views.Rounds))
            .ToList();
        Keep(Outcomes, rows.SelectMany(each => each.Outcomes));
        Keep(Scores, rows.SelectMany(each => each.Scores));
        Keep(Gates, rows.SelectMany(each => each.Gates));

        void Keep<TRow>(FlatTable table, IEnumerable<TRow> made) =>
            session.QueueSqlCommand(table.KeepSql, JsonSerializer.Serialize(made, Columns), competitions);
    }

    /// <summary>Every row of a competition that is not as its history makes it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="competition">The competition.</param>
    /// <param name="rows">The rows as they should be.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<List<FlatDifference>> DifferencesAsync(
        IQuerySession session,
        CompetitionId competition,
        FlatRows rows,
        CancellationToken cancellation
    )
    {
        return
        [
            .. await OfAsync(Outcomes, rows.Outcomes),
            .. await OfAsync(Scores, rows.Scores),
            .. await OfAsync(Gates, rows.Gates),
        ];

        async Task<List<FlatDifference>> OfAsync<TRow>(FlatTable table, IEnumerable<TRow> made)
        {
            await using var command = new NpgsqlCommand(table.DifferencesSql);
            command.Parameters.AddWithValue("made", JsonSerializer.Serialize(made, Columns));
            command.Parameters.AddWithValue("competition", competition.Value);
            await using var reader = await session.ExecuteReaderAsync(command, cancellation);
            var found = new List<FlatDifference>();
            while (await reader.ReadAsync(cancellation))
                found.Add(new(table.Name, reader.GetString(0), TextOf(reader, 1), TextOf(reader, 2)));
            return found;
        }
    }

    /// <summary>The competitions of which there are rows, in any of the tables.</summary>
    public static async Task<List<string>> CompetitionsAsync(IQuerySession session, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            string.Join(" union ", All.Select(table => $"select competition from tracker.{table.Name}"))
        );
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        var competitions = new List<string>();
        while (await reader.ReadAsync(cancellation))
            competitions.Add(reader.GetString(0));
        return competitions;
    }

    private static string? TextOf(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>Drops the rows of competitions that are not there, when the session is saved.</summary>
    public static void DropStrangers(IDocumentOperations session)
    {
        foreach (var table in All)
            session.QueueSqlCommand(
                $"delete from tracker.{table.Name} where competition not in (select id from tracker.mt_streams)"
            );
    }
}

/// <summary>A table whose rows are made as JSON.</summary>
/// <param name="name">Its name in the schema.</param>
/// <param name="key">The columns of its primary key.</param>
/// <param name="columns">The columns that are made, each with its type.</param>
internal sealed class FlatTable(string name, string[] key, (string Name, string Type)[] columns)
{
    /// <summary>Its name in the schema.</summary>
    public string Name => name;

    /// <summary>A column that the database finds for each row that is made, and how; null where there is none.</summary>
    public (string Name, string Type, string Sql)? Added { get; init; }

    /// <summary>The table for the store to make.</summary>
    public Table Table
    {
        get
        {
            var table = new Table(new PostgresqlObjectName("tracker", name, SchemaUtils.IdentifierUsage.General));
            foreach (var (column, type) in columns)
                if (key.Contains(column))
                    table.AddColumn(column, type).AsPrimaryKey();
                else
                    table.AddColumn(column, type);
            if (Added is var (added, typed, _))
                table.AddColumn(added, typed);
            return table;
        }
    }

    /// <summary>
    /// Keeps the rows of a JSON list, and drops all others of a list of competitions. A row that is there as it is made, to the
    /// last digit, is not touched.
    /// </summary>
    public string KeepSql
    {
        get
        {
            var (names, values) = NamesAndValues;
            return $"""
                with made as materialized (
                    select * from jsonb_to_recordset(?::jsonb) as made({Typed})
                ), gone as (
                    delete from tracker.{name} as kept where kept.competition = any(?) and not exists (
                        select from made where {string.Join(" and ", key.Select(each => $"made.{each} = kept.{each}"))}
                    )
                )
                insert into tracker.{name} as kept ({string.Join(", ", names)})
                select {string.Join(", ", values)} from made
                on conflict ({string.Join(", ", key)}) do update
                set ({string.Join(", ", names)}) = row({string.Join(
                    ", ",
                    names.Select(each => $"excluded.{each}")
                )})
                where row(kept.*)::text is distinct from row(excluded.*)::text
                """;
        }
    }

    /// <summary>
    /// The rows of one competition that are not as a JSON list makes them, to the last digit: by what they are found, what is kept,
    /// and what should be.
    /// </summary>
    public string DifferencesSql
    {
        get
        {
            var (names, values) = NamesAndValues;
            return $"""
                with made as materialized (
                    select * from jsonb_to_recordset(@made::jsonb) as made({Typed})
                ), due as (
                    select {string.Join(", ", values.Zip(names, (value, name) => $"{value} as {name}"))} from made
                ), kept as (
                    select {string.Join(", ", names)} from tracker.{name} where competition = @competition
                )
                select concat_ws('/', {string.Join(", ", key[1..])}), to_jsonb(kept)::text, to_jsonb(due)::text
                from kept full join due using ({string.Join(", ", key)})
                where row(kept.*)::text is distinct from row(due.*)::text
                order by 1
                """;
        }
    }

    private string Typed => string.Join(", ", columns.Select(column => $"{column.Name} {column.Type}"));

    private (List<string> Names, List<string> Values) NamesAndValues =>
        Added is var (added, _, sql)
            ? ([.. columns.Select(column => column.Name), added], [.. columns.Select(column => column.Name), sql])
            : ([.. columns.Select(column => column.Name)], [.. columns.Select(column => column.Name)]);
}

/// <summary>A row that is not as the log makes it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Row">By what it is found in those of its competition.</param>
/// <param name="Kept">What is kept, as JSON; null where no row is.</param>
/// <param name="Due">What should be; null where no row should.</param>
internal sealed record FlatDifference(string Table, string Row, string? Kept, string? Due);
