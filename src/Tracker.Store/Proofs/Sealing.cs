using Marten;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tracker.Domain.Proving;
using Tracker.Domain.Values;
using Tracker.Store.Feeds;
using Tracker.Store.Reading;

namespace Tracker.Store.Proofs;

/// <summary>
/// Signs how each competition's logs stand, soon after something was recorded: once it is quiet for a moment, or after a
/// minute of writing on end. What is visible by then is told, whether anybody listens or not.
/// </summary>
public sealed class Sealing(
    IDocumentStore store,
    Histories histories,
    FeedReader feeds,
    CheckpointKeys keys,
    TimeProvider clock,
    ILogger<Sealing> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Dictionary<CompetitionId, Unsealed> waiting = [];

    /// <summary>Seals what is not sealed yet.</summary>
    /// <param name="cancellation">Gives up.</param>
    public async Task SealAllAsync(CancellationToken cancellation)
    {
        foreach (var (competition, _) in await UnsealedAsync(cancellation))
            await TrySealAsync(competition, cancellation);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception away) when (away is not OutOfMemoryException)
            {
                // It is sealed a little later; a service that cannot seal for a while serves all the same.
                logger.LogDebug(away, "What is recorded could not be sealed");
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var unsealed = await UnsealedAsync(cancellation);
        foreach (var gone in waiting.Keys.Except(unsealed.Keys).ToList())
            waiting.Remove(gone);
        foreach (var (competition, version) in unsealed)
            if (waiting.TryGetValue(competition, out var before) && (before.Version == version || IsLate(before)))
            {
                waiting.Remove(competition);
                await TrySealAsync(competition, cancellation);
            }
            else
                waiting[competition] = new(version, before?.Since ?? Environment.TickCount64);
    }

    // One whose events cannot be read keeps no other waiting.
    private async Task TrySealAsync(CompetitionId competition, CancellationToken cancellation)
    {
        try
        {
            await SealAsync(competition, cancellation);
        }
        catch (InvalidDataException unreadable)
        {
            logger.LogWarning("{Competition} cannot be sealed: {Reason}", competition, unreadable.Message);
        }
    }

    private static bool IsLate(Unsealed unsealed) =>
        Environment.TickCount64 - unsealed.Since > LongestWait.TotalMilliseconds;

    private async Task<Dictionary<CompetitionId, long>> UnsealedAsync(CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        await using var command = new NpgsqlCommand(
            """
            select id, version from tracker.mt_streams as stream
            where id <> 'mt_tombstone' and version > coalesce(
              (select max(size) from tracker.checkpoints where competition = stream.id and log = $1), 0)
            """
        );
        command.Parameters.Add(new NpgsqlParameter { Value = Checkpoints.OfRecord });
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        var unsealed = new Dictionary<CompetitionId, long>();
        while (await reader.ReadAsync(cancellation))
            unsealed[new CompetitionId(reader.GetString(0))] = reader.GetInt64(1);
        return unsealed;
    }

    private async Task SealAsync(CompetitionId competition, CancellationToken cancellation)
    {
        var key = await keys.GetAsync();
        await using var session = store.LightweightSession();
        var last = await Checkpoints.LastAsync(session, competition, Checkpoints.OfRecord);
        var record = MerkleFrontier.Read(last?.Size ?? 0, last?.Frontier ?? []);
        await foreach (var leaf in RecordLog.AfterAsync(session, competition, record.Size, cancellation))
            record.Append(leaf);
        var history = await histories.CurrentAsync(competition, cancellation);
        var feed = await feeds.ToldAsync(competition, history, cancellation);
        var (size, root) = feed.Ask(tree => (tree.Size, tree.Root(tree.Size)));
        // Begun no sooner: what waits for a lock while it holds others could be waited for by whoever tells.
        await session.BeginTransactionAsync(cancellation);
        await ToldEvents.LockAsync(session, competition);
        // Another node was faster, or sealed anew what is left after texts were erased: the next look takes it from there.
        if ((await Checkpoints.LastAsync(session, competition, Checkpoints.OfRecord))?.Note != last?.Note)
            return;
        Keep(Checkpoints.OfRecord, keys.OriginOfRecord(competition), record.Size, record.Root, record.ToBytes());
        if (size > 0)
            Keep(Checkpoints.OfFeed, keys.OriginOf(competition), size, root, []);
        await session.SaveChangesAsync(cancellation);

        void Keep(string log, string origin, long size, byte[] root, byte[] frontier) =>
            Checkpoints.Keep(
                session,
                competition,
                log,
                new(size, key.Sign(new(origin, size, root)).ToString(), frontier),
                clock.GetUtcNow()
            );
    }

    private sealed record Unsealed(long Version, long Since);
}
