using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Values;

namespace Tracker.Domain.Json;

/// <summary>
/// The JSON of the domain: camelCase, exact decimals, and strict: a member that is not known, twice there or of another
/// type is an error that names its place. Events have the same JSON in the store, in history files and over HTTP.
/// </summary>
public static class DomainJson
{
    /// <summary>The options for everything that is read and written.</summary>
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions());

    /// <summary>Gives options the rules of the domain.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.ReadCommentHandling = JsonCommentHandling.Disallow;
        options.AllowTrailingCommas = false;
        options.MaxDepth = 32;
        options.AllowOutOfOrderMetadataProperties = true;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // Hangul is written as Hangul: the answers are application/json in UTF-8, never pasted into HTML.
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        // Before any that is there: the usual one reads "gate,conceded" as the sum of two numbers, which is a third reason.
        options.Converters.Insert(0, new WordConverterFactory());
        options.Converters.Insert(0, new ExactDecimalConverter());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(
            BeStrict
        );
        return options;
    }

    /// <summary>The place of an error, from the root: <c>$.results[0].scores.benchmark</c>.</summary>
    public static string PathOf(JsonException error) =>
        (error.Path ?? "$") + (error is NestedJsonException nested ? nested.Within : "");

    // A list or a map that is absent is empty, and what may be null may be absent; everything else must be there.
    private static void BeStrict(JsonTypeInfo type)
    {
        // A member that is not written is not known, and not one that is read and dropped.
        foreach (var unwritten in type.Properties.Where(property => property is { Get: null, Set: null }).ToList())
            type.Properties.Remove(unwritten);
        foreach (var property in type.Properties)
            if (property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false } && !MayBeEmpty(property))
                property.IsRequired = true;
    }

    private static bool MayBeEmpty(JsonPropertyInfo property) =>
        property.PropertyType.IsGenericType
        && property.PropertyType.GetGenericTypeDefinition() is var generic
        && (generic == typeof(ValueList<>) || generic == typeof(ValueMap<,>) || generic == typeof(Nullable<>));
}
