using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tracker.Api.HistoryFiles;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Api.Reference;

/// <summary>Describes the types that have a JSON of their own.</summary>
public sealed class Schemas : IOpenApiSchemaTransformer
{
    private static readonly AsyncLocal<ImmutableHashSet<Type>?> Describing = new();

    /// <inheritdoc />
    public async Task TransformAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        // What may be null may be absent, and so may lists and maps: the serializer knows what must be there.
        if (context.JsonTypeInfo.Properties.Count > 0)
            schema.Required = context
                .JsonTypeInfo.Properties.Where(property => property.IsRequired)
                .Select(property => property.Name)
                .ToHashSet();
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            schema.Type = JsonSchemaType.Array;
            schema.Items = await ItemAsync(type.GetGenericArguments()[0], context, cancellationToken);
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueMap<,>))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = await ItemAsync(type.GetGenericArguments()[1], context, cancellationToken);
        }
        else if (IsId(type))
            Text(schema, "An id.", "^[a-z0-9][a-z0-9-]{0,63}$", "lg-ai-research");
        else if (type == typeof(Moment))
            Text(
                schema,
                "A date (the end of that day where the competition is) or an instant with its offset.",
                null,
                "2026-01-15"
            );
        else if (type == typeof(TimeZoneId))
            Text(schema, "An IANA time zone.", null, "Asia/Seoul");
        else if (type == typeof(decimal))
            schema.Type = JsonSchemaType.Number;
        else if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. Enum.GetNames(type).Select(name => (JsonNode)Words.Kebab(name))];
        }
        else if (type == typeof(Names))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = "A name by language tag.";
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
        }
        else if (type == typeof(EventView))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description =
                "An event: its type, the members of that type as CompetitionEvent describes them, and when it was known and recorded.";
            schema.Required = new HashSet<string> { "type", "at", "knownAt", "recordedAt" };
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["sequence"] = await context.GetOrCreateSchemaAsync(typeof(long), null, cancellationToken),
                ["type"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = [.. EventTypes.AllNames.Select(name => (JsonNode)name)],
                },
                ["at"] = await context.GetOrCreateSchemaAsync(typeof(Moment), null, cancellationToken),
                ["knownAt"] = await context.GetOrCreateSchemaAsync(typeof(Moment), null, cancellationToken),
                ["recordedAt"] = await context.GetOrCreateSchemaAsync(typeof(DateTimeOffset), null, cancellationToken),
            };
            schema.AdditionalProperties = Anything;
        }
        else if (type == typeof(HistoryFile))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = "A history file: its format, the competition's id, the sources by id, and the events.";
            schema.Required = new HashSet<string> { "format", "competition", "events" };
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["format"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["tracker-history/1"] },
                ["competition"] = await context.GetOrCreateSchemaAsync(typeof(CompetitionId), null, cancellationToken),
                ["sources"] = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Anything },
                ["events"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Anything },
                },
            };
        }
        if (type == context.JsonTypeInfo.Type)
            return;
        schema.Type |= JsonSchemaType.Null;
        schema.Enum?.Add(JsonNullSentinel.JsonNull);
    }

    private static OpenApiSchema Anything => new() { Description = "As its type has it." };

    // A criterion has criteria: a type within itself is referred to, not described again.
    private static async Task<IOpenApiSchema> ItemAsync(
        Type type,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellation
    )
    {
        var within = Describing.Value ?? [];
        if (within.Contains(type))
            return new OpenApiSchemaReference(type.Name, context.Document);
        Describing.Value = within.Add(type);
        var schema = await context.GetOrCreateSchemaAsync(type, null, cancellation);
        if (type.GetProperties().Any(property => property.PropertyType == typeof(ValueList<>).MakeGenericType(type)))
            context.Document?.AddComponent(type.Name, schema);
        Describing.Value = within;
        return schema;
    }

    private static void Text(OpenApiSchema schema, string description, string? pattern, string example)
    {
        schema.Type = JsonSchemaType.String;
        schema.Description = description;
        schema.Pattern = pattern;
        schema.Examples = [example];
    }

    private static bool IsId(Type type) =>
        type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IId<>));
}
