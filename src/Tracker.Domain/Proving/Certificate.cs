using System.Buffers.Text;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;

namespace Tracker.Domain.Proving;

/// <summary>
/// Says whether a team was in the field at a time, as far as it was known when the certificate was made, and carries what anyone
/// needs to check it without asking anybody: every event that was told to everyone, as far as it is shown, and how the log
/// stood when, signed. Nothing can be left out of it or put into it without the root being another one, and nothing that
/// can be kept back of an event says who is in.
/// </summary>
/// <param name="Format"><see cref="Name" />.</param>
/// <param name="Competition">The competition.</param>
/// <param name="Team">The team.</param>
/// <param name="AsOf">The time that is asked for; a date means its end where the competition is.</param>
/// <param name="KnownAt">When it was made: what was known then. It is signed with the checkpoint.</param>
/// <param name="InField">Whether it was in the field then.</param>
/// <param name="Checkpoint">How the log stood: a <see cref="SignedNote" />.</param>
/// <param name="Key">The key that signed it, as a <see cref="VerifierKey" />.</param>
/// <param name="Leaves">The events, in the order in which they were told.</param>
public sealed record Certificate(
    string Format,
    CompetitionId Competition,
    TeamId Team,
    Moment AsOf,
    Moment KnownAt,
    bool InField,
    string Checkpoint,
    string Key,
    ValueList<ShownLeaf> Leaves
)
{
    /// <summary>What the format is called.</summary>
    public const string Name = "tracker-certificate/1";

    /// <summary>The certificate of what the events say.</summary>
    /// <exception cref="JsonException">An event cannot be read from what is shown of it.</exception>
    public static Certificate Of(
        CompetitionId competition,
        TeamId team,
        Moment asOf,
        DateTimeOffset knownAt,
        string checkpoint,
        VerifierKey key,
        ValueList<ShownLeaf> leaves
    ) =>
        new(
            Name,
            competition,
            team,
            asOf,
            Moment.Of(knownAt),
            IsIn(HistoryOf(leaves), team, asOf),
            checkpoint,
            key.ToString(),
            leaves
        );

    /// <summary>Whether a time may be certified: an instant that has come, or a day on that day, as far as it is known then.</summary>
    /// <param name="asOf">The time.</param>
    /// <param name="zone">Where the competition is.</param>
    /// <param name="now">When it is certified.</param>
    public static bool IsSettled(Moment asOf, TimeZoneId zone, DateTimeOffset now) =>
        asOf.In(zone) <= (asOf.IsDate ? Moment.Of(zone.DayOf(now)).In(zone) : now);

    /// <summary>Why it proves nothing, in a sentence; null when it holds.</summary>
    /// <param name="verifies">Whether a signature of a text by an Ed25519 public key holds: key, text, signature.</param>
    /// <param name="trusted">The key that is known to be the programme's; null to take the certificate's own.</param>
    public string? Fault(Func<byte[], byte[], byte[], bool> verifies, VerifierKey? trusted)
    {
        if (Format != Name)
            return $"It is no {Name}.";
        if (SignedNote.Read(Checkpoint) is not { } note || Proving.Checkpoint.Read(note.Text) is not { } checkpoint)
            return "Its checkpoint cannot be read.";
        if (VerifierKey.Read(Key) is not { } key)
            return "Its key cannot be read.";
        if (trusted is not null && trusted.ToString() != key.ToString())
            return $"It is signed by {key}, which is not the key that is trusted.";
        if (!note.IsSignedBy(key, verifies))
            return "The signature of its checkpoint does not hold.";
        if (checkpoint.Origin != key.Name || !checkpoint.Origin.EndsWith($"/{Competition}", StringComparison.Ordinal))
            return $"Its checkpoint is of {checkpoint.Origin}, not of {Competition}.";
        if (checkpoint.Size != Leaves.Count)
            return $"Its checkpoint is of {checkpoint.Size} events, and it has {Leaves.Count}.";
        var tree = MerkleTree.Of(Leaves.Select((leaf, i) => leaf.HashAt(Competition, i + 1)));
        if (!tree.Root(tree.Size).AsSpan().SequenceEqual(checkpoint.Root))
            return "Its events are not those of the checkpoint.";
        if (checkpoint.KnownAt is not { } known || Moment.Of(known) != KnownAt)
            return "When it was made is not what was signed.";
        try
        {
            var history = HistoryOf(Leaves);
            return !history.Current.Teams.ContainsKey(Team) ? $"Its events know no team {Team}."
                : !IsSettled(AsOf, history.Zone, known)
                    ? $"It was made at {KnownAt}, and {AsOf} was still to come then."
                : IsIn(history, Team, AsOf) != InField
                    ? $"By its events {Team} was {(InField ? "not " : "")}in the field at {AsOf}."
                : null;
        }
        catch (JsonException fault)
        {
            return $"An event cannot be read: {fault.Message}";
        }
    }

    private static bool IsIn(History history, TeamId team, Moment asOf) =>
        history.At(asOf.In(history.Zone)).Teams.GetValueOrDefault(team) is { IsIn: true };

    // By the frames alone: what else is shown of an event was shown as somebody chose.
    private static History HistoryOf(ValueList<ShownLeaf> leaves) =>
        History.Empty.Append([
            .. leaves.Select(
                (leaf, i) => EventValues.Read(i + 1, new(FrameOf(leaf), FrozenDictionary<string, string>.Empty))
            ),
        ]);

    private static string FrameOf(ShownLeaf leaf)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(leaf.Frame));
        }
        catch (FormatException)
        {
            throw new JsonException($"'{leaf.Frame}' is no frame.");
        }
    }
}
