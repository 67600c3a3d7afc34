using Tracker.Domain.Clocks;
using Tracker.Domain.Disclosing;
using Tracker.Web.Language;

namespace Tracker.Web.Boards;

/// <summary>The days on which something happened, as far as the reader may know: where the slider stops.</summary>
/// <param name="Days">The days, the first first; the day that is shown is one of them.</param>
/// <param name="Shown">The day that is shown.</param>
/// <param name="Today">The day it is where the competition is.</param>
public sealed record Timeline(IReadOnlyList<DateOnly> Days, DateOnly Shown, DateOnly Today)
{
    /// <summary>The days of a sight.</summary>
    public static Timeline Of(Sight sight)
    {
        var (zone, heading) = (sight.Zone, sight.Heading);
        var (shown, today) = (Times.Day(heading.AsOf, zone), zone.DayOf(heading.Now));
        var (days, last) = (new SortedSet<DateOnly> { shown }, (Recorded?)null);
        foreach (var each in sight.OfAllTime().Record)
        {
            if (last is null || each.Sequence > last.Sequence)
                last = each;
            if (each.UndoneBy is null && Times.Day(each.Event.At, zone) is var day && day <= today)
                days.Add(day);
        }
        return new([.. days], shown, today) { Last = last };
    }

    /// <summary>What was recorded last, whenever it takes effect; null when the reader may know of nothing.</summary>
    public Recorded? Last { get; init; }

    /// <summary>The place of the day that is shown.</summary>
    public int Place => Days.ToList().IndexOf(Shown);

    /// <summary>The day before the one that is shown on which something happened.</summary>
    public DateOnly? Before => Place > 0 ? Days[Place - 1] : null;

    /// <summary>The day after it.</summary>
    public DateOnly? After => Place < Days.Count - 1 ? Days[Place + 1] : null;
}
