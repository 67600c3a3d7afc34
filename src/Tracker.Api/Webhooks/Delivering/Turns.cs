using Marten;
using Tracker.Api.Webhooks.Calling;
using Tracker.Domain.Values;
using Tracker.Store.Writing;

namespace Tracker.Api.Webhooks.Delivering;

/// <summary>
/// Whose turn it is to be told, and what becomes of it: each attempt is committed together with the message that goes on, so
/// that whoever is killed in between neither forgets nor skips an event. It may be told twice.
/// </summary>
public sealed class Turns(IDocumentStore store, IOutbox outbox, TimeProvider clock)
{
    // A turn of which nothing was heard for so long is taken to be lost.
    private static readonly TimeSpan Lost = TimeSpan.FromMinutes(2);

    /// <summary>The webhooks that are on and have no turn, by how far they are told.</summary>
    internal async Task<List<Idle>> IdleAsync(CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await WebhookRows.AskAsync(
            session,
            """
            select webhook.id, webhook.competition, webhook.place, stream.version
            from tracker.webhooks webhook join tracker.mt_streams stream on stream.id = webhook.competition
            where webhook.disabled_at is null and (webhook.busy_since is null or webhook.busy_since < $1)
            """,
            row => new Idle(row.GetString(0), new CompetitionId(row.GetString(1)), row.GetInt64(2), row.GetInt64(3)),
            cancellation,
            clock.GetUtcNow() - Lost
        );
    }

    /// <summary>Gives webhooks a turn, unless another node does; the message is there as soon as they have it.</summary>
    public async Task GiveAsync(IEnumerable<string> webhooks, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(cancellation);
        var turns = await WebhookRows.AskAsync(
            session,
            """
            update tracker.webhooks set turn = turn + 1 where id in (
                select id from tracker.webhooks
                where id = any($1) and disabled_at is null and (busy_since is null or busy_since < $2)
                for update skip locked)
            returning id, turn
            """,
            row => new WebhookTurn(row.GetString(0), row.GetInt64(1)),
            cancellation,
            webhooks.ToArray(),
            now - Lost
        );
        if (turns.Count == 0)
            return;
        session.QueueSqlCommand(
            "update tracker.webhooks set busy_since = ? where id = any(?)",
            now,
            turns.Select(turn => turn.Webhook).ToArray()
        );
        await outbox.KeepAsync(session, [.. turns.Select(turn => new FollowUp(turn, null))]);
        await session.SaveChangesAsync(cancellation);
    }

    /// <summary>The webhook whose turn it is; null when the turn is over, or the webhook off or gone.</summary>
    public async Task<Webhook?> AtAsync(WebhookTurn turn, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return (
            await WebhookRows.ListAsync(
                session,
                "id = $1 and turn = $2 and disabled_at is null",
                cancellation,
                turn.Webhook,
                turn.Turn
            )
        ).SingleOrDefault();
    }

    /// <summary>There is nothing more to tell for now: the turn is over.</summary>
    public async Task RestAsync(WebhookTurn turn, long place, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        session.QueueSqlCommand(
            "update tracker.webhooks set place = ?, busy_since = null where id = ? and turn = ?",
            place,
            turn.Webhook,
            turn.Turn
        );
        Attempts.Clear(session, turn.Webhook);
        await session.SaveChangesAsync(cancellation);
    }

    /// <summary>Lets others have their turn before it goes on.</summary>
    public async Task YieldAsync(WebhookTurn turn, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        if (!await IsHeldAsync(session, turn, cancellation))
            return;
        await GoOnAsync(session, turn, null);
        await session.SaveChangesAsync(cancellation);
    }

    /// <summary>Keeps what became of the next event of a webhook. False when the turn is over with it.</summary>
    internal async Task<bool> KeepAsync(
        WebhookTurn turn,
        Webhook webhook,
        long place,
        Outcome outcome,
        Sequel sequel,
        CancellationToken cancellation
    )
    {
        var number = webhook.Standing.Tries + 1;
        await using var session = store.LightweightSession();
        if (!await IsHeldAsync(session, turn, cancellation))
            return false;
        Attempts.Keep(session, webhook, Attempt.Of(Webhook.EventAt(place), number, outcome, sequel.At));
        switch (sequel)
        {
            case Sequel.Again { HoldsUp: true } again:
                session.QueueSqlCommand("update tracker.webhooks set tries = ? where id = ?", number, webhook.Id);
                await GoOnAsync(session, turn, again.Due);
                break;
            case Sequel.Gone:
                break;
            default:
                session.QueueSqlCommand(
                    "update tracker.webhooks set place = ?, tries = 0, busy_since = ? where id = ?",
                    place,
                    clock.GetUtcNow(),
                    webhook.Id
                );
                break;
        }
        // Replayed and taken, it is late no more.
        if (sequel is Sequel.Done)
            OutcomeRows.Settle(session, webhook.Id, place);
        if (sequel is Sequel.Again { HoldsUp: false } or Sequel.GivenUp)
            OutcomeRows.SetAside(session, webhook, place, number, outcome, sequel.At);
        if (sequel is Sequel.Again { HoldsUp: false } late)
            await outbox.KeepAsync(session, [new(new LateEventDue(webhook.Id, place, number), late.Due)]);
        OutcomeRows.Judge(session, webhook, outcome, sequel);
        await session.SaveChangesAsync(cancellation);
        return sequel is not (Sequel.Again { HoldsUp: true } or Sequel.Gone);
    }

    private static async Task<bool> IsHeldAsync(
        IDocumentSession session,
        WebhookTurn turn,
        CancellationToken cancellation
    )
    {
        await session.BeginTransactionAsync(cancellation);
        var held = await WebhookRows.AskAsync(
            session,
            "select turn from tracker.webhooks where id = $1 and turn = $2 and disabled_at is null for update",
            row => row.GetInt64(0),
            cancellation,
            turn.Webhook,
            turn.Turn
        );
        return held.Count > 0;
    }

    private async Task GoOnAsync(IDocumentSession session, WebhookTurn turn, DateTimeOffset? when)
    {
        var next = turn with { Turn = turn.Turn + 1 };
        session.QueueSqlCommand(
            "update tracker.webhooks set turn = ?, busy_since = ? where id = ?",
            next.Turn,
            when ?? clock.GetUtcNow(),
            turn.Webhook
        );
        await outbox.KeepAsync(session, [new(next, when)]);
    }
}

/// <summary>A webhook that has no turn.</summary>
/// <param name="Webhook">Its id.</param>
/// <param name="Competition">Its competition.</param>
/// <param name="Place">How far it is told.</param>
/// <param name="Version">The version of the competition.</param>
internal sealed record Idle(string Webhook, CompetitionId Competition, long Place, long Version);
