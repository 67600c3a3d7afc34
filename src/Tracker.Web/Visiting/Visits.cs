using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Web.Keeping;
using Tracker.Web.Language;

namespace Tracker.Web.Visiting;

/// <summary>Reads from a request what its page is asked for.</summary>
public static class Visits
{
    private const int MostQueries = 12;
    private const int LongestValue = 200;

    /// <summary>The visit; or, beside one that asks for nothing, what cannot be read.</summary>
    /// <param name="http">The request.</param>
    /// <param name="takes">The names of the query's parameters that the page takes beside the clocks and the language.</param>
    public static (Visit Visit, Fault? Fault) Read(HttpContext http, params string[] takes)
    {
        var query = http.Request.Query;
        var callers = http.RequestServices.GetRequiredService<ICallers>();
        CompetitionId? competition = Slug.TryParse<CompetitionId>(
            http.GetRouteValue("competition") as string,
            out var id
        )
            ? id
            : null;
        var visit = new Visit(
            http.Request.Path,
            TongueOf(http.Request),
            Tongue.Of(One(query["lang"])) is not null,
            null,
            null,
            callers.ReaderOf(http, competition)
        )
        {
            MayRecord = callers.MayRecord(http, competition),
            Origin = $"{http.Request.Scheme}://{http.Request.Host}",
        };
        foreach (var (name, values) in query)
            if (FaultOf(name, values, takes) is { } fault)
                return (visit, fault);
        return (
            visit with
            {
                AsOf = MomentOf(query["asOf"]),
                KnownAt = MomentOf(query["knownAt"]),
                Rest = [.. takes.Where(name => One(query[name]) is not null).Select(name => (name, One(query[name])!))],
            },
            query.Count > MostQueries ? new Fault(VisitText.TooMuch) : null
        );
    }

    /// <summary>A time as a query names it; null when it names none or cannot be read.</summary>
    public static Moment? MomentOf(string? text) =>
        // In a query an unescaped + is a space: the offset of an instant is meant.
        Moment.TryParse(text?.Replace(' ', '+'), out var moment)
            ? moment
            : null;

    /// <summary>The language that a request names; or the first that its browser would have, and that is spoken here.</summary>
    public static Tongue TongueOf(HttpRequest request) =>
        Tongue.Of(One(request.Query["lang"])) is { } named ? named
        : StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var accepted)
            ? accepted
                .OrderByDescending(each => each.Quality ?? 1)
                .Select(each => Tongue.Of(each.Value.ToString()))
                .FirstOrDefault(each => each is not null)
                ?? Tongue.All[0]
        : Tongue.All[0];

    /// <summary>Whether a request is a browser's, which shows pages.</summary>
    public static bool WantsPage(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Fault? FaultOf(string name, StringValues values, string[] takes)
    {
        if (values.Count > 1)
            return new(VisitText.Twice(Shown(name)));
        // A form sends what was left empty, too.
        if (One(values) is not { } value)
            return null;
        if (name is not ("asOf" or "knownAt" or "lang") && !takes.Contains(name))
            return new(VisitText.NoParameter(Shown(name)));
        return name switch
        {
            "asOf" or "knownAt" or "from" or "to" or "knownFrom" or "knownTo" => MomentOf(value) is null
                ? new(VisitText.NoTime(name, Shown(value)))
                : null,
            "lang" => Tongue.Of(value) is null ? new(VisitText.NoLanguage(Shown(value))) : null,
            _ => value.Length > LongestValue ? new(VisitText.TooMuch) : null,
        };
    }

    private static string Shown(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private static string? One(StringValues values) =>
        values.Count == 1 && values[0] is { Length: > 0 } one ? one : null;
}

/// <summary>Why an address cannot be read.</summary>
/// <param name="Sentence">As a sentence for whoever typed it.</param>
public sealed record Fault(Text Sentence);
