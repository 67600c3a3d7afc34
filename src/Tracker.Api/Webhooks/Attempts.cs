using Marten;

namespace Tracker.Api.Webhooks;

/// <summary>The attempts to call webhooks that were made lately, and the events that were given up.</summary>
public sealed class Attempts(IDocumentStore store)
{
    /// <summary>How many attempts are kept of a webhook, about.</summary>
    public const int KeptOfOne = 1000;

    /// <summary>The attempts of a webhook, the newest first.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="before">Only those before this one; null for all.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<List<Attempt>> ListAsync(Webhook webhook, Guid? before, int most, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await WebhookRows.AskAsync(
            session,
            """
            select id, event, number, at, milliseconds, status, error, next_at from tracker.webhook_attempts
            where webhook = $1 and ($2::uuid is null or id < $2) order by id desc limit $3
            """,
            row => new Attempt(
                row.GetGuid(0),
                row.GetString(1),
                row.GetInt32(2),
                row.GetFieldValue<DateTimeOffset>(3),
                row.GetInt32(4),
                WebhookRows.NumberOf(row, 5),
                WebhookRows.TextOf(row, 6),
                WebhookRows.TimeOf(row, 7)
            ),
            cancellation,
            webhook.Id,
            before,
            most
        );
    }

    /// <summary>The dead letters of a webhook, by their places in the feed.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="after">Only those after this place.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<List<DeadLetter>> DeadLettersAsync(
        Webhook webhook,
        long after,
        int most,
        CancellationToken cancellation
    )
    {
        await using var session = store.QuerySession();
        return await WebhookRows.AskAsync(
            session,
            """
            select place, tries, tried_at, status, error from tracker.webhook_late_events
            where webhook = $1 and due is null and place > $2 order by place limit $3
            """,
            row => new DeadLetter(
                row.GetInt64(0),
                row.GetInt32(1),
                row.GetFieldValue<DateTimeOffset>(2),
                WebhookRows.NumberOf(row, 3),
                WebhookRows.TextOf(row, 4)
            ),
            cancellation,
            webhook.Id,
            after,
            most
        );
    }

    /// <summary>Clears away, when a session is saved, the attempts of a webhook of which there are more than are kept.</summary>
    internal static void Clear(IDocumentSession session, string webhook) =>
        session.QueueSqlCommand(
            $"""
            delete from tracker.webhook_attempts where webhook = ? and id <= (
                select id from tracker.webhook_attempts where webhook = ? order by id desc offset {KeptOfOne} limit 1)
            """,
            webhook,
            webhook
        );

    /// <summary>Keeps an attempt when a session is saved, unless the webhook is deleted by then.</summary>
    internal static void Keep(IDocumentSession session, Webhook webhook, Attempt made)
    {
        session.QueueSqlCommand(
            """
            insert into tracker.webhook_attempts (id, webhook, event, number, at, milliseconds, status, error, next_at)
            select ?::uuid, id, ?::text, ?::integer, ?::timestamptz, ?::integer, ?::integer, ?::text, ?::timestamptz
            from tracker.webhooks where id = ?
            """,
            made.Id,
            made.Event,
            made.Number,
            made.At,
            made.Milliseconds,
            made.Status ?? (object)DBNull.Value,
            made.Error ?? (object)DBNull.Value,
            made.NextAt ?? (object)DBNull.Value,
            webhook.Id
        );
    }
}

/// <summary>An attempt to tell a webhook of an event.</summary>
/// <param name="Id">Its id; ids rise with time.</param>
/// <param name="Event">The id of the event.</param>
/// <param name="Number">How often the event was tried with it.</param>
/// <param name="At">When it was made.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Status">The status of the answer; null when there was none.</param>
/// <param name="Error">Why the event was not taken; null when it was.</param>
/// <param name="NextAt">When the event is tried again; null when it is not.</param>
public sealed record Attempt(
    Guid Id,
    string Event,
    int Number,
    DateTimeOffset At,
    int Milliseconds,
    int? Status,
    string? Error,
    DateTimeOffset? NextAt
)
{
    internal static Attempt Of(string happened, int number, Calling.Outcome outcome, DateTimeOffset? nextAt) =>
        new(
            Guid.CreateVersion7(outcome.At),
            happened,
            number,
            outcome.At,
            (int)outcome.Took.TotalMilliseconds,
            outcome.Status,
            outcome.Error,
            nextAt
        );
}

/// <summary>An event that was tried often enough, and is not any more unless someone asks for it.</summary>
/// <param name="Place">Its place in the feed.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="TriedAt">When it was tried last, or given up.</param>
/// <param name="Status">The status of the last answer; null when there was none.</param>
/// <param name="Error">Why it was not taken.</param>
public sealed record DeadLetter(long Place, int Tries, DateTimeOffset TriedAt, int? Status, string? Error);
