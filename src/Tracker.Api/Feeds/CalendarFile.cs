using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Tracker.Api.Http;
using Tracker.Domain.Clocks;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Web.Boards;
using Tracker.Web.Language;

namespace Tracker.Api.Feeds;

/// <summary>
/// Writes the dates of a competition as a calendar (RFC 5545): a date is a whole day, an instant is one in UTC. Each keeps its
/// id when it is moved, so that a calendar that subscribes to it moves it too.
/// </summary>
internal static class CalendarFile
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "text/calendar";

    /// <summary>The calendar, in UTF-8.</summary>
    /// <param name="sight">What the reader sees.</param>
    /// <param name="dates">The dates.</param>
    /// <param name="tongue">In which language it speaks.</param>
    /// <param name="addresses">Of the pages.</param>
    /// <param name="origin">Of this service: with it the ids are like no other's.</param>
    public static byte[] Write(
        Sight sight,
        IReadOnlyList<CalendarDate> dates,
        Tongue tongue,
        Addresses addresses,
        string origin
    )
    {
        var (competition, name) = (sight.Heading.Competition, Board.NameOf(sight).In(tongue.Tag));
        var calendar = new Calendar { ProductId = "-//Tracker//Tracker//EN", Method = "PUBLISH" };
        calendar.AddProperty("NAME", PlainText.Of(name));
        // As those call it that are older than RFC 7986.
        calendar.AddProperty("X-WR-CALNAME", PlainText.Of(name));
        calendar.Events.AddRange(
            dates.Select(date => Event(competition, name, date, sight.Zone, tongue, addresses, origin))
        );
        // Of no component at all no calendar is (RFC 5545, 3.6).
        if (dates.Count == 0)
            calendar.AddTimeZone(new VTimeZone("Etc/UTC"));
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent Event(
        CompetitionId competition,
        string name,
        CalendarDate date,
        TimeZoneId zone,
        Tongue tongue,
        Addresses addresses,
        string origin
    )
    {
        var said = new CalDateTime(date.SaidAt.UtcDateTime);
        var lines = date
            .Sources.Select(FeedText.Of)
            .Prepend(date.Cancelled is { } reason ? FeedText.Cancelled(reason).In(tongue) : "")
            .Where(line => line.Length > 0)
            .ToList();
        return new CalendarEvent
        {
            Uid = $"{date.Round}.{date.Kind}.{competition}@{origin}",
            DtStamp = said,
            LastModified = said,
            DtStart = date.At.IsDate
                ? new CalDateTime(Times.Day(date.At, zone))
                : new CalDateTime(date.At.In(zone).UtcDateTime),
            Summary = PlainText.Of($"{name}: {date.Title.In(tongue)}"),
            Description = lines.Count == 0 ? null : PlainText.Of(string.Join('\n', lines)),
            Status = date.Cancelled is null ? EventStatus.Confirmed : EventStatus.Cancelled,
            Sequence = date.Changes,
            Transparency = TransparencyType.Transparent,
            Url = addresses.Round(competition, date.Round),
        };
    }
}
