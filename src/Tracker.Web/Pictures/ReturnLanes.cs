using Tracker.Domain.Values;

namespace Tracker.Web.Pictures;

/// <summary>
/// Where time runs down, who comes back does so beside the marks of those who leave meanwhile: through them it would read as
/// if they came back. Those who are out at the same time have lanes side by side, as long as these are few.
/// </summary>
internal sealed class ReturnLanes
{
    private const int Most = 3;

    private readonly Dictionary<(TeamId Team, int Stint), int> lanes = [];

    public ReturnLanes(FunnelPicture picture)
    {
        var returns =
            from thread in picture.Threads
            from stint in Enumerable.Range(1, thread.Stints.Count - 1)
            orderby thread.Stints[stint - 1].Last
            select (Thread: thread, Stint: stint);
        var taken = new List<int>();
        foreach (var each in returns)
        {
            var (from, to) = (each.Thread.Stints[each.Stint - 1].Last + 1, each.Thread.Stints[each.Stint].First);
            var lane = taken.FindIndex(until => until < from);
            if (lane < 0)
            {
                lane = taken.Count;
                taken.Add(to);
            }
            taken[lane] = to;
            lanes[(each.Thread.Team, each.Stint)] = lane % Most;
        }
        Lanes = Math.Min(taken.Count, Most);
    }

    /// <summary>How many lanes there are.</summary>
    public int Lanes { get; }

    /// <summary>The lane in which a team comes back with a stint.</summary>
    public int Of(FunnelThread thread, int stint) => lanes[(thread.Team, stint)];
}
