using Tracker.Domain.Values;
using Tracker.Web.Language;

namespace Tracker.Api.Http;

/// <summary>Addresses of the pages, by the scheme and host by which the service was asked.</summary>
/// <param name="Origin">The scheme and host.</param>
/// <param name="Tongue">The language, where the request names one; else a page speaks the one that its reader's browser asks for.</param>
public sealed record Addresses(string Origin, Tongue? Tongue)
{
    /// <summary>The addresses for whoever makes a request.</summary>
    public static Addresses Of(HttpContext http) =>
        new(
            $"{http.Request.Scheme}://{(http.Request.Host.HasValue ? http.Request.Host.Value : "localhost")}",
            Tongue.Of(http.Request.Query["lang"])
        );

    /// <summary>The board of a competition.</summary>
    public Uri Board(CompetitionId competition) => Page($"/c/{competition}");

    /// <summary>A round's page.</summary>
    public Uri Round(CompetitionId competition, StepId round) => Page($"/c/{competition}/rounds/{round}");

    /// <summary>A team's page.</summary>
    public Uri Team(CompetitionId competition, TeamId team) => Page($"/c/{competition}/teams/{team}");

    /// <summary>The page of all events.</summary>
    public Uri History(CompetitionId competition) => Page($"/c/{competition}/history");

    /// <summary>An address of a path, as it is.</summary>
    public Uri Exactly(string pathAndQuery) => new(Origin + pathAndQuery);

    /// <summary>A page at named times.</summary>
    public Uri Page(string path, params IEnumerable<(string Name, string? Value)> query)
    {
        var all = query
            .Append(("lang", Tongue?.Tag))
            .Where(each => each.Item2 is not null)
            .Select(each => $"{each.Item1}={Uri.EscapeDataString(each.Item2!)}")
            .ToList();
        return new(Origin + path + (all.Count == 0 ? "" : $"?{string.Join('&', all)}"));
    }
}
