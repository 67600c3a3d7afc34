using Marten;
using Tracker.Api.Webhooks.Calling;
using Tracker.Store.Writing;

namespace Tracker.Api.Webhooks.Delivering;

/// <summary>Events that were set aside: tried again when they are due, or given up, as dead letters, until someone asks for them.</summary>
public sealed class LateEvents(IDocumentStore store, IOutbox outbox, TimeProvider clock)
{
    /// <summary>The webhook that is to be told of an event that was set aside; null when that is over.</summary>
    public async Task<Webhook?> FindAsync(LateEventDue due, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return (
            await WebhookRows.ListAsync(
                session,
                """
                id = $1 and exists (select from tracker.webhook_late_events
                    where webhook = $1 and place = $2 and tries = $3 and due is not null)
                """,
                cancellation,
                due.Webhook,
                due.Place,
                due.Tries
            )
        ).SingleOrDefault();
    }

    /// <summary>Keeps what became of an event that was set aside.</summary>
    internal async Task KeepAsync(
        LateEventDue due,
        Webhook webhook,
        Outcome outcome,
        Sequel sequel,
        CancellationToken cancellation
    )
    {
        var number = due.Tries + 1;
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(cancellation);
        var held = await WebhookRows.AskAsync(
            session,
            """
            select tries from tracker.webhook_late_events
            where webhook = $1 and place = $2 and tries = $3 and due is not null for update
            """,
            row => row.GetInt32(0),
            cancellation,
            due.Webhook,
            due.Place,
            due.Tries
        );
        if (held.Count == 0)
            return;
        Attempts.Keep(session, webhook, Attempt.Of(Webhook.EventAt(due.Place), number, outcome, sequel.At));
        if (sequel is Sequel.Done)
            OutcomeRows.Settle(session, due.Webhook, due.Place);
        else
            OutcomeRows.SetAside(session, webhook, due.Place, number, outcome, sequel.At);
        if (sequel.At is { } at)
            await outbox.KeepAsync(session, [new(due with { Tries = number }, at)]);
        OutcomeRows.Judge(session, webhook, outcome, sequel);
        await session.SaveChangesAsync(cancellation);
    }

    /// <summary>An event that was set aside is given up without an attempt, as its webhook is off.</summary>
    public async Task GiveUpAsync(LateEventDue due, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        session.QueueSqlCommand(
            "update tracker.webhook_late_events set due = null where webhook = ? and place = ? and tries = ?",
            due.Webhook,
            due.Place,
            due.Tries
        );
        await session.SaveChangesAsync(cancellation);
    }

    /// <summary>
    /// Tries dead letters of a webhook again, from the first attempt on; which, of at most so many. Where any of those that are
    /// named is none, none of them is tried.
    /// </summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="places">Which; null for the first of all.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyCollection<long>> ReviveAsync(
        Webhook webhook,
        IReadOnlyCollection<long>? places,
        int most,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(cancellation);
        var revived = await WebhookRows.AskAsync(
            session,
            """
            select place from tracker.webhook_late_events
            where webhook = $1 and due is null and ($2::bigint[] is null or place = any($2)) order by place limit $3
            for update
            """,
            row => row.GetInt64(0),
            cancellation,
            webhook.Id,
            places?.ToArray(),
            most
        );
        if (revived.Count == 0 || places?.All(revived.Contains) == false)
            return revived;
        session.QueueSqlCommand(
            "update tracker.webhook_late_events set due = ?, tries = 0 where webhook = ? and place = any(?)",
            now,
            webhook.Id,
            revived.ToArray()
        );
        await outbox.KeepAsync(
            session,
            [.. revived.Select(place => new FollowUp(new LateEventDue(webhook.Id, place, 0), null))]
        );
        await session.SaveChangesAsync(cancellation);
        return revived;
    }
}
