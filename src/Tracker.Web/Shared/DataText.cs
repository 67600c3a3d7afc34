using Tracker.Web.Language;

namespace Tracker.Web.Shared;

/// <summary>What is said of taking along as data what a page shows.</summary>
public static class DataText
{
    /// <summary>What follows are links to it.</summary>
    public static Text Data { get; } = new("Data", "데이터");

    /// <summary>The dates, to subscribe to.</summary>
    public static Text Calendar { get; } = new("Calendar", "일정(iCalendar)");

    /// <summary>What happened, to subscribe to.</summary>
    public static Text Feed { get; } = new("Feed (Atom)", "새 소식(Atom)");
}
