using System.Reflection;
using Tracker.Api.Http;
using Tracker.Api.Security;
using Wolverine.Http;

namespace Tracker.Api.Reference;

/// <summary>Says in the reference what an endpoint answers.</summary>
public static class Responses
{
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
        chain.Metadata.Produces(StatusCodes.Status200OK, answers?.View ?? typeof(WriteReceipt));
        foreach (var status in ProblemsOf(chain).Concat(answers?.Problems ?? []))
            chain.Metadata.ProducesProblem(status);
    }

    private static int[] ProblemsOf(HttpChain chain) =>
        (DoesAttribute.Of(chain), chain.HttpMethods.Contains("POST")) switch
        {
            (Deed.Ask, false) => OfReads,
            (Deed.Ask, true) => OfPostedQuestions,
            (Deed.ManageTokens or Deed.SeeScorecards, false) => [.. OfReads, StatusCodes.Status403Forbidden],
            (Deed.ManageTokens, true) => [.. OfPostedQuestions, StatusCodes.Status403Forbidden],
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
}
