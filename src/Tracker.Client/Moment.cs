using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Client;

/// <summary>
/// A time as people give it: a date, which means the end of that day where the competition is, or an instant. It is kept as
/// it was written.
/// </summary>
[JsonConverter(typeof(MomentConverter))]
public readonly record struct Moment
{
    private readonly string? text;

    /// <summary>A time by its text, <c>2025-08-04</c> or <c>2026-01-15T15:00:00+09:00</c>. What it says, the service judges.</summary>
    public Moment(string text) => this.text = text;

    /// <summary>The text.</summary>
    public string Text => text ?? "";

    /// <summary>The date; null when it is an instant.</summary>
    public DateOnly? Date =>
        DateOnly.TryParseExact(Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>The instant; null when it is a date, which is one only where the competition is.</summary>
    public DateTimeOffset? Instant =>
        Date is null
        && DateTimeOffset.TryParse(Text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant)
            ? instant
            : null;

    /// <summary>The date as a moment.</summary>
    public static implicit operator Moment(DateOnly date) => FromDateOnly(date);

    /// <summary>The instant as a moment.</summary>
    public static implicit operator Moment(DateTimeOffset instant) => FromDateTimeOffset(instant);

    /// <summary>The date as a moment.</summary>
    public static Moment FromDateOnly(DateOnly date) => new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The instant as a moment.</summary>
    public static Moment FromDateTimeOffset(DateTimeOffset instant) =>
        new(instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));

    /// <inheritdoc />
    public override string ToString() => Text;
}

/// <summary>Reads and writes a time as the text that it is.</summary>
internal sealed class MomentConverter : JsonConverter<Moment>
{
    /// <inheritdoc />
    public override Moment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Moment value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
