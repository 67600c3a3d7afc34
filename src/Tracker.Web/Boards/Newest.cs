using Tracker.Domain.Disclosing;
using Tracker.Web.Language;

namespace Tracker.Web.Boards;

/// <summary>What was recorded last, in a sentence.</summary>
public static class Newest
{
    /// <summary>The sentence; nothing where the reader may know of no event.</summary>
    public static Text Of(Sight sight, Timeline timeline) =>
        timeline.Last is { } last ? new Sentences(NameBook.Of(sight), sight.Zone).Of(last.Event) : Text.None;
}
