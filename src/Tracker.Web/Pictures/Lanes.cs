using Tracker.Domain.Values;

namespace Tracker.Web.Pictures;

/// <summary>
/// Gives each team a lane at each column, so that threads do not cross: who goes on keeps the order of the next column, who
/// leaves is outside of those, and teams that merge lie side by side where the team that they form is.
/// </summary>
internal sealed class Lanes
{
    private readonly IReadOnlyList<FunnelThread> threads;
    private readonly List<FunnelThread>[] columns;
    private readonly List<Leaving>[] gaps;
    private readonly Dictionary<TeamId, int>[] places;

    /// <param name="threads">The threads, by name.</param>
    /// <param name="count">The number of columns that are reached.</param>
    /// <param name="options">Where time runs down, the innermost lane's name is the lowest: names are the other way round.</param>
    public Lanes(IReadOnlyList<FunnelThread> threads, int count, PictureOptions options)
    {
        this.threads = threads;
        var named = options.RunsDown ? threads.Reverse().ToList() : [.. threads];
        columns = new List<FunnelThread>[count];
        gaps = new List<Leaving>[count];
        places = new Dictionary<TeamId, int>[count];
        for (var column = count - 1; column >= 0; column--)
        {
            var leaving = column + 1 < count ? gaps[column + 1] : [];
            columns[column] =
            [
                .. named
                    .Where(thread => StintAt(thread, column) is not null)
                    .Select((thread, place) => (thread, Key: KeyAt(thread, column, leaving), place))
                    .OrderBy(each => each.Key.IsOut)
                    .ThenBy(each => each.Key.Place)
                    .ThenBy(each => each.place)
                    .Select(each => each.thread),
            ];
            places[column] = columns[column].Select((thread, place) => (thread.Team, place)).ToDictionary();
            gaps[column] = column == 0 ? [] : LeavingBefore(named, column);
        }
    }

    /// <summary>Who leaves before each column, from the innermost lane outwards.</summary>
    public IReadOnlyList<IReadOnlyList<Leaving>> Gaps => gaps;

    /// <summary>Who is in at a column, the innermost first.</summary>
    public IReadOnlyList<TeamId> In(int column) =>
        column < columns.Length ? [.. columns[column].Select(thread => thread.Team)] : [];

    // Who comes back is nearest to the field; who left before the step bends away first, so it lies outside.
    private static List<Leaving> LeavingBefore(List<FunnelThread> named, int column) =>
        [
            .. named
                .SelectMany(thread => thread.Stints.Select((_, stint) => new Leaving(thread, stint)))
                .Where(each => IsBefore(each, column) && each.Exit.Kind != ExitKind.Merged)
                .OrderByDescending(each => each.Returns)
                .ThenBy(each => each.Exit.IsBetween)
                .ThenBy(each => each.Exit.Kind),
        ];

    private static bool IsBefore(Leaving leaving, int column) =>
        leaving.Thread.Stints[leaving.Stint] is { End: not null, Last: var last } && last == column - 1;

    private static Stint? StintAt(FunnelThread thread, int column) =>
        thread.Stints.FirstOrDefault(stint => stint.First <= column && column <= stint.Last);

    private (bool IsOut, int Place) KeyAt(FunnelThread thread, int column, List<Leaving> leaving)
    {
        var stint = StintAt(thread, column)!;
        if (column + 1 == columns.Length)
            return (false, thread.Won ? 0 : 1);
        if (stint.Last > column)
            return (false, places[column + 1][thread.Team]);
        return End(thread.Team, stint.End, column + 1, leaving, []);
    }

    // A team that merged ends where the team ends of which it became part.
    private (bool IsOut, int Place) End(
        TeamId team,
        Exit? end,
        int column,
        List<Leaving> leaving,
        HashSet<TeamId> followed
    )
    {
        if (end is not { Kind: ExitKind.Merged, Into: { } into } || !followed.Add(into))
            return (true, leaving.FindIndex(each => each.Thread.Team == team));
        if (places[column].TryGetValue(into, out var place))
            return (false, place);
        var next = threads.FirstOrDefault(thread => thread.Team == into)?.Stints.FirstOrDefault(IsEnding);
        return next is null ? (true, leaving.Count) : End(into, next.End, column, leaving, followed);

        bool IsEnding(Stint stint) => stint.End is not null && stint.Last == column - 1;
    }
}
