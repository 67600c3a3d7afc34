using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tracker.Api.Http;
using Tracker.Api.Versions;

namespace Tracker.Api.Reference;

/// <summary>
/// Says of every text, list and number how great it can be, of every answer that rates are limited, and of every operation
/// that it may fail: what is true of all of them is said in one place.
/// </summary>
public sealed class Bounds : IOpenApiDocumentTransformer
{
    // What PostgreSQL cannot keep, no text has, nor any other control character but those between lines and columns.
    private const string AnyText = @"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$";

    // A body that is no JSON is one long text: a file.
    private const int LongestFile = ScorecardFiles.ScorecardIntake.LargestFile;

    // What a file of scorecards may hold, and an answer lists at the most.
    private const int LongestList = 200_000;

    private const string OtherSites = "Access-Control-Allow-Origin";
    private const string Left = "RateLimit";
    private const string Pause = "Retry-After";

    /// <inheritdoc />
    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var seen = new HashSet<OpenApiSchema>();
        foreach (var schema in document.Components?.Schemas?.Values ?? [])
            Bound(schema, seen);
        var paths = document.Paths.Values.Concat(document.Webhooks?.Values ?? []);
        document.Components ??= new OpenApiComponents();
        document.Components.Headers = new Dictionary<string, IOpenApiHeader>
        {
            [OtherSites] = Header("Pages of other sites may read the answer: *."),
            [Left] = Header("What is left to the caller, where rates are limited: \"default\";r=99;t=1."),
            [Pause] = Header("After how many seconds it may be tried again."),
            [ApiVersion.Header] = Header("The version of the API that answers."),
        };
        foreach (var operation in paths.SelectMany(path => path.Operations?.Values.ToArray() ?? []))
            Describe(operation, document, seen);
        // A webhook's receiver answers by no version of the API.
        foreach (
            var response in document
                .Paths.Values.SelectMany(path => path.Operations?.Values.ToArray() ?? [])
                .SelectMany(operation => operation.Responses?.Values.ToArray() ?? [])
                .OfType<OpenApiResponse>()
        )
            response.Headers!.TryAdd(ApiVersion.Header, new OpenApiHeaderReference(ApiVersion.Header, document));
        return Task.CompletedTask;
    }

    private static void Describe(OpenApiOperation operation, OpenApiDocument document, HashSet<OpenApiSchema> seen)
    {
        foreach (var parameter in operation.Parameters ?? [])
            Bound(parameter.Schema, seen);
        Bound(operation.RequestBody?.Content, seen);
        foreach (var (status, response) in operation.Responses ?? [])
        {
            Bound(response.Content, seen);
            if (response is not OpenApiResponse own)
                continue;
            own.Headers ??= new Dictionary<string, IOpenApiHeader>();
            own.Headers.TryAdd(OtherSites, new OpenApiHeaderReference(OtherSites, document));
            if (status[0] is '2' or '4')
                own.Headers.TryAdd(Left, new OpenApiHeaderReference(Left, document));
            if (status is "429" or "503")
                own.Headers.TryAdd(Pause, new OpenApiHeaderReference(Pause, document));
        }
    }

    private static void Bound(IDictionary<string, OpenApiMediaType>? content, HashSet<OpenApiSchema> seen)
    {
        foreach (var type in content?.Values ?? [])
        {
            if (type.Schema is OpenApiSchema { Type: JsonSchemaType.String } file)
                (file.MaxLength, file.Pattern) = (file.MaxLength ?? LongestFile, file.Pattern ?? @"^[^\u0000]*$");
            Bound(type.Schema, seen);
        }
    }

    private static void Bound(IOpenApiSchema? described, HashSet<OpenApiSchema> seen)
    {
        // What is referred to is in the components.
        if (described is not OpenApiSchema schema || !seen.Add(schema))
            return;
        var type = schema.Type ?? default;
        if (type.HasFlag(JsonSchemaType.String) && schema.Enum is not { Count: > 0 })
        {
            schema.MaxLength ??= JsonText.LongestText;
            if (schema.Format is null)
                schema.Pattern ??= AnyText;
        }
        if (type.HasFlag(JsonSchemaType.Array))
            schema.MaxItems ??= LongestList;
        if (type.HasFlag(JsonSchemaType.Integer))
        {
            schema.Format ??= "int64";
            var isShort = schema.Format == "int32";
            schema.Minimum ??= Text(isShort ? int.MinValue : long.MinValue);
            schema.Maximum ??= Text(isShort ? int.MaxValue : long.MaxValue);
        }
        foreach (var part in schema.Properties?.Values ?? [])
            Bound(part, seen);
        foreach (var part in schema.PatternProperties?.Values ?? [])
            Bound(part, seen);
        foreach (var part in (schema.OneOf ?? []).Concat(schema.AnyOf ?? []).Concat(schema.AllOf ?? []))
            Bound(part, seen);
        Bound(schema.Items, seen);
        Bound(schema.AdditionalProperties, seen);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    internal static OpenApiHeader Header(string description) =>
        new()
        {
            Description = description,
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MaxLength = 200,
                Pattern = AnyText,
            },
        };
}
