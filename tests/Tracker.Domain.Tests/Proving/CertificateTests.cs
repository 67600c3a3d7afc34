using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Proving;
using Tracker.Domain.Rounds;
using Tracker.Domain.Tests.Generators;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Proving;

/// <summary>What events commit to, and what is certified by them.</summary>
public sealed class CertificateTests
{
    private static readonly CompetitionId Cup = new("cup");

    // After the last day of any story.
    private static readonly DateTimeOffset Made = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Day5 = new(2026, 1, 5, 9, 30, 0, TimeSpan.Zero);
    private static readonly VerifierKey Key = new("tracker/cup", SHA256.HashData("key"u8));

    [Fact]
    public void Every_event_is_read_again_from_its_frame_and_its_values() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                foreach (var recorded in story.Recorded)
                {
                    var again = EventValues.Read(recorded.Sequence, EventValues.Of(recorded, place => place));
                    Assert.Equal(Plain(recorded.Event), again.Event);
                    Assert.Equal(Written(recorded.Event), Written(again.Event));
                    Assert.Equal(recorded.RecordedAt, again.RecordedAt);
                }
            }
        );

    [Fact]
    public void A_certificate_says_what_the_record_says_and_holds() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                var told = story.Recorded.Where(each => !each.Event.IsConfidential).ToList();
                if (told.Count == 0)
                    return;
                var leaves = Leaves(told);
                foreach (var day in new[] { 1, 40, 4000 })
                {
                    var asOf = Moment.Parse($"{new DateOnly(2025, 6, 20).AddDays(day):yyyy-MM-dd}");
                    foreach (var (team, _) in story.History.Current.Teams.Take(3))
                    {
                        var certificate = Certificate.Of(Cup, team, asOf, Made, Signed(leaves), Key, leaves);
                        var then = story.History.At(asOf.In(story.History.Zone)).Teams.GetValueOrDefault(team);
                        Assert.Equal(then is { IsIn: true }, certificate.InField);
                        Assert.Null(certificate.Fault(Verifies, Key));
                        // Whoever keeps back all that can be kept back changes nothing of what it says.
                        var bare = certificate with
                        {
                            Leaves = [.. leaves.Select(Bare)],
                        };
                        Assert.Null(bare.Fault(Verifies, Key));
                        Assert.NotNull((bare with { InField = !bare.InField }).Fault(Verifies, Key));
                    }
                }
            }
        );

    [Fact]
    public void Whatever_is_changed_it_holds_no_more()
    {
        var whole = Whole();
        var lie = Values(TeamEntered("zoe"));
        var (first, rest) = (whole.Leaves[0], whole.Leaves.Skip(1).ToList());
        Certificate[] changed =
        [
            whole with
            {
                InField = false,
            },
            whole with
            {
                Team = new("bob"),
                InField = true,
            },
            whole with
            {
                AsOf = Moment.Parse("2025-01-01"),
            },
            whole with
            {
                AsOf = Moment.Parse("2026-01-06"),
            },
            whole with
            {
                AsOf = Moment.Parse("2026-01-05T23:00:00Z"),
            },
            whole with
            {
                Team = new("zoe"),
                InField = false,
            },
            whole with
            {
                AsOf = Moment.Parse("2026-01-06"),
                KnownAt = Moment.Of(Day5.AddDays(1)),
            },
            whole with
            {
                AsOf = Moment.Parse("2026-01-06"),
                KnownAt = Moment.Of(Day5.AddDays(1)),
                Checkpoint = whole.Checkpoint.Replace(
                    "known-at 2026-01-05",
                    "known-at 2026-01-06",
                    StringComparison.Ordinal
                ),
            },
            whole with
            {
                Checkpoint = Signed(whole.Leaves, knownAt: null),
            },
            whole with
            {
                Competition = new("other"),
            },
            whole with
            {
                Format = "tracker-certificate/2",
            },
            whole with
            {
                Leaves = [first],
            },
            whole with
            {
                Leaves = [.. whole.Leaves, first],
            },
            whole with
            {
                Leaves = [.. rest, first],
            },
            whole with
            {
                Leaves = [first with { Hidden = [.. first.Hidden.Skip(1)] }, .. rest],
            },
            whole with
            {
                Leaves = [first with { Values = [.. first.Values.Skip(1)] }, .. rest],
            },
            whole with
            {
                Leaves = [first with { Frame = "" }, .. rest],
            },
            whole with
            {
                Leaves =
                [
                    first with
                    {
                        Frame = first.Values[0],
                        Values = [first.Frame, .. first.Values.Skip(1)],
                    },
                    .. rest,
                ],
            },
            whole with
            {
                Leaves = [Committed(lie).Show(lie.Values), .. rest],
            },
            whole with
            {
                Checkpoint = whole.Checkpoint.Replace("tracker/cup\n", "tracker/cap\n", StringComparison.Ordinal),
            },
            whole with
            {
                Checkpoint = "",
            },
            whole with
            {
                Key = new VerifierKey("tracker/cup", SHA256.HashData("other"u8)).ToString(),
            },
            whole with
            {
                Key = "",
            },
        ];

        Assert.Null(whole.Fault(Verifies, null));
        Assert.All(changed, each => Assert.NotNull(each.Fault(Verifies, null)));
        Assert.NotNull(whole.Fault(Verifies, new VerifierKey("tracker/cup", SHA256.HashData("other"u8))));
    }

    [Fact]
    public void What_is_kept_back_leaves_the_hash_as_it_is()
    {
        var parts = Values(TeamEntered("ann") with { Note = "Her number is 555." });
        var (values, commitment) = (parts.Values, Committed(parts));
        var without = values.Where(each => each.Key != "[\"note\"]").ToDictionary();

        var shown = commitment.Show(without);

        Assert.Equal(commitment.Hash, shown.HashAt(Cup, 1));
        Assert.NotEqual(commitment.Hash, shown.HashAt(Cup, 2));
        Assert.DoesNotContain("555", string.Concat(shown.Values.Select(each => Disclosure.Read(each)!.Value)));
        Assert.Equal(commitment.Show(values).Values.Count - 1, shown.Values.Count);
    }

    [Fact]
    public void How_many_values_are_kept_back_cannot_be_told()
    {
        var (few, many) = (Values(TeamEntered("ann")), Values(TeamEntered("ann") with { Note = "A remark." }));
        Assert.NotEqual(few.Values.Count, many.Values.Count);

        var counts = new[] { few, many }.Select(each => Committed(each).Show(few.Values).Hidden.Count);

        Assert.Single(counts.Distinct());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no note")]
    [InlineData("a\n1\n\n\n")]
    [InlineData("text\n\n— name\n")]
    [InlineData("text\n\n— name AAAA\n")]
    [InlineData("text\n\nname AAAAAAAAAAAA\n")]
    public void What_is_no_note_is_not_read(string text) => Assert.Null(SignedNote.Read(text));

    [Theory]
    [InlineData("!")]
    [InlineData("W10")]
    [InlineData("WzEsMiwzXQ")]
    public void What_is_no_value_is_not_read(string text) => Assert.Null(Disclosure.Read(text));

    // ann came in and stayed, bob left.
    private static Certificate Whole()
    {
        CompetitionEvent[] events =
        [
            new CompetitionAnnounced(Name("Cup"), null, TimeZoneId.Utc, [2, 1]) { At = Moment.Parse("2026-01-01") },
            TeamEntered("ann"),
            TeamEntered("bob"),
            new TeamWithdrew(new("bob"), null, null) { At = Moment.Parse("2026-01-03") },
        ];
        var leaves = Leaves([
            .. events.Select((each, i) => new Recorded(i + 1, each, new(2026, 1, 4, 0, 0, 0, default))),
        ]);
        var whole = Certificate.Of(
            Cup,
            new("ann"),
            Moment.Parse("2026-01-05"),
            Day5,
            Signed(leaves, Day5),
            Key,
            leaves
        );
        Assert.True(whole.InField);
        return whole;
    }

    private static TeamEntered TeamEntered(string team) =>
        new(new(team), Name(team), []) { At = Moment.Parse("2026-01-02") };

    private static Names Name(string name) => new(new Dictionary<string, string> { ["en"] = name }.ToValueMap());

    private static EventParts Values(CompetitionEvent happened) =>
        EventValues.Of(new(1, happened, new(2026, 1, 4, 0, 0, 0, default)), place => place);

    private static Commitment Committed(EventParts parts) =>
        Commitment.Of(Cup, 1, parts, Opening.Of(parts.Values, new byte[32]));

    // A leaf with nothing shown that can be kept back.
    private static ShownLeaf Bare(ShownLeaf leaf) =>
        leaf with
        {
            Values = [],
            Hidden = [.. leaf.Hidden, .. leaf.Values.Select(Disclosure.DigestOf)],
        };

    private static ValueList<ShownLeaf> Leaves(List<Recorded> told)
    {
        var places = told.Select((each, i) => (each.Sequence, Place: i + 1L)).ToDictionary(each => each.Sequence);
        long? PlaceOf(long sequence) => places.TryGetValue(sequence, out var found) ? found.Place : null;
        return told.Select(
                (each, i) =>
                {
                    var parts = EventValues.Of(each, PlaceOf);
                    var opening = Opening.Of(parts.Values, SHA256.HashData(BitConverter.GetBytes(i)));
                    return Commitment.Of(Cup, i + 1, parts, opening).Show(parts.Values);
                }
            )
            .ToValueList();
    }

    private static string Signed(ValueList<ShownLeaf> leaves) => Signed(leaves, Made);

    private static string Signed(ValueList<ShownLeaf> leaves, DateTimeOffset? knownAt)
    {
        var tree = MerkleTree.Of(leaves.Select((leaf, i) => leaf.HashAt(Cup, i + 1)));
        var text = (new Checkpoint(Key.Name, tree.Size, tree.Root(tree.Size)) { KnownAt = knownAt }).Text;
        return new SignedNote(text, [new(Key.Name, Key.Id, Signature(Key.PublicKey, text))]).ToString();
    }

    // Signing is not the domain's: here a hash of key and text does for it.
    private static bool Verifies(byte[] key, byte[] text, byte[] signature) =>
        signature.AsSpan().SequenceEqual(Signature(key, Encoding.UTF8.GetString(text)));

    private static byte[] Signature(byte[] key, string text) =>
        SHA256.HashData([.. key, .. Encoding.UTF8.GetBytes(text)]);

    // Results are a list by team again, and where they come from is never shown.
    private static CompetitionEvent Plain(CompetitionEvent happened) =>
        happened switch
        {
            RoundEvaluated evaluated => evaluated with { From = null, Results = InOrder(evaluated.Results) },
            RoundCorrected corrected => corrected with { Results = InOrder(corrected.Results) },
            INamesEvents about => about.Naming([.. about.Events.Order()]),
            _ => happened,
        };

    private static ValueList<Result> InOrder(ValueList<Result> results) =>
        [.. results.OrderBy(each => JsonSerializer.Serialize(each.Team.Value), StringComparer.Ordinal)];

    // Digits and the texts of times, too.
    private static string Written(CompetitionEvent happened) =>
        string.Join('\n', Lines(EventValues.Of(new(1, happened, default), place => place)));

    private static IEnumerable<string> Lines(EventParts parts) =>
        parts.Values.Select(each => $"{each.Key} {each.Value}").Prepend(parts.Frame);
}
