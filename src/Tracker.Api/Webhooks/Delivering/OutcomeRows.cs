using Marten;
using Tracker.Api.Webhooks.Calling;

namespace Tracker.Api.Webhooks.Delivering;

/// <summary>What a session keeps of an outcome when it is saved.</summary>
internal static class OutcomeRows
{
    // For so long nothing must have been taken before a webhook is switched off.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    /// <summary>An event was taken: if it was set aside, it is no more.</summary>
    public static void Settle(IDocumentSession session, string webhook, long place) =>
        session.QueueSqlCommand(
            "delete from tracker.webhook_late_events where webhook = ? and place = ?",
            webhook,
            place
        );

    /// <summary>An event is set aside until it is due; given up where it is not.</summary>
    public static void SetAside(
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

    /// <summary>Since when a webhook fails, and whether that is enough to switch it off.</summary>
    public static void Judge(IDocumentSession session, Webhook webhook, Outcome outcome, Sequel sequel)
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
