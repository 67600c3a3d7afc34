using Marten;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Projections;

namespace Tracker.Store.Reading;

/// <summary>
/// Answers every question about competitions. A question about now is answered from the current views, any other one from
/// the history; both are the same fold, which a test holds them to.
/// </summary>
public sealed class CompetitionReader(IDocumentStore store, Histories histories, TimeProvider clock)
{
    /// <summary>The competitions that the reader may know of, in brief, by id.</summary>
    /// <param name="question">Who asks; the clocks do not count.</param>
    /// <param name="after">Only those whose ids follow this one; null from the beginning.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<SummaryView>> ListAsync(
        Question question,
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
            var page = await session
                .Query<CurrentSummary>()
                .Where(document => document.Id.CompareTo(last) > 0)
                .OrderBy(document => document.Id)
                .Take(limit)
                .ToListAsync(cancellation);
            foreach (var document in page)
                if (await SummaryAsync(new CompetitionId(document.Id), question, cancellation) is { } summary)
                    listed.Add(summary);
            if (page.Count < limit)
                break;
            last = page[^1].Id;
        }
        return [.. listed.Take(limit)];
    }

    /// <summary>A competition in brief; null when the reader knows of none.</summary>
    public Task<SummaryView?> SummaryAsync(CompetitionId id, Question question, CancellationToken cancellation) =>
        AnswerAsync<CurrentSummary, SummaryView>(
            id,
            question,
            (document, today) => document.View with { AsOf = today, KnownAt = today },
            SummaryView.Of,
            cancellation
        );

    /// <summary>Who is in and who is out; null when the reader knows of no such competition.</summary>
    public Task<FieldView?> FieldAsync(CompetitionId id, Question question, CancellationToken cancellation) =>
        AnswerAsync<CurrentField, FieldView>(
            id,
            question,
            (document, today) => document.View.In(question.Language) with { AsOf = today, KnownAt = today },
            (heading, competition) => FieldView.Of(heading, competition, question.Language),
            cancellation
        );

    /// <summary>Plan against actual; null when the reader knows of no such competition.</summary>
    public Task<FunnelView?> FunnelAsync(CompetitionId id, Question question, CancellationToken cancellation) =>
        AnswerAsync<CurrentFunnel, FunnelView>(
            id,
            question,
            (document, today) => document.View with { AsOf = today, KnownAt = today },
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
        AnswerAsync<CurrentStandings, StandingsView>(
            id,
            question,
            (document, today) =>
                (round is { } named ? document.Rounds.GetValueOrDefault(named) : document.View) is { } view
                    ? view.In(question.Language) with
                    {
                        AsOf = today,
                        KnownAt = today,
                    }
                    : null,
            (heading, competition) => StandingsView.Of(heading, competition, round, question.Language),
            cancellation
        );

    /// <summary>What a reader may see of a competition; null when there is nothing to see.</summary>
    public async Task<Sight?> LookAsync(CompetitionId id, Question question, CancellationToken cancellation)
    {
        var history = await histories.LatestAsync(id, cancellation);
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

    private async Task<TView?> AnswerAsync<TDocument, TView>(
        CompetitionId id,
        Question question,
        Func<TDocument, Moment, TView?> current,
        Func<Heading, Competition, TView?> fold,
        CancellationToken cancellation
    )
        where TDocument : CurrentDocument
        where TView : class
    {
        if (question.IsOfNow)
        {
            await using var session = store.QuerySession();
            var document = await session.LoadAsync<TDocument>(id.Value, cancellation);
            var now = clock.GetUtcNow();
            if (document is { Basis: var basis } && basis.SettledAt <= now && basis.IsFor(question.Reader))
                return current(document, Question.Today(basis.Zone, now));
        }
        return await LookAsync(id, question, cancellation) is { } sight ? fold(sight.Heading, sight.Competition) : null;
    }
}
