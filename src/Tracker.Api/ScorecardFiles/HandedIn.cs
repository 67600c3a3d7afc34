using Tracker.Api.Http;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Api.ScorecardFiles;

/// <summary>The scorecards that a body hands in, and what of it cannot be read.</summary>
/// <param name="Cards">Those that can be read.</param>
/// <param name="Faults">What cannot.</param>
/// <param name="PlaceOf">Where in the body a fault of a card is.</param>
internal sealed record HandedIn(ValueList<Scorecard> Cards, PlacedFaults Faults, Func<ItemFault, PlacedFault> PlaceOf)
{
    /// <summary>The most scorecards that one file holds.</summary>
    public const int MostCards = 200_000;

    /// <summary>Whether it is a file, of which an answer counts the cards and does not show them.</summary>
    public bool IsFile { get; init; }

    /// <summary>How many lines of a table have no score at all, and so are no cards; null where there are no lines.</summary>
    public int? Unscored { get; init; }

    /// <summary>Whether there are more cards than may be.</summary>
    public bool HasTooMany { get; init; }

    /// <summary>What the body says beside the cards.</summary>
    public Circumstances Circumstances { get; init; } = Circumstances.None;

    /// <summary>All that is wrong with it, in the order of its places.</summary>
    /// <param name="ofCards">What is wrong with its cards.</param>
    public PlacedFaults With(ItemFaults ofCards)
    {
        var all = new PlacedFaults();
        foreach (
            var fault in Faults
                .Told.Concat(ofCards.Told.Select(PlaceOf))
                .OrderBy(each => each.Line)
                .ThenBy(each => each.Column)
        )
            all.Add(fault);
        all.Count = Faults.Count + ofCards.Count;
        return all;
    }

    /// <summary>A fault of a card at its place.</summary>
    public static PlacedFault Placed(Refusal refusal, int? line, int? column, string? path = null) =>
        new(line, column, path, refusal.Code, refusal.Message, refusal.Instead);
}

/// <summary>Faults at their places, within a bound.</summary>
internal sealed class PlacedFaults
{
    private readonly List<PlacedFault> told = [];

    /// <summary>The faults; of very many the first.</summary>
    public IReadOnlyList<PlacedFault> Told => told;

    /// <summary>How many there are, told or not.</summary>
    public int Count { get; set; }

    /// <summary>Adds a fault.</summary>
    public void Add(PlacedFault fault)
    {
        Count++;
        if (told.Count < ItemFaults.MostTold)
            told.Add(fault);
    }

    /// <summary>Adds that something cannot be read.</summary>
    public void Add(int line, int? column, string message, string instead, string code = "malformed") =>
        Add(new(line, column, null, code, message, instead));
}
