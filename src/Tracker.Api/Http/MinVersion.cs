using System.Globalization;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Api.Http;

/// <summary>
/// The parameter <c>minVersion</c> of a read: the version that an answer or a receipt told, and that this answer must show at
/// least. Who wrote on one node reads it on another at once.
/// </summary>
public sealed class MinVersion(RequestDelegate next, Histories histories)
{
    /// <summary>The name of the parameter.</summary>
    public const string Parameter = "minVersion";

    /// <summary>Looks into the database for what another node may have written, where a version is asked for.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Query.ContainsKey(Parameter) && http.GetRouteValue("competition") is string competition)
        {
            if (Asked(http) is null)
            {
                await Http.Asked.Malformed(Parameter, "a whole number, as version and ETag tell it").ExecuteAsync(http);
                return;
            }
            await histories.LatestAsync(new CompetitionId(competition), http.RequestAborted);
        }
        await next(http);
    }

    /// <summary>Why an answer is not given that shows a version; null when it is late enough.</summary>
    public static IResult? Refusal(HttpContext http, long version) =>
        Asked(http) is { } least && version < least
            ? Problems.Of(
                StatusCodes.Status409Conflict,
                $"The competition is at version {version}, and has not come to {least}.",
                "a version that an answer told to the same reader",
                "version-not-reached"
            )
            : null;

    private static long? Asked(HttpContext http) =>
        http.Request.Query[Parameter] is [{ } text]
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
}
