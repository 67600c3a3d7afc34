using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;

namespace Tracker.Api.Reference;

/// <summary>Describes events with the members of all their types: which of them one has, its type says.</summary>
internal static class EventSchemas
{
    /// <summary>An event as readers see it.</summary>
    public static async Task DescribeSeenAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellation
    )
    {
        schema.Description =
            "An event: its type, the members of that type, and when it was known and recorded. Beside at, publicAt, sources, "
            + $"official and note the types have these members. {string.Join(' ', EventTypes.AllNames.Select(Told))}";
        schema.Required = new HashSet<string> { "type", "at", "knownAt", "recordedAt" };
        schema.Properties = await MembersAsync(context, cancellation);
        schema.Properties["sequence"] = Number("Its place in the competition's stream, from 1.");
        schema.Properties["recordedAt"] = await context.GetOrCreateSchemaAsync(
            typeof(DateTimeOffset),
            null,
            cancellation
        );
        schema.Properties["recordedBy"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = "Who recorded it; absent for all but those who keep the record.",
        };
        schema.Properties["imported"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Boolean,
            Description = "Whether a history file, not the system, says since when it was known.",
        };
        schema.Properties["undoneBy"] = Number("The event that undid it; absent while it counts.");
        schema.Properties["reopenedBy"] = Number("The correction that reopened the decision that it is.");
        schema.Type = JsonSchemaType.Object;
        schema.AdditionalPropertiesAllowed = false;
    }

    private static async Task<Dictionary<string, IOpenApiSchema>> MembersAsync(
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellation
    )
    {
        var members = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. EventTypes.AllNames.Select(name => (JsonNode)name)],
            },
            ["at"] = await context.GetOrCreateSchemaAsync(typeof(Moment), null, cancellation),
        };
        var ofAll = EventTypes
            .All.SelectMany(type => DomainJson.Options.GetTypeInfo(type).Properties)
            .Where(member => !members.ContainsKey(member.Name) && member.Name != "type")
            .GroupBy(
                member => member.Name,
                member => Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType
            );
        foreach (var member in ofAll)
        {
            var kinds = new List<IOpenApiSchema>();
            foreach (var kind in member.Distinct())
                kinds.Add(await context.GetOrCreateSchemaAsync(kind, null, cancellation));
            members[member.Key] = kinds is [var only] ? only : new OpenApiSchema { AnyOf = kinds };
        }
        return members;
    }

    private static string Told(string name)
    {
        var own = DomainJson
            .Options.GetTypeInfo(EventTypes.Of(name))
            .Properties.Where(member => member.DeclaringType != typeof(CompetitionEvent) && member.Name != "type");
        return $"{name}: {string.Join(", ", own.Select(member => member.Name))}.";
    }

    private static OpenApiSchema Number(string description) =>
        new() { Type = JsonSchemaType.Integer, Description = description };
}
