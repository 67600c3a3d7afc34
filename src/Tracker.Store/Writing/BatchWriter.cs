using System.Diagnostics;
using Marten;
using Npgsql;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Store.Writing;

/// <summary>
/// Writes a batch: decides each write in order, on what the one before it made, and commits all of it in one transaction.
/// The callers have their answers when it is committed, and not before.
/// </summary>
internal sealed class BatchWriter(
    IDocumentStore store,
    Histories histories,
    IOutbox outbox,
    Erasing erasing,
    TimeProvider clock,
    Telemetry telemetry
)
{
    /// <summary>Writes what can be written.</summary>
    /// <param name="writes">The writes, in the order in which they came.</param>
    /// <param name="patiently">Whether to wait for competitions that another node is writing.</param>
    /// <returns>The competitions that another node is writing: nothing of them was written.</returns>
    public async Task<IReadOnlySet<CompetitionId>> WriteAsync(IReadOnlyList<PendingWrite> writes, bool patiently)
    {
        var began = Stopwatch.GetTimestamp();
        using var trace = Begin(writes);
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(CancellationToken.None);
        var versions = await LockAsync(session, writes, patiently);
        var ours = writes.Where(write => versions.ContainsKey(write.Competition)).ToList();
        var keys = await KeptAnswers.TakeAsync(
            session,
            [.. ours.Select(write => write.Options.Kept).OfType<KeyedRequest>()],
            Now()
        );
        var batch = new Batch(session, keys);
        foreach (var group in ours.GroupBy(write => write.Competition))
        {
            var before = await histories.LatestAsync(session, group.Key, versions[group.Key]);
            await DecideAsync(session, batch, before, group);
        }
        await batch.CommitAsync();
        foreach (var made in batch.Made)
            histories.Committed(made.Competition, await made.After, made.Added.Count);
        foreach (var (write, answer) in batch.Answers)
            write.Tell(answer);
        Tell(batch, ours.Count, began, trace);
        return writes.Select(write => write.Competition).Where(each => !versions.ContainsKey(each)).ToHashSet();
    }

    // A batch is of many requests: it is nobody's part, and is linked with each of them.
    private static Activity? Begin(IReadOnlyList<PendingWrite> writes)
    {
        if (!Telemetry.Source.HasListeners())
            return null;
        Activity.Current = null;
        return Telemetry.Source.StartActivity(
            ActivityKind.Internal,
            links: writes.Select(write => write.Trace).OfType<ActivityContext>().Select(each => new ActivityLink(each)),
            name: "write batch"
        );
    }

    private void Tell(Batch batch, int writes, long began, Activity? trace)
    {
        if (writes == 0)
            return;
        var events = batch.Made.Sum(made => made.Added.Count);
        telemetry.BatchSize.Record(writes);
        telemetry.BatchDuration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
        telemetry.Events.Add(events);
        foreach (var code in batch.Refusals)
            telemetry.Refuse(code);
        trace?.SetTag("tracker.batch.writes", writes);
        trace?.SetTag("tracker.batch.events", events);
        trace?.SetTag("tracker.batch.refused", batch.Refusals.Count);
    }

    // Held until the transaction ends, committed or not: nodes write a competition in the order in which they came. Locked
    // always in the same order, so that no two nodes wait for each other.
    private static async Task<Dictionary<CompetitionId, long>> LockAsync(
        IDocumentSession session,
        IReadOnlyList<PendingWrite> writes,
        bool patiently
    )
    {
        var competitions = writes.Select(write => write.Competition).Distinct().ToList();
        await using var command = new NpgsqlCommand(
            $"""
            select id, version from tracker.mt_streams where id = any($1) order by id
            for update {(patiently ? "" : "skip locked")}
            """
        );
        command.Parameters.Add(new NpgsqlParameter { Value = competitions.Select(each => each.Value).ToArray() });
        var versions = new Dictionary<CompetitionId, long>();
        await using (var reader = await session.ExecuteReaderAsync(command))
            while (await reader.ReadAsync())
                versions.Add(new CompetitionId(reader.GetString(0)), reader.GetInt64(1));
        // Of one that is not there yet nothing can be held: whoever is second to announce it decides again.
        if (patiently)
            competitions.ForEach(each => versions.TryAdd(each, 0));
        return versions;
    }

    private async Task DecideAsync(
        IDocumentSession session,
        Batch batch,
        History before,
        IGrouping<CompetitionId, PendingWrite> writes
    )
    {
        var (after, added) = (Task.FromResult(before), new List<Recorded>());
        foreach (var write in writes)
        {
            if (write.IsOver || batch.IsSettledByKey(write))
                continue;
            var history = await after;
            try
            {
                var now = Now();
                var answer = write.Judge(history, now);
                var rewritten = answer is WriteAnswer.Written { Rewritten: var others } ? others : [];
                if (rewritten.Count > 0 && await erasing.RefuseAsync(session, write.Competition) is { } refusal)
                    (answer, rewritten) = (new WriteAnswer.Refused(refusal), []);
                var recorded = answer is WriteAnswer.Written written ? written.Events : [];
                var kept = write.Options.Kept is null ? null : await write.KeepAsync(answer);
                var events = recorded.Select(each => each.Event).ToValueList();
                if (FollowUps.Of(write.Competition, history, events, now) is { Count: > 0 } followUps)
                    await outbox.KeepAsync(session, followUps);
                if (rewritten.Count > 0)
                    await erasing.EraseAsync(session, write.Competition, history, rewritten, now);
                after = GrowAsync(history.Rewritten(rewritten), recorded);
                added.AddRange(recorded);
                batch.Take(write, answer, kept, now);
            }
            catch (Exception failure)
            {
                // A fault in deciding one is nobody else's.
                write.Fail(failure);
                telemetry.Failed.Add(1);
            }
        }
        batch.Take(new Made(writes.Key, before.Version, after, added));
    }

    // What is much is folded while its rows are written.
    private static Task<History> GrowAsync(History history, ValueList<Recorded> recorded) =>
        recorded.Count < EventRows.Many
            ? Task.FromResult(history.Append(recorded))
            : Task.Run(() => history.Append(recorded));

    // To the microsecond, as PostgreSQL keeps it and people can still read it.
    private DateTimeOffset Now() => Histories.AsStored(clock.GetUtcNow());
}
