using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;

namespace Tracker.Domain.Json;

/// <summary>Reads and writes an id as its slug, as a value and as the key of a map.</summary>
public sealed class IdConverter<TId> : JsonConverter<TId>
    where TId : struct, IId<TId>
{
    /// <inheritdoc />
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String ? throw new JsonException($"A string belongs here: {Slug.Rule}.")
        : Slug.TryParse<TId>(reader.GetSharedString(), out var id) ? id
        : throw new JsonException($"'{reader.GetString()}' is no id: {Slug.Rule}.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    /// <inheritdoc />
    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Slug.TryParse<TId>(reader.GetSharedString(), out var id)
            ? id
            : throw new JsonException($"'{reader.GetString()}' is no id: {Slug.Rule}.");

    /// <inheritdoc />
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}

/// <summary>Reads and writes a moment as the text it was given in.</summary>
public sealed class MomentConverter : JsonConverter<Moment>
{
    /// <inheritdoc />
    public override Moment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Moment.TryParse(reader.RequireString(Moment.Rule), out var moment)
            ? moment
            : throw new JsonException($"'{reader.GetString()}' is no time: {Moment.Rule}.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Moment value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}

/// <summary>Reads and writes a time zone as its IANA name.</summary>
public sealed class TimeZoneIdConverter : JsonConverter<TimeZoneId>
{
    /// <inheritdoc />
    public override TimeZoneId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TimeZoneId.TryParse(reader.RequireString(TimeZoneId.Rule), out var zone)
            ? zone
            : throw new JsonException($"'{reader.GetString()}' is no time zone: {TimeZoneId.Rule}.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TimeZoneId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);
}

/// <summary>Reads and writes a name as a map from language tag to text.</summary>
public sealed class NamesConverter : JsonConverter<Names>
{
    /// <inheritdoc />
    public override Names Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException(
                "A name is a map from language to text, such as {\"en\": \"Lunit\", \"ko\": \"루닛\"}."
            );
        var texts = reader.ReadWithin<ValueMap<string, string>>(options);
        return Names.Fault(texts) is { } fault ? throw new JsonException($"Here {fault}.") : new Names(texts);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Names value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Texts, options);
}

/// <summary>Reads and writes a value list as a JSON array.</summary>
public sealed class ValueListConverterFactory : JsonConverterFactory
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

    /// <inheritdoc />
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)
            Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<ValueList<T>>
    {
        public override ValueList<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
                throw new JsonException("A list belongs here.");
            if (IsEmpty(ref reader))
                return default;
            var items = reader.ReadWithin<ImmutableArray<T>>(options);
            for (var i = 0; i < items.Length; i++)
                if (items[i] is null)
                    throw new NestedJsonException("A list has no null in it.", $"[{i}]");
            return new(items);
        }

        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var item in value)
                JsonSerializer.Serialize(writer, item, options);
            writer.WriteEndArray();
        }

        // Most lists of most events are: what has nothing in it needs no more than a look.
        private static bool IsEmpty(ref Utf8JsonReader reader)
        {
            var ahead = reader;
            if (!ahead.Read() || ahead.TokenType != JsonTokenType.EndArray)
                return false;
            reader = ahead;
            return true;
        }
    }
}

/// <summary>Reads and writes a value map as a JSON object, its members in their order.</summary>
public sealed class ValueMapConverterFactory : JsonConverterFactory
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueMap<,>);

    /// <inheritdoc />
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)
            Activator.CreateInstance(typeof(Converter<,>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<TKey, TValue> : JsonConverter<ValueMap<TKey, TValue>>
        where TKey : notnull
    {
        private static readonly bool MayBeNull = Nullable.GetUnderlyingType(typeof(TValue)) is not null;

        public override ValueMap<TKey, TValue> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException("A map belongs here.");
            if (TryRead(ref reader, options) is { } read)
                return read;
            var map = reader.ReadWithin<Dictionary<TKey, TValue>>(options);
            // A map to what may be null says so by its type.
            foreach (var (key, value) in map)
                if (value is null && !MayBeNull)
                    throw new NestedJsonException("A map has no null in it.", $".{key}");
            return new(map);
        }

        public override void Write(Utf8JsonWriter writer, ValueMap<TKey, TValue> value, JsonSerializerOptions options)
        {
            var key = (JsonConverter<TKey>)options.GetConverter(typeof(TKey));
            writer.WriteStartObject();
            foreach (var pair in value.AsSpan())
            {
                key.WriteAsPropertyName(writer, pair.Key, options);
                JsonSerializer.Serialize(writer, pair.Value, options);
            }
            writer.WriteEndObject();
        }

        // Pair by pair, several times as fast as by way of a dictionary. What is not as it should be is left to the
        // serializer, which tells the place: then the reader stays where it was.
        private static ValueMap<TKey, TValue>? TryRead(ref Utf8JsonReader reader, JsonSerializerOptions options)
        {
            var ahead = reader;
            var pairs = new List<KeyValuePair<TKey, TValue>>();
            var keys = (JsonConverter<TKey>)options.GetConverter(typeof(TKey));
            var values = (JsonConverter<TValue>)options.GetConverter(typeof(TValue));
            try
            {
                while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
                {
                    var key = keys.ReadAsPropertyName(ref ahead, typeof(TKey), options);
                    ahead.Read();
                    if (ahead.TokenType == JsonTokenType.Null && !MayBeNull)
                        return null;
                    pairs.Add(new(key, values.Read(ref ahead, typeof(TValue), options)!));
                }
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
            {
                return null;
            }
            var map = new ValueMap<TKey, TValue>(pairs);
            if (ahead.TokenType != JsonTokenType.EndObject || map.Count < pairs.Count)
                return null;
            reader = ahead;
            return map;
        }
    }
}

/// <summary>Reads and writes an enum's value as its word, and as nothing else: no number, no other case, no list of words.</summary>
public sealed class WordConverterFactory : JsonConverterFactory
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    /// <inheritdoc />
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<string, T> ByWord = Enum.GetValues<T>().ToDictionary(Words.Of);
        private static readonly string Rule = $"one of {string.Join(", ", ByWord.Keys)}";

        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            ByWord.TryGetValue(reader.RequireString(Rule), out var value)
                ? value
                : throw new JsonException($"'{reader.GetString()}' is not known here: {Rule}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Words.Of(value));
    }
}
