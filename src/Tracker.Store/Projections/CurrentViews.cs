using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;

namespace Tracker.Store.Projections;

/// <summary>
/// Keeps the current views of every competition, in the transaction of the events that change them. An event may take
/// effect before events that are recorded already, so the views are made from the history and not from their old selves;
/// the same fold makes them when they are rebuilt.
/// </summary>
public sealed class CurrentViews(HistoryCache committed) : IProjection, IDisposable
{
    /// <summary>The name by which the command line knows it.</summary>
    public const string Name = "CurrentViews";

    private const long MostBytesPassed = 64_000_000;

    // A rebuild passes through the past of each stream once: what the last page led to is where the next goes on.
    private readonly HistoryCache passed = new(MostBytesPassed);

    /// <summary>The documents that it keeps.</summary>
    public static IReadOnlyList<Type> Documents { get; } =
    [typeof(CurrentSummary), typeof(CurrentField), typeof(CurrentFunnel), typeof(CurrentStandings)];

    /// <inheritdoc />
    public async Task ApplyAsync(
        IDocumentOperations operations,
        IReadOnlyList<IEvent> events,
        CancellationToken cancellation
    )
    {
        // Where a transaction failed that had its sequences already, the store leaves a tombstone in its place.
        foreach (var stream in events.Where(each => each.Data is CompetitionEvent).GroupBy(each => each.StreamKey!))
        {
            var added = stream.Select(Histories.ToRecorded).OrderBy(each => each.Sequence).ToList();
            var before = await BeforeAsync(operations, stream.Key, added[0].Sequence - 1, cancellation);
            var history = before.Append(added);
            if (committed.Get(stream.Key).Version != before.Version)
                passed.Put(stream.Key, history);
            Store(operations, stream.Key, history);
        }
    }

    /// <inheritdoc />
    public void Dispose() => passed.Dispose();

    private async Task<History> BeforeAsync(
        IDocumentOperations operations,
        string competition,
        long version,
        CancellationToken cancellation
    )
    {
        if (version == 0)
            return History.Empty;
        foreach (var known in new[] { committed.Get(competition), passed.Get(competition) })
            if (known.Version == version)
                return known;
        return await Histories.ReadAsync(operations, competition, History.Empty, cancellation, version);
    }

    private static void Store(IDocumentOperations operations, string id, History history)
    {
        var competition = history.Current.WithoutScorecards();
        var basis = Basis.Of(history);
        // Not the time of writing: a rebuild on another day must make the same documents.
        var last = Moment.Of(basis.SettledAt < Moment.Latest ? basis.SettledAt : Moment.Latest);
        var heading = new Heading(new CompetitionId(id), last, last, history.Version);
        var language = ReaderOrder.Languages[0];
        var rounds = competition.Schedule.Select(round =>
            KeyValuePair.Create(round, StandingsView.Of(heading, competition, round, language)!)
        );
        var latest = StandingsView.Of(heading, competition, null, language)!;
        operations.Store(new CurrentSummary(id, basis, SummaryView.Of(heading, competition)!));
        operations.Store(new CurrentField(id, basis, FieldView.Of(heading, competition, language)));
        operations.Store(new CurrentFunnel(id, basis, FunnelView.Of(heading, competition)));
        operations.Store(new CurrentStandings(id, basis, latest, rounds.ToValueMap()));
    }
}
