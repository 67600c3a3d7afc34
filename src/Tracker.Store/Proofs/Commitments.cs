using Tracker.Domain.Clocks;
using Tracker.Domain.Proving;
using Tracker.Domain.Values;
using Tracker.Store.Feeds;

namespace Tracker.Store.Proofs;

/// <summary>What the events of a feed commit to.</summary>
/// <param name="competition">The competition.</param>
/// <param name="history">Its history.</param>
/// <param name="told">What was told, in order, by its places in the record.</param>
internal sealed class Commitments(CompetitionId competition, History history, IReadOnlyList<long> told)
{
    /// <summary>How many bytes the secret of a commitment has.</summary>
    public const int SecretLength = 32;

    // What was told twice, as it should not be, is where it was told first.
    private readonly Dictionary<long, long> places = told.Select((sequence, i) => (sequence, Place: i + 1L))
        .DistinctBy(each => each.sequence)
        .ToDictionary(each => each.sequence, each => each.Place);

    /// <summary>What an event commits to.</summary>
    public Commitment Of(ToldEvent told)
    {
        var parts = PartsOf(history.Find(told.Sequence)!, told.Sequence);
        return Commitment.Of(competition, places[told.Sequence], parts, told.OpeningOf(parts.Values));
    }

    /// <summary>An event of the feed in parts, as the record has it or as it is seen.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="sequence">Its place in the record.</param>
    public EventParts PartsOf(Recorded recorded, long sequence)
    {
        var own = places[sequence];
        // What was not told before it can have no number in it.
        return EventValues.Of(recorded, each => places.TryGetValue(each, out var place) && place < own ? place : null);
    }
}
