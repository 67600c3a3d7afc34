using System.Runtime.CompilerServices;
using System.Text.Json;
using Marten;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Store.Projections;

/// <summary>Compares the tables for analysts, row by row, with what the events make them.</summary>
public sealed class TableDrift : IDriftCheck
{
    /// <inheritdoc />
    public string Name => "tables";

    /// <inheritdoc />
    public async IAsyncEnumerable<DriftFinding> FindAsync(
        IQuerySession session,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var competitions = await Rebuilding.IdsAsync(session);
        foreach (var id in competitions)
        foreach (var different in await OfAsync(session, id, cancellation))
        foreach (var (path, detail) in JsonDifferences.Between(Json(different.Kept), Json(different.Due)))
            yield return new(id.Value, different.Table, $"{different.Row} {path}", detail);
        var strays = (await FlatTables.CompetitionsAsync(session, cancellation)).Except(
            competitions.Select(each => each.Value)
        );
        foreach (var stray in strays)
            yield return new(stray, "tables", "$", "has rows, and there is no such competition");
    }

    private static async Task<List<FlatDifference>> OfAsync(
        IQuerySession session,
        CompetitionId id,
        CancellationToken cancellation
    )
    {
        try
        {
            var history = await StoredEvents.ReadAfterAsync(session, id.Value, History.Empty, cancellation);
            if (history.Version == 0)
                return [];
            var views = KeptViews.Of(id, history, Basis.Of(history));
            var rows = FlatRows.Of(id, history.Current, views.Rounds);
            return await FlatTables.DifferencesAsync(session, id, rows, cancellation);
        }
        catch (InvalidDataException)
        {
            // That an event cannot be read is told where views are compared.
            return [];
        }
    }

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}
