using System.Reflection;
using Tracker.Api.Reference;
using Wolverine.Http;

namespace Tracker.Api.Http;

/// <summary>What is of now alone: the feed, and proofs of what was told in it.</summary>
public static class OfNow
{
    private static readonly string[] Clocks = ["asOf", "knownAt"];

    /// <summary>Whether an endpoint answers with what is of now alone.</summary>
    public static bool Is(HttpChain chain) =>
        chain.Method.Method.GetCustomAttribute<AnswersAttribute>()?.IsOfNow == true;

    /// <summary>Whether an endpoint refuses a parameter itself, and says why it cannot have it.</summary>
    public static bool Refuses(HttpChain chain, string parameter) => Is(chain) && Clocks.Contains(parameter);

    /// <summary>The answer to who names a time all the same; null where nobody does.</summary>
    /// <param name="http">The request.</param>
    /// <param name="what">What is asked for, as the beginning of a sentence.</param>
    /// <param name="clocks">The parameters that it does not have.</param>
    public static IResult? Refusal(HttpContext http, string what, params string[] clocks) =>
        Array.Find(clocks, http.Request.Query.ContainsKey) is { } clock
            ? Problems.Of(
                StatusCodes.Status400BadRequest,
                $"{what} is of now: it has no {clock}.",
                "the same without it; or the history, which has both clocks"
            )
            : null;
}
