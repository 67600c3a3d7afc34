using Marten;
using Npgsql;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Projections;

namespace Tracker.Store.Reading;

/// <summary>
/// Answers every question about competitions from their histories. While a history is not at hand, a question about now is
/// answered from the kept views; both are the same fold, which a test holds them to.
/// </summary>
public sealed class CompetitionReader(
    IDocumentStore store,
    Histories histories,
    LatestVersions versions,
    TimeProvider clock
)
{
    /// <summary>The competitions that the reader may know of, in brief, by id.</summary>
    /// <param name="question">Who asks; the clocks do not count.</param>
    /// <param name="after">Only those whose ids follow this one; null from the beginning.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<SummaryView>> ListAsync(
        Question question,
        CompetitionId? after,
        int limit,
        CancellationToken cancellation
    ) => ListAsync(_ => question, after, limit, cancellation);

    /// <summary>The same for whoever sees more of some competitions than of others.</summary>
    public async Task<IReadOnlyList<SummaryView>> ListAsync(
        Func<CompetitionId, Question> question,
        CompetitionId? after,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var session = store.QuerySession();
        var listed = new List<SummaryView>();
        var last = after?.Value ?? "";
        while (listed.Count < limit)
        {
            var page = await IdsAsync(session, last, limit, cancellation);
            foreach (var id in page)
                if (await SummaryAsync(id, question(id), cancellation) is { } summary)
                    listed.Add(summary);
            if (page.Count < limit)
                break;
            last = page[^1].Value;
        }
        return [.. listed.Take(limit)];
    }

    /// <summary>A competition in brief; null when the reader knows of none.</summary>
    public Task<SummaryView?> SummaryAsync(CompetitionId id, Question question, CancellationToken cancellation) =>
        AnswerAsync(
            id,
            question,
            (views, said) => views.Summary with { AsOf = said.AsOf, KnownAt = said.KnownAt, Version = said.Version },
            SummaryView.Of,
            cancellation
        );

    /// <summary>Who is in and who is out; null when the reader knows of no such competition.</summary>
    public Task<FieldView?> FieldAsync(CompetitionId id, Question question, CancellationToken cancellation) =>
        AnswerAsync(
            id,
            question,
            (views, said) =>
                views.Field.In(question.Language) with
                {
                    AsOf = said.AsOf,
                    KnownAt = said.KnownAt,
                    Version = said.Version,
                },
            (heading, competition) => FieldView.Of(heading, competition, question.Language),
            cancellation
        );

    /// <summary>Plan against actual; null when the reader knows of no such competition.</summary>
    public Task<FunnelView?> FunnelAsync(CompetitionId id, Question question, CancellationToken cancellation) =>
        AnswerAsync(
            id,
            question,
            (views, said) => views.Funnel with { AsOf = said.AsOf, KnownAt = said.KnownAt, Version = said.Version },
            FunnelView.Of,
            cancellation
        );

    /// <summary>
    /// The ranked table of a round, or the latest; null when the reader knows of no such competition, or the competition
    /// had no such round by then.
    /// </summary>
    public Task<StandingsView?> StandingsAsync(
        CompetitionId id,
        StepId? round,
        Question question,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            id,
            question,
            (views, said) =>
                (round is { } named ? views.Rounds.GetValueOrDefault(named) : views.Standings)?.In(question.Language)
                    is { } view
                    ? view with
                    {
                        AsOf = said.AsOf,
                        KnownAt = said.KnownAt,
                        Version = said.Version,
                    }
                    : null,
            (heading, competition) => StandingsView.Of(heading, competition, round, question.Language),
            cancellation
        );

    /// <summary>What a reader may see of a competition; null when there is nothing to see.</summary>
    public async Task<Sight?> LookAsync(CompetitionId id, Question question, CancellationToken cancellation)
    {
        var history = await histories.CurrentAsync(id, cancellation);
        var now = clock.GetUtcNow();
        var today = Question.Today(history.Zone, now);
        return Sight.Of(
            id,
            history,
            question.In(history.Zone, now),
            question.AsOf ?? today,
            question.KnownAt ?? today,
            now
        );
    }

    private async Task<TView?> AnswerAsync<TView>(
        CompetitionId id,
        Question question,
        Func<KeptViews, Heading, TView?> kept,
        Func<Heading, Competition, TView?> fold,
        CancellationToken cancellation
    )
        where TView : class
    {
        if (question.IsOfNow && histories.AtHand(id) is null)
        {
            await using var session = store.QuerySession();
            var found = await KeptViews.ReadAsync(session, id, cancellation);
            var now = clock.GetUtcNow();
            if (found is var (basis, views) && basis.SettledAt <= now && basis.IsFor(question.Reader))
            {
                versions.Saw(id, basis);
                var today = Question.Today(basis.Zone, now);
                return kept(views, new Heading(id, today, today, basis.Version));
            }
        }
        return await LookAsync(id, question, cancellation) is { } sight ? fold(sight.Heading, sight.Competition) : null;
    }

    private static async Task<List<CompetitionId>> IdsAsync(
        IQuerySession session,
        string after,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(
            "select id from tracker.mt_streams where id > $1 order by id limit $2"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = after });
        command.Parameters.Add(new NpgsqlParameter { Value = limit });
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        var ids = new List<CompetitionId>();
        while (await reader.ReadAsync(cancellation))
            ids.Add(new CompetitionId(reader.GetString(0)));
        return ids;
    }
}
