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
        // Windows names and abbreviations are found too on some machines: the record must read the same on all.
        if (!zone.HasIanaId || !(name.Contains('/') || name is "UTC"))
            return false;
        id = new(name, zone);
        return true;
    }

    /// <summary>Reads a zone that is known to exist.</summary>
    /// <exception cref="FormatException">There is no such zone.</exception>
    public static TimeZoneId Parse(string name) =>
        TryParse(name, out var id) ? id : throw new FormatException($"'{name}': {Rule}");

    /// <summary>The last tick (100 ns) of the day, as an instant.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var zone = this.zone ?? TimeZoneInfo.Utc;
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Where clocks go forward at midnight the day ends when the next begins, at the first time that exists.
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(1);
        // Where clocks go back over midnight, the day ends at the later of the two midnights.
        var offset = zone.IsAmbiguousTime(midnight)
            ? zone.GetAmbiguousTimeOffsets(midnight).Min()
            : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).AddTicks(-1);
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
}
