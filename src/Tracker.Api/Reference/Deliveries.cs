using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tracker.Api.Feeds;
using Tracker.Api.Webhooks.Calling;

namespace Tracker.Api.Reference;

/// <summary>Describes what webhooks are sent.</summary>
internal static class Deliveries
{
    /// <summary>The calls that the service makes.</summary>
    public static async Task<Dictionary<string, IOpenApiPathItem>> OfAsync(
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellation
    ) =>
        new()
        {
            ["event"] = new OpenApiPathItem
            {
                Operations = new()
                {
                    [HttpMethod.Post] = new OpenApiOperation
                    {
                        OperationId = "event",
                        Summary = "An event of the public feed, for the webhooks that want its type.",
                        Description =
                            "Signed by Standard Webhooks. Sent at least once, in the order of the feed as long as each is taken; "
                            + "tried again after growing pauses until it is taken or given up.",
                        Parameters =
                        [
                            Header("webhook-id", "The same at every attempt to tell this webhook of this event."),
                            Header("webhook-timestamp", "When this attempt was made, in seconds since 1970."),
                            Header(
                                "webhook-signature",
                                "v1, and in Base64 the HMAC-SHA256 of webhook-id, webhook-timestamp and the body with full stops "
                                    + "between; one for each valid secret, with spaces between."
                            ),
                        ],
                        RequestBody = new OpenApiRequestBody
                        {
                            Required = true,
                            Content = new Dictionary<string, OpenApiMediaType>
                            {
                                [WebhookClient.MediaType] = new()
                                {
                                    Schema = await context.GetOrCreateSchemaAsync(
                                        typeof(CloudEvent),
                                        null,
                                        cancellation
                                    ),
                                },
                            },
                        },
                        Responses = new()
                        {
                            ["2XX"] = new OpenApiResponse { Description = "The event was taken." },
                            ["410"] = new OpenApiResponse
                            {
                                Description = "No more events: the webhook is switched off.",
                            },
                            ["default"] = new OpenApiResponse
                            {
                                Description =
                                    "The event was not taken, and is tried again; after 429 and 503 not before their Retry-After, "
                                    + "up to a day. No redirect is followed.",
                            },
                        },
                    },
                },
            },
        };

    private static OpenApiParameter Header(string name, string description) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = true,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
