using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tracker.Api.Http;
using Tracker.Api.Security;
using Tracker.Api.Versions;
using Wolverine.Http;

namespace Tracker.Api.Reference;

/// <summary>Describes what all reads and all writes have in common, once.</summary>
public sealed partial class Operations : IOpenApiOperationTransformer
{
    /// <inheritdoc />
    public async Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<HttpChain>().FirstOrDefault() is not { } chain)
            return;
        var endpoint = chain.Method.HandlerType;
        var name = endpoint.Name.Replace("Endpoint", "", StringComparison.Ordinal);
        operation.OperationId = char.ToLowerInvariant(name[0]) + name[1..];
        (operation.Summary, operation.Description) = Told(operation.Summary);
        operation.Tags = new HashSet<OpenApiTagReference> { new(Chapters.Of(endpoint), context.Document) };
        operation.Parameters ??= [];
        DescribeRows(operation);
        var deed = DoesAttribute.Of(chain);
        if (deed is Deed.Ask or Deed.SeeScorecards)
            DescribeRead(operation, OfNow.Is(chain));
        else if (deed == Deed.ManageTokens)
            operation.Description += " Tokens have no versions, no dry runs, and no answers that are kept for a key.";
        else if (deed == Deed.ManageWebhooks)
            operation.Description += " Webhooks have no versions, no dry runs, and no answers that are kept for a key.";
        else
        {
            operation.RequestBody ??= await RequestBodies.OfAsync(chain, context, cancellationToken);
            DescribeWrite(operation);
        }
        if (
            operation.RequestBody is OpenApiRequestBody body
            && context.Description.ActionDescriptor.EndpointMetadata.OfType<IAcceptsMetadata>().FirstOrDefault()
                is { RequestType: { } type }
            && BodyGate.NeedsNone(type)
        )
            body.Required = false;
        if (endpoint == typeof(Feeds.GetFeedEndpoint))
            DescribeFeed(operation);
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
            Parameters.Describe(parameter, operation.OperationId);
        operation.Security = Documents.Schemes.Select(scheme => Needs(scheme, context.Document)).ToList();
        // Whoever shows no token asks as everyone may.
        if (deed == Deed.Ask)
            operation.Security.Insert(0, []);
        DescribeDeprecation(
            operation,
            context.Description.ActionDescriptor.EndpointMetadata.OfType<DeprecatedAttribute>().FirstOrDefault()
        );
    }

    private static void DescribeDeprecation(OpenApiOperation operation, DeprecatedAttribute? deprecated)
    {
        if (deprecated is null)
            return;
        operation.Deprecated = true;
        operation.Description = $"{deprecated.Sentence} {operation.Description}";
        foreach (var response in (operation.Responses?.Values.ToArray() ?? []).OfType<OpenApiResponse>())
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers["Deprecation"] = Bounds.Header("Since when: @ and seconds since 1970.");
            response.Headers["Sunset"] = Bounds.Header("Until when it stays at the least.");
            response.Headers["Link"] = Bounds.Header("Where it is told what to use instead: rel=deprecation.");
        }
    }

    // The first sentence for a list, all of them for who reads on.
    // A point within a number or a name ends nothing.
    [GeneratedRegex(@"[.:;](?= |\z)")]
    private static partial Regex EndOfSummary();

    private static (string Summary, string Description) Told(string? text)
    {
        var whole = string.Join(
            ' ',
            (text ?? "").Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        );
        var end = EndOfSummary().Match(whole);
        return (end.Success ? whole[..end.Index] : whole, whole);
    }

    private static void DescribeRead(OpenApiOperation operation, bool isOfNow)
    {
        if (isOfNow)
            return;
        if (operation.Parameters!.Any(each => each.Name == "competition"))
        {
            Add(
                operation,
                "asOf",
                ParameterLocation.Query,
                "What was true then: a date (the end of that day where the competition is) or an instant; else today."
            );
            Add(
                operation,
                "knownAt",
                ParameterLocation.Query,
                "As far as it was known then: a date or an instant; else now."
            );
            Add(
                operation,
                MinVersion.Parameter,
                ParameterLocation.Query,
                "The version that the answer must show at least, as an answer to the same reader told it: also what another node "
                    + "has just written. 409 (version-not-reached) where the competition has not come so far."
            );
        }
        Add(
            operation,
            "lang",
            ParameterLocation.Query,
            "The language in which names are sorted, en or ko; else Accept-Language says."
        );
        Add(
            operation,
            "If-None-Match",
            ParameterLocation.Header,
            "The ETag of an answer that the reader has: 304 when it is still so."
        );
    }

    private static void DescribeFeed(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>())
            parameter.Description ??= parameter.Name switch
            {
                "after" =>
                    "The id of the event after which to begin; else from the beginning. 409 (feed-position-unknown) where "
                        + "the feed has no such event yet.",
                "follow" => "Whether to wait for what is yet to come; false: it ends with the last event.",
                _ => null,
            };
        Add(
            operation,
            Feeds.FeedPosition.Header,
            ParameterLocation.Header,
            "The id of the event that came last, as every client of Server-Sent Events sends it by itself; it goes before after."
        );
    }

    private static void DescribeRows(OpenApiOperation operation)
    {
        if (operation.Responses?.GetValueOrDefault("200")?.Content is not { } content)
            return;
        if (content.ContainsKey(Representation.Csv.MediaType))
            content[Representation.Csv.MediaType] = Rows(
                "A header row, and a row for each item: UTF-8 with a byte order mark, commas, CRLF. The headers stay as they are."
            );
        if (content.ContainsKey(Representation.Ndjson.MediaType))
            content[Representation.Ndjson.MediaType] = Rows(
                "A JSON object a line: the items of the JSON answer, each by itself."
            );
    }

    private static OpenApiMediaType Rows(string description) =>
        new()
        {
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = description },
        };

    private static OpenApiSecurityRequirement Needs(string scheme, OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    private static void DescribeWrite(OpenApiOperation operation)
    {
        Add(
            operation,
            "dryRun",
            ParameterLocation.Query,
            "true: everything is done but the storing, and the answer shows the events that would be recorded."
        );
        Add(
            operation,
            "If-Match",
            ParameterLocation.Header,
            "An ETag of the competition: 412 when it has moved on since."
        );
        Add(
            operation,
            IdempotencyKey.Header,
            ParameterLocation.Header,
            "A name for this request, 1 to 255 visible ASCII characters. Within 24 hours the same request with the same key gets "
                + "the same answer, byte for byte, and nothing is done twice; another body, query or If-Match gets 422 "
                + "(idempotency-key-reused). A dry run takes no notice of it."
        );
    }

    private static void Add(OpenApiOperation operation, string name, ParameterLocation place, string description) =>
        operation.Parameters!.Add(
            new OpenApiParameter
            {
                Name = name,
                In = place,
                Description = description,
            }
        );
}
