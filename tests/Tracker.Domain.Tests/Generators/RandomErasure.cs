using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Tracker.Domain.Erasing;

namespace Tracker.Domain.Tests.Generators;

/// <summary>Histories of which some texts are erased.</summary>
public static class RandomErasure
{
    /// <summary>A history without some of its texts; the same where none are chosen.</summary>
    public static History Of(Dice dice, History history, DateTimeOffset now)
    {
        var places = Places(history).ToList();
        return places.Count == 0 || dice.Chance(30)
            ? history
            : Erase(history, [.. Enumerable.Range(0, dice.Between(1, 4)).Select(_ => dice.Of(places))], now);
    }

    /// <summary>Every text of a history.</summary>
    public static IEnumerable<TextPlace> Places(History history) =>
        history
            .InSequence()
            .SelectMany(each => EventTexts.Of(each.Event).Keys.Select(text => new TextPlace(each.Sequence, text)));

    /// <summary>A history without texts of it, as the writer makes it.</summary>
    public static History Erase(History history, TextPlace[] texts, DateTimeOffset now)
    {
        var decision = Decider.Decide(history, new EraseTexts([.. texts], "Somebody asked for it", "0a"), now);
        var accepted = Assert.IsType<Decision.Accepted>(decision);
        return history.Rewritten(accepted.Rewritten).With(accepted.Events, now);
    }
}
