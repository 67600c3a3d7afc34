using Tracker.Client;

namespace Tracker.Cli;

/// <summary>
/// The teams of a funnel as threads: who was in after entry and after each step. The funnel tells what each step changed, so
/// it is reckoned back from those who are in now.
/// </summary>
internal sealed class Threads
{
    private Threads(IReadOnlyList<IReadOnlySet<string>> stages, IReadOnlyList<string> order) =>
        (Stages, Order) = (stages, order);

    /// <summary>Who was in: after entry, after each step, and now where that differs.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Stages { get; }

    /// <summary>All teams, those first who came farthest.</summary>
    public IReadOnlyList<string> Order { get; }

    /// <summary>The threads; null when the funnel and the field do not tell the same.</summary>
    public static Threads? Of(Funnel funnel, Field field)
    {
        var now = field.Teams.Select(team => team.Id).ToHashSet();
        var stages = new List<IReadOnlySet<string>> { now };
        if (HasRest(funnel))
            stages.Insert(0, Before(now, funnel.Left, [.. funnel.Reinstated, .. funnel.Formed]));
        foreach (var step in funnel.Steps.Reverse())
            stages.Insert(
                0,
                Before(
                    stages[0],
                    [.. step.Eliminated.Select(each => each.Team), .. step.Left],
                    [.. step.Admitted, .. step.Reinstated, .. step.Formed]
                )
            );
        if (!stages.Select(stage => stage.Count).SequenceEqual(SizesOf(funnel)))
            return null;
        var order = stages
            .SelectMany(stage => stage)
            .Distinct()
            .OrderByDescending(team => stages.FindLastIndex(stage => stage.Contains(team)))
            .ThenByDescending(team => stages.Count(stage => stage.Contains(team)))
            .ThenBy(team => team, StringComparer.Ordinal)
            .ToList();
        return new Threads(stages, order);
    }

    /// <summary>Whether anything happened to the field since the last step.</summary>
    public static bool HasRest(Funnel funnel) => funnel.Left.Count + funnel.Reinstated.Count + funnel.Formed.Count > 0;

    /// <summary>The sizes after entry, after each step, and now where that differs.</summary>
    public static IEnumerable<int> SizesOf(Funnel funnel) =>
        HasRest(funnel) ? [.. funnel.Actual, funnel.Size] : funnel.Actual;

    private static HashSet<string> Before(
        IReadOnlySet<string> after,
        IEnumerable<string> went,
        IEnumerable<string> came
    ) => [.. after.Concat(went).Except(came)];
}
