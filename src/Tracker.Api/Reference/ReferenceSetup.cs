using Scalar.AspNetCore;

namespace Tracker.Api.Reference;

/// <summary>The OpenAPI document at /openapi/v1.json and the reference page at /docs.</summary>
public static class ReferenceSetup
{
    /// <summary>Adds it to a host.</summary>
    public static void AddReference(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenApi(options =>
            options
                .AddDocumentTransformer<Documents>()
                .AddDocumentTransformer<FileSchemas>()
                .AddDocumentTransformer<Bounds>()
                .AddDocumentTransformer<Examples>()
                .AddOperationTransformer<Operations>()
                .AddSchemaTransformer<Schemas>()
        );

    /// <summary>Maps it.</summary>
    public static void MapReference(this WebApplication app)
    {
        // By no other name: of one that is none a failure would be told in words of its own.
        app.MapOpenApi("/openapi/v1.json");
        // The page comes whole from the service and calls nobody else: no font, no telemetry, no assistant.
        app.MapScalarApiReference(
            "/docs",
            options =>
                options
                    .WithTitle("Tracker")
                    .DisableDefaultFonts()
                    .DisableTelemetry()
                    .DisableAgent()
                    .DisableMcp()
                    .HideDeveloperTools()
                    .HideClientButton()
        );
    }
}
