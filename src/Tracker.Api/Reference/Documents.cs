using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Tracker.Api.Reference;

/// <summary>Describes the service as a whole.</summary>
public sealed class Documents : IOpenApiDocumentTransformer
{
    /// <summary>The name of the security scheme.</summary>
    public const string Scheme = "token";

    /// <inheritdoc />
    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new OpenApiInfo
        {
            Title = "Tracker",
            Version = "1",
            Description =
                "The record of staged elimination programmes: who entered, how each round was evaluated, who went on, who "
                + "dropped out and why, and who was still in on any date, as it really was and as it was known then.",
        };
        // The address is wherever the reader found this document.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = document
            .Paths.Values.SelectMany(path => path.Operations?.Values.ToArray() ?? [])
            .SelectMany(operation => operation.Tags?.ToArray() ?? [])
            .Select(tag => tag.Reference.Id!)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => new OpenApiTag { Name = name })
            .ToHashSet();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description =
                "The operator's token, kept as operator.token in the data directory. The archivist's, kept as archivist.token, does "
                + "all that it does, and may import a history that says since when its facts were known (knownAt).",
        };
        return Task.CompletedTask;
    }
}
