using System.Globalization;
using Tracker.Domain.Clocks;

namespace Tracker.Web.Language;

/// <summary>Dates and times as readers of either language write them, in the competition's own zone.</summary>
public static class Times
{
    private static readonly CultureInfo British = Tongue.English.Culture;

    /// <summary>A day: 18 August 2026, 2026년 8월 18일.</summary>
    public static Text Of(DateOnly day) =>
        new(day.ToString("d MMMM yyyy", British), $"{day.Year}년 {day.Month}월 {day.Day}일");

    /// <summary>A day in few characters: 18 Aug 2026, 2026. 8. 18.</summary>
    public static Text Short(DateOnly day) =>
        new(day.ToString("d MMM yyyy", British), $"{day.Year}. {day.Month}. {day.Day}.");

    /// <summary>A day, or an instant to the minute as the clocks where the competition is showed it.</summary>
    public static Text Of(Moment moment, TimeZoneId zone) => Of(moment, zone, Of);

    /// <summary>The same in few characters.</summary>
    public static Text Short(Moment moment, TimeZoneId zone) => Of(moment, zone, Short);

    /// <summary>The day of a moment where the competition is.</summary>
    public static DateOnly Day(Moment moment, TimeZoneId zone) => zone.DayOf(moment.In(zone));

    /// <summary>A moment for a <c>datetime</c> attribute: a date, or an instant to the second with its offset.</summary>
    public static string Machine(Moment moment, TimeZoneId zone) =>
        moment.IsDate
            ? moment.Text
            : moment.In(zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static Text Of(Moment moment, TimeZoneId zone, Func<DateOnly, Text> day)
    {
        var said = day(Day(moment, zone));
        if (moment.IsDate)
            return said;
        var time = TimeZoneInfo
            .ConvertTime(moment.In(zone), TimeZoneInfo.FindSystemTimeZoneById(zone.Name))
            .ToString("HH:mm", CultureInfo.InvariantCulture);
        return new($"{said.En}, {time}", $"{said.Ko} {time}");
    }
}
