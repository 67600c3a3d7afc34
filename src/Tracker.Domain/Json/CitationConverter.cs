using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Json;

/// <summary>Reads a cited source: its id when the record knows it, else the whole of it.</summary>
public sealed class CitationConverter : JsonConverter<Citation>
{
    /// <inheritdoc />
    public override Citation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new Citation(reader.ReadWithin<SourceId>(options), null);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A source is its id, or an object with id, title and publisher.");
        var source = reader.ReadWithin<Source>(options);
        return new Citation(source.Id, source);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Citation value, JsonSerializerOptions options)
    {
        if (value.Source is { } source)
            JsonSerializer.Serialize(writer, source, options);
        else
            JsonSerializer.Serialize(writer, value.Id, options);
    }
}
