using Marten;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Tracker.Store.Projections;

/// <summary>
/// By how many events kept views are behind their logs. They are written together, so it is none: anything else is a
/// projection that died, or a hand that was laid on the tables.
/// </summary>
public sealed class ViewLag(IDocumentStore store, Telemetry telemetry, ILogger<ViewLag> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private const string Sql = """
        select stream.id, abs(stream.version - coalesce((kept.basis ->> 'version')::bigint, 0)) as lag
        from tracker.mt_streams stream left join tracker.kept_views kept on kept.competition = stream.id
        where stream.id <> 'mt_tombstone' and stream.version is distinct from coalesce((kept.basis ->> 'version')::bigint, 0)
        order by lag desc limit 1
        """;

    private long? latest;

    /// <summary>The competition whose views are most behind, and by how many events; null when none are.</summary>
    public async Task<(string Competition, long Events)?> MeasureAsync(CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        await using var command = new NpgsqlCommand(Sql);
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetString(0), reader.GetInt64(1)) : null;
    }

    /// <summary>Measures again and again, for whoever collects the number: that one cannot wait for a database.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        telemetry.ShowShared(
            "tracker.views.lag",
            "{event}",
            "By how many events the kept views of a competition are behind its log, at most.",
            () => latest
        );
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                latest = (await MeasureAsync(stoppingToken))?.Events ?? 0;
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                latest = null;
                logger.LogDebug(away, "How far views are behind could not be looked for");
            }
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
