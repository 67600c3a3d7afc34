using Marten;
using Npgsql;
using Tracker.Api.Security.Tokens;
using Tracker.Api.Webhooks.Calling;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Api.Webhooks;

/// <summary>Registers, finds, lists, changes and deletes webhooks. They are kept in the database beside the record.</summary>
public sealed class WebhookStore(IDocumentStore store, WebhookSecrets secrets, TimeProvider clock)
{
    /// <summary>Registers a webhook. The secret that is given back is shown this once.</summary>
    public async Task<(Webhook? Made, string Secret, Refusal? Refusal)> RegisterAsync(
        WebhookWanted wanted,
        string by,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        var (secret, kept) = secrets.Make();
        var id = Secret.NewId(now);
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(cancellation);
        // Of two who register the last that there is room for one is second.
        await WebhookRows.AskAsync(
            session,
            "select 1 from tracker.mt_streams where id = $1 for update",
            row => row.GetInt32(0),
            cancellation,
            wanted.Competition.Value
        );
        if ((await ListAsync(session, wanted.Competition, cancellation)).Count >= Webhook.MostOfOne)
            return (null, "", Refusals.TooMany(wanted.Competition));
        session.QueueSqlCommand(
            """
            insert into tracker.webhooks (id, competition, name, url, types, secret, created_at, created_by, place, tries, turn)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
            """,
            id,
            wanted.Competition.Value,
            wanted.Name.Value,
            wanted.Url.AbsoluteUri,
            wanted.Types.ToString(),
            kept,
            now,
            by,
            wanted.Place
        );
        try
        {
            await session.SaveChangesAsync(cancellation);
        }
        catch (Exception failure) when (IsNameTaken(failure))
        {
            return (null, "", Refusals.NameTaken(wanted.Name));
        }
        return (await FindAsync(wanted.Competition, id, cancellation), secret, null);
    }

    /// <summary>The webhooks of a competition, the oldest first.</summary>
    public async Task<List<Webhook>> ListAsync(CompetitionId competition, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await ListAsync(session, competition, cancellation);
    }

    /// <summary>A webhook of a competition; null when there is none of that id.</summary>
    public async Task<Webhook?> FindAsync(CompetitionId competition, string id, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return (
            await WebhookRows.ListAsync(session, "competition = $1 and id = $2", cancellation, competition.Value, id)
        ).SingleOrDefault();
    }

    /// <summary>Deletes a webhook, and all that was kept of its deliveries. What is being sent is sent.</summary>
    public async Task DeleteAsync(Webhook webhook, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        session.QueueSqlCommand("delete from tracker.webhooks where id = ?", webhook.Id);
        session.QueueSqlCommand("delete from tracker.webhook_late_events where webhook = ?", webhook.Id);
        session.QueueSqlCommand("delete from tracker.webhook_attempts where webhook = ?", webhook.Id);
        await session.SaveChangesAsync(cancellation);
    }

    /// <summary>Gives a webhook another secret. The one before is valid for a while, too, unless it is dropped.</summary>
    public async Task<string> RotateAsync(Webhook webhook, bool dropsOld, CancellationToken cancellation)
    {
        var (secret, kept) = secrets.Make();
        await using var session = store.LightweightSession();
        if (dropsOld)
            session.QueueSqlCommand(
                "update tracker.webhooks set secret = ?, old_secret = null, old_secret_until = null where id = ?",
                kept,
                webhook.Id
            );
        else
            session.QueueSqlCommand(
                "update tracker.webhooks set secret = ?, old_secret = secret, old_secret_until = ? where id = ?",
                kept,
                clock.GetUtcNow() + WebhookSecrets.OldFor,
                webhook.Id
            );
        await session.SaveChangesAsync(cancellation);
        return secret;
    }

    /// <summary>Changes what is given of a webhook; what is wrong with that, where it cannot be.</summary>
    public async Task<Refusal?> ChangeAsync(Webhook webhook, WebhookChange change, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        // Another address is given as much time as a new one.
        session.QueueSqlCommand(
            """
            update tracker.webhooks set name = coalesce(?::text, name), url = coalesce(?::text, url),
                types = coalesce(?::text, types), failing_since = case when coalesce(?::text, url) = url then failing_since end
            where id = ?
            """,
            Or(change.Name?.Value),
            Or(change.Url?.AbsoluteUri),
            Or(change.Types?.ToString()),
            Or(change.Url?.AbsoluteUri),
            webhook.Id
        );
        if (change.State == WebhookState.On)
            GoTo(session, webhook, null, "and disabled_at is not null");
        else if (change.State == WebhookState.Off)
            session.QueueSqlCommand(
                """
                update tracker.webhooks set disabled_at = ?, disabled_why = ?, busy_since = null
                where id = ? and disabled_at is null
                """,
                clock.GetUtcNow(),
                nameof(DisabledWhy.Asked),
                webhook.Id
            );
        try
        {
            await session.SaveChangesAsync(cancellation);
            return null;
        }
        catch (Exception failure) when (change.Name is { } name && IsNameTaken(failure))
        {
            return Refusals.NameTaken(name);
        }

        static object Or(string? text) => text ?? (object)DBNull.Value;
    }

    /// <summary>
    /// Goes back, or on, to a place of the feed, and switches a webhook on that was off. What is on its way meanwhile is told
    /// again: its turn is over.
    /// </summary>
    public async Task GoToAsync(Webhook webhook, long? place, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        GoTo(session, webhook, place);
        await session.SaveChangesAsync(cancellation);
    }

    private static void GoTo(IDocumentSession session, Webhook webhook, long? place, string condition = "") =>
        session.QueueSqlCommand(
            $"""
            update tracker.webhooks set place = coalesce(?::bigint, place), tries = 0, turn = turn + 1, busy_since = null,
                failing_since = null, disabled_at = null, disabled_why = null
            where id = ? {condition}
            """,
            place ?? (object)DBNull.Value,
            webhook.Id
        );

    private static Task<List<Webhook>> ListAsync(
        IQuerySession session,
        CompetitionId competition,
        CancellationToken cancellation
    ) => WebhookRows.ListAsync(session, "competition = $1 order by id", cancellation, competition.Value);

    private static bool IsNameTaken(Exception failure) =>
        failure
            is PostgresException
            {
                SqlState: PostgresErrorCodes.UniqueViolation,
                ConstraintName: WebhookTables.NameIndex
            }
        || (failure.InnerException is { } inner && IsNameTaken(inner));
}

/// <summary>A webhook that is to be registered.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Name">Its name.</param>
/// <param name="Url">The address that is called.</param>
/// <param name="Types">The types of events that it is told.</param>
/// <param name="Place">The place of the feed after which it is told.</param>
public sealed record WebhookWanted(CompetitionId Competition, WebhookName Name, Uri Url, EventFilter Types, long Place);

/// <summary>What is to be changed of a webhook; null for what stays.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Url">The address that is called.</param>
/// <param name="Types">The types of events that it is told.</param>
/// <param name="State">Whether it is called.</param>
public sealed record WebhookChange(WebhookName? Name, Uri? Url, EventFilter? Types, WebhookState? State);
