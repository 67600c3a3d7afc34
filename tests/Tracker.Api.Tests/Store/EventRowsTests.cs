using System.Globalization;
using System.Text.Json.Nodes;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Api.Tests.Support;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Api.Tests.Store;

/// <summary>
/// Rows are written and read past the store, for speed: they are those that it would have made, and read as it reads them.
/// </summary>
public sealed class EventRowsTests(TestDatabase databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_rows_of_the_writer_are_those_of_the_store()
    {
        await using var host = await WrittenAsync();
        var store = host.Services.GetRequiredService<IDocumentStore>();
        var written = await Sql.ListAsync(
            host.Database,
            "select distinct on (type) type || ' ' || stream_id || ' ' || version from tracker.mt_events order by type, stream_id"
        );
        Assert.True(written.Count > 20);

        // A stream begins with the announcement, or there is nothing to keep views of.
        await using var session = store.LightweightSession();
        var announced = await EventAsync(
            session,
            written.Single(row => row.StartsWith("CompetitionAnnounced ", StringComparison.Ordinal))
        );
        foreach (var row in written)
        {
            var stored = await EventAsync(session, row);
            var again = session.Events.StartStream(AgainOf(row), announced.Data, stored.Data).Events[1];
            (again.UserName, again.Timestamp) = (stored.UserName, stored.Timestamp);
        }
        await session.SaveChangesAsync(Cancellation);

        foreach (var row in written)
            Assert.Equal(
                await RowAsync(host, AgainOf(row), "2"),
                await RowAsync(host, row.Split(' ')[1], row.Split(' ')[2])
            );
        Assert.Equal(await StreamAsync(host, AgainOf(written[0])), await StreamAsync(host, written[0].Split(' ')[1]));
    }

    [Fact]
    public async Task Rows_that_are_streamed_are_those_that_few_would_be()
    {
        const int Notes = 1_500;
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host, "few");
        var file = JsonNode.Parse(SmallCup.File("many"))!;
        for (var i = 1; i <= Notes; i++)
            file["events"]!
                .AsArray()
                .Add(
                    new JsonObject
                    {
                        ["type"] = "NoteRecorded",
                        ["at"] = "2026-01-05",
                        ["text"] = $"메모 {i}",
                    }
                );

        Assert.Equal(201, (await host.PostAsync("/api/import", file.ToJsonString())).Status);

        for (var version = 1; version <= SmallCup.Version; version++)
            Assert.Equal(await UntimedRowAsync(host, "few", version), await UntimedRowAsync(host, "many", version));
        Assert.Equal(
            Enumerable.Range(1, Notes).Select(each => $"{SmallCup.Version + each} NoteRecorded 메모 {each} true"),
            await Sql.ListAsync(
                host.Database,
                $"""
                select version || ' ' || type || ' ' || (data ->> 'text') || ' '
                    || (seq_id > lag(seq_id) over (order by version) and substr(id::text, 15, 1) = '7')
                from tracker.mt_events where stream_id = 'many' order by version offset {SmallCup.Version}
                """
            )
        );
    }

    [Fact]
    public async Task Every_event_has_an_id_of_version_7_that_tells_when_it_was_recorded()
    {
        await using var host = await TrackerHost.StartAsync(databases, seeded: true);

        var ids = await Sql.ListAsync(
            host.Database,
            "select id || ' ' || floor(extract(epoch from timestamp) * 1000)::bigint from tracker.mt_events"
        );

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(
            ids.Select(each => each.Split(' ')),
            each =>
            {
                var id = Guid.Parse(each[0]);
                Assert.Equal((7, 0x8), (id.Version, id.Variant & 0xc));
                Assert.Equal(
                    each[1],
                    $"{Convert.ToInt64(each[0].Replace("-", "", StringComparison.Ordinal)[..12], 16)}"
                );
            }
        );
    }

    [Fact]
    public async Task Every_event_is_read_as_the_store_reads_it()
    {
        await using var host = await WrittenAsync();
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        foreach (var id in await Sql.ListAsync(host.Database, "select id from tracker.mt_streams"))
        {
            var history = await ReadAsync(host, id);
            var stored = await session.Events.FetchStreamAsync(id, token: Cancellation);

            Assert.NotEmpty(stored);
            Assert.Equal(stored.Select(RecordedOf), history.InSequence());
        }
    }

    [Fact]
    public async Task A_history_of_many_pages_is_read_as_one()
    {
        const int Notes = 2500;
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host, "cup");
        var before = (await ReadAsync(host, "cup")).Version;
        await Sql.ExecuteAsync(
            host.Database,
            $$"""
            insert into tracker.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            select nextval('tracker.mt_events_sequence'), gen_random_uuid(), 'cup', {{before}} + number,
                jsonb_build_object('at', '2026-04-01', 'text', 'Note ' || number), 'NoteRecorded', '2026-04-01'
            from generate_series(1, {{Notes}}) as number
            """
        );

        var history = await ReadAsync(host, "cup");

        Assert.Equal(before + Notes, history.Version);
        Assert.Equal(
            Enumerable.Range(1, Notes).Select(number => $"Note {number}"),
            history.InSequence().Skip((int)before).Select(each => ((NoteRecorded)each.Event).Text)
        );

        await Sql.ExecuteAsync(host.Database, "update tracker.mt_events set data = data - 'text' where version = 1500");
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(host, "cup"));
        Assert.StartsWith("Event 1500 of cup,", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_named()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host, "cup");
        await Sql.ExecuteAsync(
            host.Database,
            "update tracker.mt_events set data = data - 'team' where stream_id = 'cup' and version = 2"
        );

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(host, "cup"));

        Assert.StartsWith(
            "Event 2 of cup, stored as TeamEntered, cannot be read:",
            fault.Message,
            StringComparison.Ordinal
        );
    }

    private async Task<TrackerHost> WrittenAsync()
    {
        var host = await TrackerHost.StartAsync(databases);
        foreach (var (i, write) in EveryWrite.All.Select(each => each.Data).Index())
        {
            await SmallCup.ImportAsync(host, $"cup-{i}");
            var (method, path, body) = EveryWrite.In(write, $"cup-{i}");
            await host.SendAsync(method, path, TrackerHost.Json(body), TrackerHost.Token);
        }
        return host;
    }

    // With nothing at hand.
    private static Task<History> ReadAsync(TrackerHost host, string id) =>
        ActivatorUtilities
            .CreateInstance<Histories>(host.Services, new HistoryCache())
            .LatestAsync(new CompetitionId(id), Cancellation);

    private static Recorded RecordedOf(IEvent stored) =>
        new(stored.Version, (CompetitionEvent)stored.Data, stored.Timestamp) { By = stored.UserName };

    private static string AgainOf(string row) => $"again-{row.Split(' ')[0].ToLowerInvariant()}";

    private static async Task<IEvent> EventAsync(IDocumentSession session, string row)
    {
        var version = long.Parse(row.Split(' ')[2], CultureInfo.InvariantCulture);
        return (await session.Events.FetchStreamAsync(row.Split(' ')[1], version, token: Cancellation))[^1];
    }

    // All columns but those that tell one row from another.
    private static async Task<string> RowAsync(TrackerHost host, string stream, string version) =>
        Assert.Single(
            await Sql.ListAsync(
                host.Database,
                $"select (to_jsonb(e) - 'seq_id' - 'id' - 'stream_id' - 'version')::text from tracker.mt_events e where stream_id = '{stream}' and version = {version}"
            )
        );

    private static async Task<string> UntimedRowAsync(TrackerHost host, string stream, int version)
    {
        var row = JsonNode.Parse(await RowAsync(host, stream, $"{version}"))!.AsObject();
        Assert.True(row.Remove("timestamp"));
        return row.ToJsonString();
    }

    private static async Task<string> StreamAsync(TrackerHost host, string id) =>
        Assert.Single(
            await Sql.ListAsync(
                host.Database,
                $"select (to_jsonb(s) - 'id' - 'version' - 'timestamp' - 'created')::text from tracker.mt_streams s where id = '{id}'"
            )
        );
}
