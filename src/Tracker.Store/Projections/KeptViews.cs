using System.Text.Json;
using Marten;
using Npgsql;
using Tracker.Domain.Clocks;
using Tracker.Domain.Json;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Tracker.Store.Projections;

/// <summary>
/// The views of a competition after everything that is recorded of it. Of when and of which version they are is left out:
/// that is said by what they stand on, and by when they are asked for.
/// </summary>
/// <param name="Summary">The competition in brief: a row of the list of competitions.</param>
/// <param name="Field">Its field.</param>
/// <param name="Funnel">Its funnel.</param>
/// <param name="Standings">Its latest standings.</param>
/// <param name="Rounds">The standings of every round.</param>
public sealed record KeptViews(
    SummaryView Summary,
    FieldView Field,
    FunnelView Funnel,
    StandingsView Standings,
    ValueMap<StepId, StandingsView> Rounds
)
{
    // What a view would say of its time, were it not said when it is asked for.
    private static readonly Moment Unsaid = Moment.Parse("1500-01-01");

    /// <summary>The views of a competition.</summary>
    public static KeptViews Of(CompetitionId id, History history, Basis basis)
    {
        var competition = history.Current.WithoutScorecards();
        // Not the time of writing: a rebuild on another day must make the same views.
        var last = Moment.Of(basis.SettledAt < Moment.Latest ? basis.SettledAt : Moment.Latest);
        var heading = new Heading(id, last, last, 0);
        var language = ReaderOrder.Languages[0];
        var rounds = competition.Schedule.Select(round => KeyValuePair.Create(round, StandingsOf(round)));
        return new(
            SummaryView.Of(heading, competition)! with
            {
                AsOf = Unsaid,
                KnownAt = Unsaid,
            },
            FieldView.Of(heading, competition, language) with
            {
                AsOf = Unsaid,
                KnownAt = Unsaid,
            },
            FunnelView.Of(heading, competition) with
            {
                AsOf = Unsaid,
                KnownAt = Unsaid,
            },
            StandingsOf(null),
            rounds.ToValueMap()
        );

        StandingsView StandingsOf(StepId? round) =>
            StandingsView.Of(heading, competition, round, language)! with
            {
                AsOf = Unsaid,
                KnownAt = Unsaid,
            };
    }

    /// <summary>The table: a row for each competition. What views stand on is apart, as it changes more often than they do.</summary>
    internal static Table Table
    {
        get
        {
            var table = new Table(
                new PostgresqlObjectName("tracker", "kept_views", SchemaUtils.IdentifierUsage.General)
            );
            table.AddColumn("competition", "text").AsPrimaryKey();
            table.AddColumn("basis", "jsonb").NotNull();
            table.AddColumn("views", "jsonb").NotNull();
            return table;
        }
    }

    /// <summary>Keeps views, and what they stand on, when the session is saved.</summary>
    internal static void Keep(IDocumentOperations session, List<KeptRow> rows)
    {
        if (rows.Count > 0)
            session.QueueSqlCommand(
                """
                insert into tracker.kept_views (competition, basis, views)
                select id, basis::jsonb, views::jsonb from unnest(?::text[], ?::text[], ?::text[]) as row(id, basis, views)
                on conflict (competition) do update set basis = excluded.basis, views = excluded.views
                """,
                rows.Select(row => row.Competition.Value).ToArray(),
                rows.Select(row => Text(row.Basis)).ToArray(),
                rows.Select(row => Text(row.Views!)).ToArray()
            );
    }

    /// <summary>Keeps that views stand as they are on longer histories, when the session is saved.</summary>
    internal static void KeepBases(IDocumentOperations session, List<KeptRow> rows)
    {
        if (rows.Count > 0)
            session.QueueSqlCommand(
                """
                update tracker.kept_views as kept set basis = row.basis::jsonb
                from unnest(?::text[], ?::text[]) as row(id, basis) where kept.competition = row.id
                """,
                rows.Select(row => row.Competition.Value).ToArray(),
                rows.Select(row => Text(row.Basis)).ToArray()
            );
    }

    /// <summary>The views that are kept of a competition, and what they stand on; null when none are.</summary>
    internal static async Task<(Basis Basis, KeptViews Views)?> ReadAsync(
        IQuerySession session,
        CompetitionId id,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(
            "select basis, views from tracker.kept_views where competition = $1"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = id.Value });
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        return await reader.ReadAsync(cancellation)
            ? (Of<Basis>(reader.GetString(0)), Of<KeptViews>(reader.GetString(1)))
            : null;
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, DomainJson.Options);

    private static T Of<T>(string text) => JsonSerializer.Deserialize<T>(text, DomainJson.Options)!;
}

/// <summary>A row of the kept views.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Basis">The history on which the views stand.</param>
/// <param name="Views">The views; null where they stay as they are.</param>
internal sealed record KeptRow(CompetitionId Competition, Basis Basis, KeptViews? Views);
