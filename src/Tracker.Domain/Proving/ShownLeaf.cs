using Tracker.Domain.Values;

namespace Tracker.Domain.Proving;

/// <summary>A leaf as far as it is shown.</summary>
/// <param name="Frame">The <see cref="EventParts.Frame" /> in base64url.</param>
/// <param name="Values">The values that are shown, each a <see cref="Disclosure" /> in base64url.</param>
/// <param name="Hidden">The digests of what is not shown, and of what only fills up their number.</param>
public sealed record ShownLeaf(string Frame, ValueList<string> Values, ValueList<string> Hidden)
{
    /// <summary>Its hash.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="place">Its place in the feed.</param>
    public byte[] HashAt(CompetitionId competition, long place) =>
        Commitment.HashOf(
            competition,
            place,
            Disclosure.DigestOf(Frame),
            Values.Select(Disclosure.DigestOf).Concat(Hidden)
        );
}
