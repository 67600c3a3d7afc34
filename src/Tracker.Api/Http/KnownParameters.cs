using Tracker.Api.Security;
using Wolverine.Http;

namespace Tracker.Api.Http;

/// <summary>
/// Refuses query parameters that an endpoint does not know: a reader who writes <c>at</c> for <c>asOf</c> must not get the
/// answer for today.
/// </summary>
public sealed class KnownParameters(RequestDelegate next)
{
    private static readonly string[] OfCompetitions = ["asOf", "knownAt", "lang", MinVersion.Parameter];
    private static readonly string[] OfLists = ["lang"];
    private static readonly string[] OfWrites = ["dryRun"];

    /// <summary>Lets a request pass or answers it.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Query.Count == 0 || http.GetEndpoint()?.Metadata.GetMetadata<HttpChain>() is not { } chain)
            return next(http);
        var known = Of(chain);
        return
            http.Request.Query.Keys.FirstOrDefault(key => !known.Contains(key) && !OfNow.Refuses(chain, key))
                is { } unknown
            ? Problems
                .Of(
                    StatusCodes.Status400BadRequest,
                    $"There is no parameter '{(unknown.Length > 40 ? unknown[..40] : unknown)}' here.",
                    known.Length == 0 ? "the same without it" : $"one of {string.Join(", ", known)}"
                )
                .ExecuteAsync(http)
            : next(http);
    }

    private static string[] Of(HttpChain chain) =>
        [
            .. DoesAttribute.Of(chain) switch
            {
                // What is kept beside the record has no clock, no version and no dry run.
                Deed.ManageTokens or Deed.ManageWebhooks => [],
                _ when OfNow.Is(chain) => [],
                Deed.Ask or Deed.SeeScorecards => chain.RoutePattern!.Parameters.Count > 0 ? OfCompetitions : OfLists,
                _ => OfWrites,
            },
            .. chain
                .Method.Method.GetParameters()
                .Where(parameter => parameter.ParameterType == typeof(string))
                .Select(parameter => parameter.Name!)
                .Where(name => chain.RoutePattern!.GetParameter(name) is null),
        ];
}
