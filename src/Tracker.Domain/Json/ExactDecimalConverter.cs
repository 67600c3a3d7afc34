using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Domain.Json;

/// <summary>Reads a number with all its digits, or not at all: one that a decimal would round is an error.</summary>
public sealed class ExactDecimalConverter : JsonConverter<decimal>
{
    private const int MostDigits = 28;

    /// <inheritdoc />
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw new JsonException("A number belongs here.");
        return TryRead(ref reader, out var value)
            ? value
            : throw new JsonException("A number here has at most 28 digits, before and after the point together.");
    }

    /// <summary>Reads the number that a reader is at; false when a decimal would round it.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out decimal value)
    {
        // So few characters, without an exponent, are digits that a decimal keeps, every one.
        if (!reader.HasValueSequence && reader.ValueSpan.Length <= MostDigits && !reader.ValueSpan.ContainsAny("eE"u8))
            return reader.TryGetDecimal(out value);
        var text = Encoding.ASCII.GetString(
            reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan
        );
        return reader.TryGetDecimal(out value)
            && Significant(value.ToString(CultureInfo.InvariantCulture)) == Significant(text.Split('e', 'E')[0]);
    }

    private static string Significant(string number) => string.Concat(number.Where(char.IsAsciiDigit)).Trim('0');

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}
