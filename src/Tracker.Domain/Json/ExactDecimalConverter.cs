using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Domain.Json;

/// <summary>Reads a number with all its digits, or not at all: one that a decimal would round is an error.</summary>
public sealed class ExactDecimalConverter : JsonConverter<decimal>
{
    /// <inheritdoc />
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw new JsonException("A number belongs here.");
        var text = Encoding.ASCII.GetString(
            reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan
        );
        return
            reader.TryGetDecimal(out var value)
            && Significant(value.ToString(CultureInfo.InvariantCulture)) == Significant(text.Split('e', 'E')[0])
            ? value
            : throw new JsonException("A number here has at most 28 digits, before and after the point together.");
    }

    private static string Significant(string number) => string.Concat(number.Where(char.IsAsciiDigit)).Trim('0');

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}
