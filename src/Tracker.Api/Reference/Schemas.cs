using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tracker.Api.Http;
using Tracker.Api.Rounds;
using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Tracker.Domain.Scoring;
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
        var isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>);
        // Of a list that may be null the schema of an item comes here, too, as if it were the list's.
        if (isList && schema.Properties is { Count: > 0 })
            return;
        if (isList)
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
            Text(schema, "An id.", Parameters.Id, 64, "lg-ai-research");
        else if (type == typeof(Moment))
            Text(
                schema,
                "A date (the end of that day where the competition is) or an instant with its offset.",
                Parameters.Moment,
                Parameters.LongestMoment,
                "2026-01-15"
            );
        else if (type == typeof(TimeZoneId))
            Text(schema, "An IANA time zone.", null, 64, "Asia/Seoul");
        else if (type == typeof(int) && context.JsonPropertyInfo?.DeclaringType == typeof(Rounding))
            (schema.Minimum, schema.Maximum) = ("0", "10");
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
            schema.MinProperties = 1;
            schema.Properties = new Dictionary<string, IOpenApiSchema> { ["en"] = NameIn, ["ko"] = NameIn };
            schema.AdditionalProperties = NameIn;
        }
        else if (type == typeof(ProblemDetails))
            await DescribeProblemAsync(schema, context, cancellationToken);
        else if (type == typeof(EventView))
            await EventSchemas.DescribeSeenAsync(schema, context, cancellationToken);
        else if (type == typeof(Citation))
        {
            schema.Description = "A source: its id where the record knows it, else the whole of it.";
            schema.OneOf =
            [
                await context.GetOrCreateSchemaAsync(typeof(SourceId), null, cancellationToken),
                await context.GetOrCreateSchemaAsync(typeof(Source), null, cancellationToken),
            ];
        }
        else if (type == typeof(SelectionBody))
            schema.OneOf =
            [
                await context.GetOrCreateSchemaAsync(typeof(TeamId), null, cancellationToken),
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "team" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["team"] = await context.GetOrCreateSchemaAsync(typeof(TeamId), null, cancellationToken),
                        ["tier"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    },
                    AdditionalPropertiesAllowed = false,
                },
            ];
        if (type == context.JsonTypeInfo.Type)
            return;
        schema.Type |= JsonSchemaType.Null;
        schema.Enum?.Add(JsonNullSentinel.JsonNull);
    }

    private static OpenApiSchema NameIn =>
        new()
        {
            Type = JsonSchemaType.String,
            MinLength = 1,
            MaxLength = Names.MaxLength,
        };

    private static async Task DescribeProblemAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellation
    )
    {
        schema.Description = "Why it is not done (RFC 9457).";
        schema.Required = new HashSet<string> { "type", "title", "status", "detail", "code" };
        schema.Properties!["code"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = "A stable code, by which programs tell one reason from another.",
            Pattern = Parameters.Id,
            MaxLength = 64,
            Examples = ["team-not-in-field"],
        };
        schema.Properties["instead"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = "What would be accepted instead.",
        };
        schema.Properties["faults"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Description = "Each fault of what many items were handed in by, with its place; of very many the first.",
            Items = await context.GetOrCreateSchemaAsync(typeof(PlacedFault), null, cancellation),
        };
        schema.Properties["faultCount"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Description = "How many faults there are, told or not.",
        };
        schema.Properties["traceId"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = "Where the service failed: the trace under which its log tells of it.",
        };
    }

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

    private static void Text(OpenApiSchema schema, string description, string? pattern, int longest, string example)
    {
        schema.Type = JsonSchemaType.String;
        schema.Description = description;
        schema.Pattern = pattern;
        schema.MaxLength = longest;
        schema.Examples = [example];
    }

    private static bool IsId(Type type) =>
        type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IId<>));
}
