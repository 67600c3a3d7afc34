using Marten;
using Tracker.Api.Webhooks.Calling;
using Tracker.Domain.Values;
using Tracker.Store.Writing;

namespace Tracker.Api.Webhooks.Delivering;

/// <summary>
/// What is kept of deliveries, and what is to follow: each attempt is committed together with the message that goes on, so
/// that whoever is killed in between neither forgets nor skips an event. It may be told twice.
/// </summary>
public sealed class DeliveryLog(IDocumentStore store, IOutbox outbox, TimeProvider clock)
{
    // A turn of which nothing was heard for so long is taken to be lost.
    private static readonly TimeSpan Lost = TimeSpan.FromMinutes(2);

    // For so long nothing must have been taken before a webhook is switched off.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(5);

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
    public async Task GiveTurnsAsync(IEnumerable<string> webhooks, CancellationToken cancellation)
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
    public async Task<Webhook?> AtTurnAsync(WebhookTurn turn, CancellationToken cancellation)
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
        Attempts.Keep(session, webhook, Attempt.Of(PlaceText(place), number, outcome, sequel.At));
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
            Settle(session, webhook.Id, place);
        if (sequel is Sequel.Again { HoldsUp: false } or Sequel.GivenUp)
            SetAside(session, webhook, place, number, outcome, sequel.At);
        if (sequel is Sequel.Again { HoldsUp: false } late)
            await outbox.KeepAsync(session, [new(new LateEventDue(webhook.Id, place, number), late.Due)]);
        Judge(session, webhook, outcome, sequel);
        await session.SaveChangesAsync(cancellation);
        return sequel is not (Sequel.Again { HoldsUp: true } or Sequel.Gone);
    }

    /// <summary>The webhook that is to be told of an event that was set aside; null when that is over.</summary>
    public async Task<Webhook?> OfLateAsync(LateEventDue due, CancellationToken cancellation)
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
        Attempts.Keep(session, webhook, Attempt.Of(PlaceText(due.Place), number, outcome, sequel.At));
        if (sequel is Sequel.Done)
            Settle(session, due.Webhook, due.Place);
        else
            SetAside(session, webhook, due.Place, number, outcome, sequel.At);
        if (sequel.At is { } at)
            await outbox.KeepAsync(session, [new(due with { Tries = number }, at)]);
        Judge(session, webhook, outcome, sequel);
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

    /// <summary>Tries dead letters of a webhook again, from the first attempt on; how many, of at most so many.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="places">Which; null for the first of all.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<int> ReviveAsync(
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
        if (revived.Count == 0)
            return 0;
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
        return revived.Count;
    }

    internal static string PlaceText(long place) => Feeds.FeedPosition.IdFor(Domain.Clocks.Reader.Public)(place);

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

    private static void Settle(IDocumentSession session, string webhook, long place) =>
        session.QueueSqlCommand(
            "delete from tracker.webhook_late_events where webhook = ? and place = ?",
            webhook,
            place
        );

    private static void SetAside(
        IDocumentSession session,
        Webhook webhook,
        long place,
        int tries,
        Outcome outcome,
        DateTimeOffset? due
    ) =>
        session.QueueSqlCommand(
            """
            insert into tracker.webhook_late_events (webhook, place, tries, due, tried_at, status, error)
            values (?, ?, ?, ?::timestamptz, ?, ?::integer, ?::text)
            on conflict (webhook, place) do update set tries = excluded.tries, due = excluded.due,
                tried_at = excluded.tried_at, status = excluded.status, error = excluded.error
            """,
            webhook.Id,
            place,
            tries,
            due ?? (object)DBNull.Value,
            outcome.At,
            outcome.Status ?? (object)DBNull.Value,
            outcome.Error ?? (object)DBNull.Value
        );

    // Since when it fails, and whether that is enough.
    private static void Judge(IDocumentSession session, Webhook webhook, Outcome outcome, Sequel sequel)
    {
        if (outcome.IsTaken)
        {
            if (webhook.Standing.FailingSince is not null)
                session.QueueSqlCommand("update tracker.webhooks set failing_since = null where id = ?", webhook.Id);
            return;
        }
        session.QueueSqlCommand(
            "update tracker.webhooks set failing_since = coalesce(failing_since, ?) where id = ?",
            outcome.At,
            webhook.Id
        );
        DisabledWhy? why =
            sequel is Sequel.Gone ? DisabledWhy.Gone
            : sequel is Sequel.GivenUp && webhook.Standing.FailingSince <= outcome.At - Patience ? DisabledWhy.Failing
            : null;
        if (why is { } given)
            session.QueueSqlCommand(
                "update tracker.webhooks set disabled_at = ?, disabled_why = ?, busy_since = null where id = ?",
                outcome.At,
                given.ToString(),
                webhook.Id
            );
    }
}

/// <summary>A webhook that has no turn.</summary>
/// <param name="Webhook">Its id.</param>
/// <param name="Competition">Its competition.</param>
/// <param name="Place">How far it is told.</param>
/// <param name="Version">The version of the competition.</param>
internal sealed record Idle(string Webhook, CompetitionId Competition, long Place, long Version);
