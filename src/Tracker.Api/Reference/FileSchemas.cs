using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tracker.Api.HistoryFiles;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Api.Reference;

/// <summary>
/// Describes a history file, which has the sources once: its events are those that readers see, without what the system
/// says of them, and cite their sources by id.
/// </summary>
public sealed class FileSchemas : IOpenApiDocumentTransformer
{
    private const string Filed = "FiledEvent";

    private static readonly string[] OfTheSystem =
    [
        "sequence",
        "recordedAt",
        "recordedBy",
        "imported",
        "undoneBy",
        "reopenedBy",
    ];

    /// <inheritdoc />
    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var schemas = document.Components!.Schemas!;
        schemas[Filed] = Object(
            "An event: its type, and the members that EventView tells of that type.",
            ["type", "at"],
            schemas[nameof(EventView)]
                .Properties!.Where(each => !OfTheSystem.Contains(each.Key))
                .ToDictionary(each => each.Key, each => each.Value)
        );
        schemas[Filed].Properties!["sources"] = List(new OpenApiSchemaReference(nameof(SourceId), document));
        schemas[nameof(HistoryFile)] = Object(
            "A history file: its format, the competition's id, the sources by id, and the events.",
            ["format", "competition", "events"],
            new()
            {
                ["format"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [HistoryFile.Format] },
                ["competition"] = new OpenApiSchemaReference(nameof(CompetitionId), document),
                ["sources"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    AdditionalProperties = Object(
                        "A source; its id is the name of the member.",
                        ["title", "publisher"],
                        new()
                        {
                            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
                            ["publisher"] = new OpenApiSchema { Type = JsonSchemaType.String },
                            ["published"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
                            ["url"] = new OpenApiSchema { Type = JsonSchemaType.String },
                        }
                    ),
                },
                ["events"] = List(new OpenApiSchemaReference(Filed, document)),
            }
        );
        // What the file was described by before; events are described once.
        foreach (var name in schemas.Keys.Where(each => each.Contains(nameof(CompetitionEvent))).ToArray())
            schemas.Remove(name);
        return Task.CompletedTask;
    }

    private static OpenApiSchema List(IOpenApiSchema item) => new() { Type = JsonSchemaType.Array, Items = item };

    private static OpenApiSchema Object(
        string description,
        string[] required,
        Dictionary<string, IOpenApiSchema> members
    ) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = description,
            Required = required.ToHashSet(),
            Properties = members,
            AdditionalPropertiesAllowed = false,
        };
}
