using System.Text;

namespace Tracker.Benchmarks.Parties;

/// <summary>
/// What the function writes: copies of the tables that Tracker has, and of the rows that it wrote there for one competition.
/// They are read from the database when the benchmarks run, so that both write the same whatever becomes of Tracker's tables.
/// </summary>
internal sealed class SqlFunctionSource
{
    private const string Judge = "\"judge\": \"";

    private readonly string database;
    private readonly (string Before, string After) card;
    private int streams;

    private SqlFunctionSource(string database, string dotnetType, string[] documents, (string, string) card)
    {
        this.database = database;
        this.card = card;
        DotnetType = dotnetType;
        Documents = documents;
    }

    /// <summary>What the store notes of the type of the event.</summary>
    public string DotnetType { get; }

    /// <summary>The documents of the views, in JSON.</summary>
    public string[] Documents { get; }

    /// <summary>Makes the tables and the function.</summary>
    /// <param name="database">Tracker's database.</param>
    /// <param name="competition">A competition to which a scorecard was handed in.</param>
    public static async Task<SqlFunctionSource> CreateAsync(string database, string competition)
    {
        await using var connection = await Database.OpenAsync(database);
        var stored = (
            await connection.RowsAsync(
                $"""
                select data::text, mt_dotnet_type from tracker.mt_events
                where stream_id = '{competition}' and type = 'ScorecardSubmitted' order by version desc limit 1
                """
            )
        )[0];
        var views = new List<ViewTable>();
        foreach (var row in await connection.RowsAsync(ViewTable.Tables))
            if (await ViewTable.OfAsync(connection, row[0]!, row[1]!, competition) is { } view)
                views.Add(view);
        await connection.ExecuteAsync(Script(views));
        var judge = stored[0]!.IndexOf(Judge, StringComparison.Ordinal) + Judge.Length;
        var end = stored[0]!.IndexOf('"', judge);
        return new(
            database,
            stored[1]!,
            [.. views.SelectMany(view => view.Documents)],
            (stored[0]![..judge], stored[0]![end..])
        );
    }

    /// <summary>The event of a scorecard in JSON, no two of them by the same judge.</summary>
    public string Card(int client, int number) => $"{card.Before}judge-{client:000}{number:0000000}{card.After}";

    /// <summary>Makes empty streams, and gives their names.</summary>
    public async Task<string[]> StreamsAsync(int count)
    {
        await using var connection = await Database.OpenAsync(database);
        var names = Enumerable.Range(0, count).Select(_ => $"stream-{++streams}").ToArray();
        foreach (var name in names)
            await connection.QueryAsync("insert into sql_function.mt_streams (id, version) values ($1, 0)", name);
        return names;
    }

    private static string Script(List<ViewTable> views)
    {
        var (script, document) = (new StringBuilder(), 0);
        script.Append(
            """
            drop schema if exists sql_function cascade;
            create schema sql_function;
            create table sql_function.mt_streams (like tracker.mt_streams including all);
            create table sql_function.mt_events (like tracker.mt_events including all);
            alter table sql_function.mt_events add foreign key (stream_id) references sql_function.mt_streams (id);
            create sequence sql_function.mt_events_sequence;

            """
        );
        foreach (var view in views)
            script.AppendLine(view.Table);
        script.Append(
            """
            create function sql_function.submit(stream varchar, card jsonb, dotnet varchar, documents jsonb[])
            returns bigint language plpgsql as $body$
            declare reached bigint;
            begin
                -- In a queue: those who wait for a row are all awake at each commit, and have no time for anything else.
                perform pg_advisory_xact_lock(hashtextextended(stream, 0));
                update sql_function.mt_streams set version = version + 1, timestamp = now() where id = stream
                returning version into reached;
                if reached is null then
                    raise exception 'There is no stream %.', stream;
                end if;
                insert into sql_function.mt_events
                    (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, user_name)
                values (nextval('sql_function.mt_events_sequence'), gen_random_uuid(), stream, reached, card,
                    'ScorecardSubmitted', now(), dotnet, 'operator');

            """
        );
        foreach (var view in views)
            script.AppendLine(view.Upsert(ref document));
        return script.Append("return reached; end $body$;").ToString();
    }
}
