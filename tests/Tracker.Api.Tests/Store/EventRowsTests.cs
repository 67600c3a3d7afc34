using System.Globalization;
using System.Text.Json.Nodes;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Api.Tests.Support;
using Tracker.Domain.Competitions;

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

        await using var session = store.LightweightSession();
        foreach (var row in written.Select(each => each.Split(' ')))
        {
            var version = long.Parse(row[2], CultureInfo.InvariantCulture);
            var stored = (await session.Events.FetchStreamAsync(row[1], version, token: Cancellation))[^1];
            var again = session.Events.StartStream($"again-{row[0].ToLowerInvariant()}", (CompetitionEvent)stored.Data);
            again.Events[0].UserName = stored.UserName;
            again.Events[0].Timestamp = stored.Timestamp;
        }
        await session.SaveChangesAsync(Cancellation);

        foreach (var row in written.Select(each => each.Split(' ')))
        {
            var ours = await RowAsync(host, row[1], row[2]);
            var theirs = await RowAsync(host, $"again-{row[0].ToLowerInvariant()}", "1");
            Assert.Equal(theirs.ToJsonString(), ours.ToJsonString());
        }
        Assert.Equal(
            await StreamAsync(host, "again-competitionannounced"),
            await StreamAsync(host, written[0].Split(' ')[1])
        );
    }

    // All columns but those that tell one row from another.
    private static async Task<JsonNode> RowAsync(TrackerHost host, string stream, string version)
    {
        var text = await Sql.ListAsync(
            host.Database,
            $"select (to_jsonb(e) - 'seq_id' - 'id' - 'stream_id' - 'version')::text from tracker.mt_events e where stream_id = '{stream}' and version = {version}"
        );
        return JsonNode.Parse(Assert.Single(text))!;
    }

    private static async Task<string> StreamAsync(TrackerHost host, string id) =>
        Assert.Single(
            await Sql.ListAsync(
                host.Database,
                $"select (to_jsonb(s) - 'id' - 'version' - 'timestamp' - 'created')::text from tracker.mt_streams s where id = '{id}'"
            )
        );
}
