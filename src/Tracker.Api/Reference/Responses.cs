using Tracker.Api.Http;
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
    ];

    // A question that is posted has a body, and what it supposes may be impossible.
    private static readonly int[] OfPostedQuestions =
    [
        .. OfReads,
        StatusCodes.Status409Conflict,
        StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType,
        StatusCodes.Status422UnprocessableEntity,
    ];

    private static readonly int[] OfWrites = [.. OfPostedQuestions, StatusCodes.Status412PreconditionFailed];

    /// <summary>Adds it to an endpoint: its answer, and the problems that it may have instead.</summary>
    public static void Describe(HttpChain chain)
    {
        var isRead = AsksOnlyAttribute.IsOn(chain);
        if (chain.Method.Method.GetCustomAttributes(typeof(AnswersAttribute), false) is [AnswersAttribute answers])
            chain.Metadata.Produces(StatusCodes.Status200OK, answers.View);
        else
            chain.Metadata.Produces<WriteReceipt>();
        foreach (
            var status in isRead
                ? chain.HttpMethods.Contains("POST")
                    ? OfPostedQuestions
                    : OfReads
                : OfWrites
        )
            chain.Metadata.ProducesProblem(status);
    }
}

/// <summary>What an endpoint answers with, where it is not the receipt of a write.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersAttribute(Type view) : Attribute
{
    /// <summary>The type of the answer.</summary>
    public Type View { get; } = view;
}
