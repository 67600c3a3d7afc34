using System.Globalization;
using System.Text.Json.Serialization;
using Tracker.Domain.Json;

namespace Tracker.Domain.Clocks;

/// <summary>
/// A point in time as a person gave it: a date or an instant. It is given back as it was; a date means the end of that
/// day in the competition's time zone (DESIGN section 4), in events and in queries alike.
/// </summary>
[JsonConverter(typeof(MomentConverter))]
public readonly record struct Moment
{
    private const int LengthOfDate = 10;
    private const int LengthToSeconds = 20;

    private readonly DateOnly date;
    private readonly DateTimeOffset? instant;

    private Moment(string text, DateOnly date, DateTimeOffset? instant)
    {
        Text = text;
        this.date = date;
        this.instant = instant;
    }

    /// <summary>What a text must be to be read, as a sentence for whoever wrote it.</summary>
    public const string Rule =
        "a time is a date such as 2025-08-04, or an instant with its offset such as 2026-01-15T15:00:00+09:00, "
        + "between the years 1500 and 2999";

    /// <summary>A time so late that none which can be given is after it, but on the last day of all.</summary>
    public static DateTimeOffset Latest { get; } = new(2999, 12, 30, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    /// <summary>Whether a date was given, not an instant.</summary>
    public bool IsDate => instant is null;

    /// <summary>Whether it is an instant whose text is that of the same instant in UTC as <see cref="Of(DateTimeOffset)" /> writes it.</summary>
    internal bool IsUsual =>
        instant is not null && Text[^1] == 'Z' && (Text.Length == LengthToSeconds || (HasFraction && Text[^2] != '0'));

    /// <summary>The date as a moment.</summary>
    public static Moment Of(DateOnly date) =>
        new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), date, null);

    /// <summary>The instant as a moment, in the offset it has.</summary>
    public static Moment Of(DateTimeOffset instant) =>
        new(
            instant.ToString(
                instant.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
                CultureInfo.InvariantCulture
            ),
            default,
            instant
        );

    /// <summary>Reads a date or an instant with its offset; false when the text is neither, or is no day of a calendar.</summary>
    public static bool TryParse(string? text, out Moment moment)
    {
        moment = default;
        if (text is null || text.Length > 40)
            return false;
        if (text.Length == LengthOfDate)
            moment = TryParseDate(text, out var date) ? new(text, date, null) : default;
        else if (HasOffset(text) && !HasEmptyFraction(text) && TryParseInstant(text, out var instant))
            moment = new(text, default, instant);
        else
            return false;
        return moment.Text is not null && moment.Year is >= 1500 and < 3000;
    }

    /// <summary>Reads a moment that is known to be well formed.</summary>
    /// <exception cref="FormatException">The text is no moment.</exception>
    public static Moment Parse(string text) =>
        TryParse(text, out var moment) ? moment : throw new FormatException($"'{text}': {Rule}");

    /// <summary>The instant that is meant: a date's last tick in the zone.</summary>
    public DateTimeOffset In(TimeZoneId zone) => instant ?? zone.EndOf(date);

    /// <summary>Whether this is over before another begins: a date begins with its day and is over with it.</summary>
    public bool IsOverBefore(Moment other, TimeZoneId zone) =>
        other.IsDate ? zone.DayOf(In(zone)) < zone.DayOf(other.In(zone)) : In(zone) < other.In(zone);

    /// <inheritdoc />
    public bool Equals(Moment other) => Text == other.Text;

    /// <inheritdoc />
    public override int GetHashCode() => Text?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc />
    public override string ToString() => Text;

    private int Year => instant?.Year ?? date.Year;

    private bool HasFraction => Text.Contains('.');

    // Without an offset an instant would silently take the machine's.
    private static bool HasOffset(string text) =>
        text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');

    // The pattern below would take a point with nothing after it.
    private static bool HasEmptyFraction(string text) =>
        text.IndexOf('.') is >= 0 and var point && text.AsSpan(point + 1) is not [>= '0' and <= '9', ..];

    private static bool TryParseDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static bool TryParseInstant(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(
            text,
            text.Contains('.') ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"
                : text.Length > 16 && text[16] == ':' ? "yyyy-MM-dd'T'HH:mm:ssK"
                : "yyyy-MM-dd'T'HH:mmK",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out instant
        );
}
