using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;

namespace Tracker.Domain.Tests.Clocks;

public class RecordedTests
{
    private static readonly DateTimeOffset RecordedAt = Instant("2026-03-01T00:00:00Z");

    private static Recorded Fact(string? knownAt, string? publicAt) =>
        new(
            1,
            new NoteRecorded([], "A fact")
            {
                At = Date("2026-01-01"),
                KnownAt = knownAt is null ? null : Date(knownAt),
                PublicAt = publicAt is null ? null : Date(publicAt),
            },
            RecordedAt
        );

    [Fact]
    public void A_scorecard_is_never_public_whatever_it_says()
    {
        var card = new ScorecardSubmitted(Step("stage-1"), Team("lg"), new("expert-1"), default)
        {
            At = Date("2026-01-01"),
            PublicAt = Date("2026-01-02"),
        };
        Assert.Equal(Recorded.Never, new Recorded(1, card, RecordedAt).PublicFrom(Seoul));
    }

    [Theory]
    [InlineData(null, null, "2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z")]
    [InlineData("2026-01-15T15:00:00+09:00", null, "2026-01-15T06:00:00Z", "2026-01-15T06:00:00Z")]
    [InlineData("2026-04-01", null, "2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z")]
    [InlineData(null, "2026-04-01T00:00:00Z", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z")]
    [InlineData(null, "2026-02-01", "2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z")]
    [InlineData("2026-01-15", "2026-01-14", "2026-01-15T14:59:59.9999999Z", "2026-01-15T14:59:59.9999999Z")]
    public void It_is_known_since_it_was_recorded_or_earlier_and_public_since_it_was_known_or_later(
        string? knownAt,
        string? publicAt,
        string known,
        string open
    )
    {
        var fact = Fact(knownAt, publicAt);
        Assert.Equal((Instant(known), Instant(open)), (fact.KnownFrom(Seoul), fact.PublicFrom(Seoul)));
    }
}
