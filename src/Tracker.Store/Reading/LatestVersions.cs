using System.Collections.Concurrent;
using Marten;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tracker.Domain.Values;
using Tracker.Store.Projections;

namespace Tracker.Store.Reading;

/// <summary>
/// What the latest of each competition is, as far as is known here: at once after a write of this node, within half a second
/// after one of another. While the database cannot be asked nothing is known.
/// </summary>
public sealed class LatestVersions(IDocumentStore store, ILogger<LatestVersions> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // What was not confirmed for so long may have changed: nobody is to see what is older than a second.
    private const long LongestUnconfirmed = 750;

    // What is not watched is looked up whenever somebody asks for it.
    private const int MostWatched = 10_000;

    private static readonly TimeSpan WatchedFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<CompetitionId, Watched> watched = new();
    private long lookedAt = Environment.TickCount64 - LongestUnconfirmed - 1;

    /// <summary>For how long the latest versions were not looked for: less than a second while all is well.</summary>
    public TimeSpan Unconfirmed => TimeSpan.FromMilliseconds(Environment.TickCount64 - Interlocked.Read(ref lookedAt));

    /// <summary>What the latest views of a competition stand on; null where that is not known.</summary>
    public Basis? Of(CompetitionId competition)
    {
        var now = Environment.TickCount64;
        if (now - Interlocked.Read(ref lookedAt) > LongestUnconfirmed)
            return null;
        if (!watched.TryGetValue(competition, out var known))
            return null;
        known.AskedAt = now;
        return known.Basis;
    }

    /// <summary>Takes note of what was found in the database, or was committed to it.</summary>
    internal void Saw(CompetitionId competition, Basis basis)
    {
        if (basis.Version > 0 && (watched.ContainsKey(competition) || watched.Count < MostWatched))
            watched.GetOrAdd(competition, _ => new Watched()).Saw(basis);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or InvalidOperationException or TimeoutException)
            {
                // Whoever asks then asks the database, and tells of it.
                logger.LogDebug(away, "The latest versions could not be looked for");
            }
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var began = Environment.TickCount64;
        foreach (var (id, known) in watched)
            if (began - known.AskedAt > WatchedFor.TotalMilliseconds)
                watched.TryRemove(id, out _);
        if (!watched.IsEmpty)
            await CompareAsync(cancellation);
        Interlocked.Exchange(ref lookedAt, began);
    }

    private async Task CompareAsync(CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        await using var command = new NpgsqlCommand("select id, version from tracker.mt_streams where id = any($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = watched.Keys.Select(id => id.Value).ToArray() });
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        while (await reader.ReadAsync(cancellation))
            if (watched.TryGetValue(new CompetitionId(reader.GetString(0)), out var known))
                known.Found(reader.GetInt64(1));
    }

    private sealed class Watched
    {
        private readonly Lock gate = new();

        public long AskedAt { get; set; } = Environment.TickCount64;

        /// <summary>What the latest stands on; null while only others know.</summary>
        public volatile Basis? Basis;

        /// <summary>The latest version that was seen; 0 where none was.</summary>
        public long Version { get; private set; }

        public void Saw(Basis basis)
        {
            lock (gate)
            {
                if (basis.Version < Version)
                    return;
                Basis = basis;
                Version = basis.Version;
            }
        }

        // Another node wrote: whoever asks next looks into the database.
        public void Found(long version)
        {
            lock (gate)
            {
                if (version <= Version)
                    return;
                Basis = null;
                Version = version;
            }
        }
    }
}
