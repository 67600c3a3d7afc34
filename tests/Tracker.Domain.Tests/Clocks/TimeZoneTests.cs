using Tracker.Domain.Clocks;

namespace Tracker.Domain.Tests.Clocks;

public class TimeZoneTests
{
    // Each with how long the day was by the clock on the wall, and when it ended.
    [Theory]
    [InlineData("Asia/Seoul", "2026-01-15", 24, "2026-01-15T15:00:00Z")]
    [InlineData("America/New_York", "2025-03-09", 23, "2025-03-10T04:00:00Z")]
    [InlineData("America/New_York", "2025-11-02", 25, "2025-11-03T05:00:00Z")]
    [InlineData("Europe/London", "2025-10-26", 25, "2025-10-27T00:00:00Z")]
    // Midnight did not exist: clocks went from 0:00 to 1:00.
    [InlineData("America/Sao_Paulo", "2018-11-03", 24, "2018-11-04T03:00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04", 23, "2018-11-05T02:00:00Z")]
    [InlineData("Africa/Cairo", "2025-04-24", 24, "2025-04-24T22:00:00Z")]
    [InlineData("Africa/Cairo", "2025-04-25", 23, "2025-04-25T21:00:00Z")]
    // Clocks went back from 0:00 to 23:00.
    [InlineData("America/Sao_Paulo", "2019-02-16", 25, "2019-02-17T03:00:00Z")]
    [InlineData("Africa/Cairo", "2025-10-30", 25, "2025-10-30T22:00:00Z")]
    // Not for the winter, but to another zone.
    [InlineData("Asia/Pyongyang", "2015-08-14", 24.5, "2015-08-14T15:30:00Z")]
    // Clocks went back from 0:01 to 23:01: midnight came twice, and the day ended at the second.
    [InlineData("America/St_Johns", "2010-11-06", 25, "2010-11-07T03:30:00Z")]
    // Clocks went back from 1:00 to 0:00: the hour that came twice was of the next day.
    [InlineData("America/Havana", "2025-11-01", 24, "2025-11-02T04:00:00Z")]
    [InlineData("America/Havana", "2025-11-02", 25, "2025-11-03T05:00:00Z")]
    // Clocks went from 23:30 to 0:30: the day ended when they did.
    [InlineData("America/Toronto", "1919-03-30", 23.5, "1919-03-31T04:30:00Z")]
    // 30 December was skipped; the day before was followed by the 31st.
    [InlineData("Pacific/Apia", "2011-12-29", 24, "2011-12-30T10:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30", 0, "2011-12-30T10:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-31", 24, "2011-12-31T10:00:00Z")]
    // Half an hour of summer time.
    [InlineData("Australia/Lord_Howe", "2025-04-06", 24.5, "2025-04-06T13:30:00Z")]
    public void A_date_means_the_end_of_that_day(string zone, string date, double hours, string end)
    {
        var (id, day) = (TimeZoneId.Parse(zone), DateOnly.Parse(date, null));
        Assert.Equal(Instant(end).AddTicks(-1), id.EndOf(day));
        Assert.Equal(TimeSpan.FromHours(hours), id.EndOf(day) - id.EndOf(day.AddDays(-1)));
    }

    // Every zone there is, over years in which zones were moved, split and joined.
    [Fact]
    public void A_day_ends_with_the_last_instant_that_is_of_it()
    {
        foreach (
            var zone in TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(IsZone).Select(TimeZoneId.Parse)
        )
            for (var day = new DateOnly(2005, 1, 1); day.Year < 2028; day = day.AddDays(1))
            {
                var end = zone.EndOf(day);
                var (last, next) = (zone.DayOf(end), zone.DayOf(end.AddTicks(1)));
                if (last > day || next <= day || (last < day && zone.EndOf(last) != end))
                    Assert.Fail($"{zone} {day:O} ends at {end:O}, when it is {last:O} and then {next:O}");
            }
    }

    private static bool IsZone(string name) => TimeZoneId.TryParse(name, out _);

    [Theory]
    [InlineData("Asia/Seoul")]
    [InlineData("Etc/UTC")]
    [InlineData("UTC")]
    [InlineData("America/Argentina/Buenos_Aires")]
    public void A_zone_goes_by_its_iana_name(string name)
    {
        Assert.True(TimeZoneId.TryParse(name, out var zone));
        Assert.Equal(name, zone.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("KST")]
    [InlineData("ROK")]
    [InlineData("Korea Standard Time")]
    [InlineData("+09:00")]
    [InlineData("asia/seoul")]
    [InlineData("posix/Asia/Seoul")]
    [InlineData("right/Asia/Seoul")]
    [InlineData("Asia//Seoul")]
    [InlineData("Asia/Atlantis")]
    [InlineData("Asia/Seoul ")]
    [InlineData("Asia/Seoul\0")]
    [InlineData("Asia/../Asia/Seoul")]
    [InlineData("/usr/share/zoneinfo/Asia/Seoul")]
    public void What_is_no_zone_is_refused(string? name)
    {
        // A zone that was asked for before is found in any case of its letters.
        Assert.True(IsZone("Asia/Seoul"));
        Assert.False(TimeZoneId.TryParse(name, out _));
        if (name is not null)
            Assert.Throws<FormatException>(() => TimeZoneId.Parse(name));
    }

    [Fact]
    public void The_day_of_an_instant_is_that_of_the_zone() =>
        Assert.Equal(new DateOnly(2026, 1, 16), Seoul.DayOf(Instant("2026-01-15T15:00:00Z")));
}
