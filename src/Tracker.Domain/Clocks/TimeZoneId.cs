using System.Text.Json.Serialization;
using Tracker.Domain.Json;

namespace Tracker.Domain.Clocks;

/// <summary>A time zone by its IANA name, such as <c>Asia/Seoul</c>: the zone in which a competition's dates end.</summary>
[JsonConverter(typeof(TimeZoneIdConverter))]
public readonly record struct TimeZoneId
{
    private readonly TimeZoneInfo? zone;

    private TimeZoneId(string name, TimeZoneInfo zone)
    {
        Name = name;
        this.zone = zone;
    }

    /// <summary>The zone of a competition that has not been announced.</summary>
    public static TimeZoneId Utc { get; } = new("Etc/UTC", TimeZoneInfo.Utc);

    /// <summary>What a text must be to be read, as a sentence for whoever wrote it.</summary>
    public const string Rule = "a time zone is an IANA name such as Asia/Seoul or Etc/UTC";

    /// <summary>The IANA name.</summary>
    public string Name { get; }

    /// <summary>Reads a zone by its IANA name; false when there is none of that name.</summary>
    public static bool TryParse(string? name, out TimeZoneId id)
    {
        id = default;
        if (name is null or { Length: > 64 } || !TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return false;
        // The record must read the same on all machines: some also find Windows names, abbreviations, copies of the zones
        // that count leap seconds, and a name in another case once the zone has been asked for.
        if (!zone.HasIanaId || zone.Id != name || !IsIana(name))
            return false;
        id = new(name, zone);
        return true;
    }

    /// <summary>Reads a zone that is known to exist.</summary>
    /// <exception cref="FormatException">There is no such zone.</exception>
    public static TimeZoneId Parse(string name) =>
        TryParse(name, out var id) ? id : throw new FormatException($"'{name}': {Rule}");

    /// <summary>The last tick (100 ns) of the day, as an instant; a day that was skipped ends when the one before does.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var zone = this.zone ?? TimeZoneInfo.Utc;
        var wall = day.ToDateTime(TimeOnly.MaxValue);
        // A time on the wall may be missing or come twice, an instant does neither: each offset that the zone has about
        // then gives an instant, and one of them is real if the zone has that offset at that instant.
        var about = new DateTimeOffset(wall, TimeSpan.Zero);
        var (less, more) = (zone.GetUtcOffset(about.AddDays(-1)), zone.GetUtcOffset(about.AddDays(1)));
        if (less > more)
            (less, more) = (more, less);
        var late = new DateTimeOffset(wall, less);
        if (zone.GetUtcOffset(late) == less)
            return late;
        var early = new DateTimeOffset(wall, more);
        return zone.GetUtcOffset(early) == more ? early : LastWith(less, zone, early, late);
    }

    /// <summary>The day it is in the zone at an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone ?? TimeZoneInfo.Utc).DateTime);

    /// <inheritdoc />
    public bool Equals(TimeZoneId other) => Name == other.Name;

    /// <inheritdoc />
    public override int GetHashCode() => Name?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc />
    public override string ToString() => Name;

    // Where clocks go forward over midnight the day ends when they do.
    private static DateTimeOffset LastWith(
        TimeSpan offset,
        TimeZoneInfo zone,
        DateTimeOffset from,
        DateTimeOffset until
    )
    {
        var (low, high) = (from.UtcTicks, until.UtcTicks);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (zone.GetUtcOffset(new DateTimeOffset(middle, TimeSpan.Zero)) == offset)
                low = middle;
            else
                high = middle;
        }
        return new DateTimeOffset(low, TimeSpan.Zero).ToOffset(offset);
    }

    private static bool IsIana(string name) =>
        name is "UTC"
        || (name.Split('/') is [not ("posix" or "right"), _, ..] parts && parts.All(part => part.Length > 0));
}
