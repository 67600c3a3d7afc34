using Tracker.Domain.Disclosing;
using Tracker.Web.Language;

namespace Tracker.Web.Boards;

/// <summary>What was recorded last, in a sentence.</summary>
public static class Newest
{
    /// <summary>The last event that a reader may know of, whenever it takes effect; nothing before there is one.</summary>
    public static Text Of(Sight sight)
    {
        var whole = sight.OfAllTime();
        return whole.Record.MaxBy(each => each.Sequence) is { } last
            ? new Sentences(new NameBook(whole.Competition), sight.Zone).Of(last.Event)
            : Text.None;
    }
}
