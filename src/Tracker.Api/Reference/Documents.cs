using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tracker.Api.Versions;

namespace Tracker.Api.Reference;

/// <summary>Describes the service as a whole.</summary>
public sealed class Documents : IOpenApiDocumentTransformer
{
    private const string Token = "token";
    private const string Jwt = "identity-provider";

    /// <summary>The names of the security schemes; any one of them will do.</summary>
    public static IReadOnlyList<string> Schemes { get; } = [Token, Jwt];

    /// <inheritdoc />
    public async Task TransformAsync(
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
                + "dropped out and why, and who was still in on any date, as it really was and as it was known then.\n\n"
                + $"**Versions.** This is version {ApiVersion.Current}, and every answer says so (`{ApiVersion.Header}`). It may be "
                + $"named: paths under `{ApiVersion.Path}/` are those under `/api/`, and `{ApiVersion.MediaType}` is taken and "
                + $"given wherever `application/json` is. Another one is refused (`{ApiVersion.Unknown}`: 404, 406 or 415). Within a "
                + "version members of answers, optional members of bodies, parameters, paths, types of events, and codes are added: "
                + "pass over what you do not know. Nothing is taken away, renamed, or changes its type or its meaning, nothing "
                + "optional becomes needed, and a code stays what it is; sentences for people may change.\n\n"
                + "**Deprecations.** What is to go is marked here, and its answers say since when (`Deprecation`), until when it stays "
                + $"(`Sunset`, {DeprecatedAttribute.Months} months later at the least) and where it is told what to use instead (`Link` with "
                + "`rel=\"deprecation\"`).",
        };
        document.Info.Contact = new OpenApiContact { Name = "Whoever runs this service" };
        document.Info.License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" };
        // The address is wherever the reader found this document.
        document.Servers =
        [
            new OpenApiServer
            {
                Url = "/",
                Description = "Production: where this document was found",
                Extensions = new Dictionary<string, IOpenApiExtension>
                {
                    ["x-internal"] = new JsonNodeExtension(JsonValue.Create(false)),
                },
            },
        ];
        document.Tags = Chapters.Tags;
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Token] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description =
                "A token that Tracker made. The operator's is kept as operator.token in the data directory, the archivist's as "
                + "archivist.token; with these others are made (POST /api/tokens). An operator sees and writes its competitions. "
                + "An archivist may also import a history that says since when its facts were known (knownAt). A judge hands in "
                + "scorecards of one round under one id. A reader sees results under embargo.",
        };
        document.Components.SecuritySchemes[Jwt] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description =
                "A JWT of the identity provider that Authentication:Authority names, where one is configured. Its claim role (or "
                + "roles) names one of the same roles, its claim tracker the scope, as in POST /api/tokens. Tokens are checked "
                + "as RFC8725 has it: issuer, audience, algorithm and times.",
        };
        document.Webhooks = await Deliveries.OfAsync(context, cancellationToken);
    }
}
