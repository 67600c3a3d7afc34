using System.Globalization;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Store;

/// <summary>The writer appends for itself, and its rows are those that the store would have made.</summary>
public sealed class EventRowsTests(TestDatabase databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_rows_of_the_writer_are_those_of_the_store()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        foreach (var (i, write) in EveryWrite.All.Select(each => each.Data).Index())
        {
            await SmallCup.ImportAsync(host, $"cup-{i}");
            var (method, path, body) = EveryWrite.In(write, $"cup-{i}");
            await host.SendAsync(method, path, TrackerHost.Json(body), TrackerHost.Token);
        }
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

    private static async Task<string> StreamAsync(TrackerHost host, string id) =>
        Assert.Single(
            await Sql.ListAsync(
                host.Database,
                $"select (to_jsonb(s) - 'id' - 'version' - 'timestamp' - 'created')::text from tracker.mt_streams s where id = '{id}'"
            )
        );
}
