using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Domain.Json;

/// <summary>Reads a number with all its digits, or not at all: one that a decimal would round is an error.</summary>
public sealed class ExactDecimalConverter : JsonConverter<decimal>
{
    // What a decimal keeps whatever the digits are (System.Decimal: 96 bits).
    private const int MostDigits = 28;

    /// <inheritdoc />
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw new JsonException("A number belongs here.");
        var text = Encoding.ASCII.GetString(
            reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan
        );
        return IsExact(text) && reader.TryGetDecimal(out var value)
            ? value
            : throw new JsonException(
                $"A number here has at most {MostDigits} digits, before and after the point together."
            );
    }

    private static bool IsExact(string text)
    {
        var parts = text.Split('e', 'E');
        var digits = parts[0].Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Count();
        var places = parts[0].Contains('.') ? parts[0].Length - parts[0].IndexOf('.') - 1 : 0;
        var exponent = 0;
        return (parts.Length == 1 || int.TryParse(parts[1], out exponent))
            && digits <= MostDigits
            && places - (long)exponent <= MostDigits;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}
