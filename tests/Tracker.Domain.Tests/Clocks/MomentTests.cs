using Tracker.Domain.Clocks;

namespace Tracker.Domain.Tests.Clocks;

public class MomentTests
{
    private static readonly TimeZoneId Utc = TimeZoneId.Utc;

    [Theory]
    [InlineData("2025-08-04")]
    [InlineData("2024-02-29")]
    [InlineData("1500-01-01")]
    [InlineData("2999-12-31")]
    [InlineData("2026-01-15T15:00+09:00")]
    [InlineData("2026-01-15T15:00:00+09:00")]
    [InlineData("2026-01-15T15:00:00Z")]
    [InlineData("2026-01-15T15:00:00+00:00")]
    [InlineData("2026-01-15T15:00:00.1200000-03:30")]
    [InlineData("2026-01-15T15:00:00.1234567Z")]
    public void A_moment_is_given_back_as_it_was(string text)
    {
        Assert.True(Moment.TryParse(text, out var moment));
        Assert.Equal(text, moment.ToString());
        Assert.Equal(text.Length == 10, moment.IsDate);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2025-02-30")]
    [InlineData("2025-02-29")]
    [InlineData("2025-13-01")]
    [InlineData("2025-00-01")]
    [InlineData("2025-8-4")]
    [InlineData("20250804")]
    [InlineData("2025-08")]
    [InlineData("2025-08-04 ")]
    [InlineData(" 2025-08-04")]
    [InlineData("2025-08-04\0")]
    [InlineData("٢٠٢٥-٠٨-٠٤")]
    [InlineData("0001-01-01")]
    [InlineData("0001-01-01T00:00:00+09:00")]
    [InlineData("1499-12-31")]
    [InlineData("3000-01-01")]
    [InlineData("12025-08-04")]
    [InlineData("-2025-08-04")]
    [InlineData("2026-01-15T15:00:00")]
    [InlineData("2026-01-15T15:00")]
    [InlineData("2026-01-15T15Z")]
    [InlineData("2026-01-15 15:00:00Z")]
    [InlineData("2026-01-15t15:00:00Z")]
    [InlineData("2026-01-15T15:00:00z")]
    [InlineData("2026-01-15T25:00:00Z")]
    [InlineData("2026-01-15T24:00:00Z")]
    [InlineData("2026-01-15T23:60:00Z")]
    [InlineData("2026-01-15T23:59:60Z")]
    [InlineData("2026-02-30T12:00:00Z")]
    [InlineData("2026-01-15T15:00:00.12345678Z")]
    [InlineData("2026-01-15T15:00:00.Z")]
    [InlineData("2026-01-15T15:00-09:0.")]
    [InlineData("2026-01-15T15:00:00.+09:00")]
    [InlineData("2026-01-15T15:00:00,5Z")]
    [InlineData("2026-01-15T15:00:00+0900")]
    [InlineData("2026-01-15T15:00:00+09")]
    [InlineData("2026-01-15T15:00:00+15:00")]
    [InlineData("2026-01-15T15:00:00+09:60")]
    [InlineData("2026-01-15T15:00:00 +09:00")]
    [InlineData("2026-01-15T15:00:00+09:00Z")]
    [InlineData("2026-01-15T15:00:00GMT")]
    [InlineData("2026-01-15T15:00:00Z\0")]
    [InlineData("now")]
    public void What_is_no_moment_is_refused(string? text)
    {
        Assert.False(Moment.TryParse(text, out _));
        if (text is not null)
            Assert.Throws<FormatException>(() => Moment.Parse(text));
    }

    [Theory]
    [InlineData("2025-08-04", "Asia/Seoul", "2025-08-04T14:59:59.9999999Z")]
    [InlineData("2025-08-04", "Etc/UTC", "2025-08-04T23:59:59.9999999Z")]
    [InlineData("2025-08-04", "America/New_York", "2025-08-05T03:59:59.9999999Z")]
    [InlineData("2025-12-04", "America/New_York", "2025-12-05T04:59:59.9999999Z")]
    [InlineData("2026-01-15T15:00:00+09:00", "America/New_York", "2026-01-15T06:00:00Z")]
    public void A_date_is_the_end_of_that_day_in_the_zone_and_an_instant_is_itself(
        string text,
        string zone,
        string instant
    ) => Assert.Equal(Instant(instant), Date(text).In(TimeZoneId.Parse(zone)));

    [Theory]
    [InlineData("2026-01-15T06:00:00Z", "2026-01-15T06:00:00Z")]
    [InlineData("2026-01-15T06:00:00.5Z", "2026-01-15T06:00:00.5Z")]
    [InlineData("2026-01-15T15:00:00+09:00", "2026-01-15T15:00:00+09:00")]
    public void An_instant_is_written_in_the_offset_it_has(string instant, string text)
    {
        Assert.Equal(text, Moment.Of(Instant(instant)).Text);
        Assert.Equal(Instant(instant), Moment.Parse(text).In(Utc));
    }

    [Fact]
    public void Two_texts_of_one_instant_are_two_moments() =>
        Assert.NotEqual(Date("2026-01-15T15:00:00+09:00"), Date("2026-01-15T06:00:00Z"));
}
