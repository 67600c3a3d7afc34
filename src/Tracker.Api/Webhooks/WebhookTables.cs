using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Tracker.Api.Webhooks;

/// <summary>The tables of the webhooks, beside the record.</summary>
internal static class WebhookTables
{
    /// <summary>The index by which a name belongs to one webhook of a competition.</summary>
    public const string NameIndex = "webhooks_name";

    /// <summary>All of them.</summary>
    public static IEnumerable<Table> All => [Webhooks, Late, Attempts];

    // busy_since: since when a message goes on with it, or from when on it will; null while there is nothing to tell.
    private static Table Webhooks
    {
        get
        {
            var table = Named("webhooks");
            table.AddColumn("id", "text").AsPrimaryKey();
            foreach (var text in new[] { "competition", "name", "url", "types", "secret", "created_by" })
                table.AddColumn(text, "text").NotNull();
            table.AddColumn("old_secret", "text");
            table.AddColumn("old_secret_until", "timestamptz");
            table.AddColumn("created_at", "timestamptz").NotNull();
            table.AddColumn("place", "bigint").NotNull();
            table.AddColumn("tries", "integer").NotNull();
            table.AddColumn("turn", "bigint").NotNull();
            table.AddColumn("busy_since", "timestamptz");
            table.AddColumn("failing_since", "timestamptz");
            table.AddColumn("disabled_at", "timestamptz");
            table.AddColumn("disabled_why", "text");
            table.Indexes.Add(new IndexDefinition(NameIndex) { Columns = ["competition", "name"], IsUnique = true });
            return table;
        }
    }

    // Events that were set aside, so that they hold up no others: tried again when they are due; never by themselves when
    // that is null: then they were given up, and are dead letters.
    private static Table Late
    {
        get
        {
            var table = Named("webhook_late_events");
            table.AddColumn("webhook", "text").AsPrimaryKey();
            table.AddColumn("place", "bigint").AsPrimaryKey();
            table.AddColumn("tries", "integer").NotNull();
            table.AddColumn("due", "timestamptz");
            table.AddColumn("tried_at", "timestamptz").NotNull();
            table.AddColumn("status", "integer");
            table.AddColumn("error", "text");
            return table;
        }
    }

    private static Table Attempts
    {
        get
        {
            var table = Named("webhook_attempts");
            table.AddColumn("id", "uuid").AsPrimaryKey();
            table.AddColumn("webhook", "text").NotNull();
            table.AddColumn("event", "text").NotNull();
            table.AddColumn("number", "integer").NotNull();
            table.AddColumn("at", "timestamptz").NotNull();
            table.AddColumn("milliseconds", "integer").NotNull();
            table.AddColumn("status", "integer");
            table.AddColumn("error", "text");
            table.AddColumn("next_at", "timestamptz");
            table.Indexes.Add(new IndexDefinition("webhook_attempts_webhook") { Columns = ["webhook", "id"] });
            return table;
        }
    }

    private static Table Named(string name) =>
        new(new PostgresqlObjectName("tracker", name, SchemaUtils.IdentifierUsage.General));
}
