using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Tracker.Api.Http;
using Tracker.Api.Security;
using Wolverine.Http;

namespace Tracker.Api.Reference;

/// <summary>Says in the reference what an endpoint answers.</summary>
public static class Responses
{
    // What any request may meet.
    private static readonly int[] OfAll =
    [
        StatusCodes.Status406NotAcceptable,
        StatusCodes.Status429TooManyRequests,
        StatusCodes.Status500InternalServerError,
        StatusCodes.Status503ServiceUnavailable,
    ];

    private static readonly int[] OfReads =
    [
        StatusCodes.Status400BadRequest,
        StatusCodes.Status401Unauthorized,
        StatusCodes.Status404NotFound,
        StatusCodes.Status409Conflict,
        StatusCodes.Status429TooManyRequests,
    ];

    // A question that is posted has a body, and what it supposes may be impossible.
    private static readonly int[] OfPostedQuestions =
    [
        .. OfReads,
        StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType,
        StatusCodes.Status422UnprocessableEntity,
    ];

    private static readonly int[] OfWrites =
    [
        .. OfPostedQuestions,
        StatusCodes.Status403Forbidden,
        StatusCodes.Status412PreconditionFailed,
    ];

    /// <summary>Adds it to an endpoint: its answer, and the problems that it may have instead.</summary>
    public static void Describe(HttpChain chain)
    {
        var answers = chain.Method.Method.GetCustomAttribute<AnswersAttribute>();
        var mediaTypes = answers?.MediaTypes ?? ["application/json"];
        var creates = answers?.Creates == true;
        // What is made without being a fact of the record has no dry run.
        if (!creates || DoesAttribute.Of(chain) is not (Deed.ManageTokens or Deed.ManageWebhooks))
            chain.Metadata.Produces(
                StatusCodes.Status200OK,
                answers?.View ?? typeof(WriteReceipt),
                mediaTypes[0],
                mediaTypes[1..]
            );
        else
            // Of an endpoint that does not say Wolverine supposes it.
            chain.Metadata.Finally(endpoint => DropOk(endpoint.Metadata));
        if (creates)
            chain.Metadata.Produces(StatusCodes.Status201Created, answers!.View);
        if (DoesAttribute.Of(chain) == Deed.Ask && chain.HttpMethods.Contains("GET") && answers?.IsOfNow != true)
            chain.Metadata.Produces(StatusCodes.Status304NotModified);
        foreach (var status in ProblemsOf(chain).Concat(OfAll).Concat(answers?.Problems ?? []).Distinct())
            chain.Metadata.ProducesProblem(status);
    }

    private static void DropOk(IList<object> metadata)
    {
        foreach (
            var ok in metadata
                .OfType<IProducesResponseTypeMetadata>()
                .Where(each => each.StatusCode == StatusCodes.Status200OK)
                .ToArray()
        )
            metadata.Remove(ok);
    }

    private static int[] ProblemsOf(HttpChain chain) =>
        (DoesAttribute.Of(chain), chain.HttpMethods.Any(method => method is "POST" or "PATCH")) switch
        {
            (Deed.Ask, false) => OfReads,
            (Deed.Ask, true) => OfPostedQuestions,
            (Deed.ManageTokens or Deed.ManageWebhooks or Deed.SeeScorecards, false) =>
            [
                .. OfReads,
                StatusCodes.Status403Forbidden,
            ],
            (Deed.ManageTokens or Deed.ManageWebhooks, true) => [.. OfPostedQuestions, StatusCodes.Status403Forbidden],
            _ => OfWrites,
        };
}

/// <summary>What an endpoint answers with, where it is not the receipt of a write.</summary>
/// <param name="view">The type of the answer.</param>
/// <param name="problems">The status of each problem that it may have beside those of all reads or writes.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersAttribute(Type view, params int[] problems) : Attribute
{
    /// <summary>The type of the answer.</summary>
    public Type View { get; } = view;

    /// <summary>The status of each problem that it may have beside the usual ones.</summary>
    public int[] Problems { get; } = problems;

    /// <summary>The media type, where it is not JSON.</summary>
    public string? MediaType { get; init; }

    /// <summary>Another media type in which it may be.</summary>
    public string? OrMediaType { get; init; }

    /// <summary>Whether it is a table and lines of JSON as well.</summary>
    public bool HasRows { get; init; }

    /// <summary>Whether it is of now alone: without clocks, and without a tag by which a reader asks whether it is still so.</summary>
    public bool IsOfNow { get; init; }

    /// <summary>Whether something is made by it, which is answered with 201; with 200 where it may be a dry run.</summary>
    public bool Creates { get; init; }

    /// <summary>Every media type in which it may answer, the usual one first.</summary>
    internal string[] MediaTypes =>
        HasRows
            ? [Representation.Json.MediaType, Representation.Csv.MediaType, Representation.Ndjson.MediaType]
            :
            [
                MediaType ?? Representation.Json.MediaType,
                .. OrMediaType is { } other ? [other] : Array.Empty<string>(),
            ];
}
