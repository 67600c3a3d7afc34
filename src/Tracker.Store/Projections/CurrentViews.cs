using Marten;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;

namespace Tracker.Store.Projections;

/// <summary>
/// Keeps the current views of competitions in the transaction of the events that change them. An event may take effect
/// before events that are recorded already, so the views are made from the history and not from their old selves.
/// </summary>
internal static class CurrentViews
{
    /// <summary>Keeps the views of histories when the session is saved.</summary>
    /// <param name="operations">The session.</param>
    /// <param name="grown">The histories, each with the events of which no views are kept yet.</param>
    public static void Keep(
        IDocumentOperations operations,
        IEnumerable<(CompetitionId Competition, History History, IReadOnlyList<Recorded> Added)> grown
    )
    {
        var (changed, moved) = (new List<KeptRow>(), new List<KeptRow>());
        var flat = new List<(CompetitionId, History, KeptViews)>();
        foreach (var (id, history, added) in grown)
        {
            var basis = Basis.Of(history);
            // Scorecards come in crowds, and views are without them.
            if (added.All(each => each.Event.IsConfidential))
            {
                moved.Add(new(id, basis, null));
                continue;
            }
            var views = KeptViews.Of(id, history, basis);
            changed.Add(new(id, basis, views));
            flat.Add((id, history, views));
        }
        KeptViews.Keep(operations, changed);
        KeptViews.KeepBases(operations, moved);
        FlatTables.Keep(operations, flat);
    }
}
