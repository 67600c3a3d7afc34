using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Tracker.Api.Security;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;

namespace Tracker.Api.Http;

/// <summary>Reads what is asked from a request: the clocks, the reader, the language.</summary>
public static partial class Asked
{
    private const string LanguageRule = "a language tag such as ko or en-GB";

    /// <summary>The question of a request; or the problem with it.</summary>
    public static (Question Question, IResult? Problem) Of(HttpContext http)
    {
        CompetitionId? competition = http.GetRouteValue("competition") is string named
            ? new CompetitionId(named)
            : null;
        if (http.Request.Query["lang"] is { Count: > 0 } lang && !(lang.Count == 1 && IsTag(lang[0]!)))
            return (new(null, null, Reader.Public, ReaderOrder.Languages[0]), Malformed("lang", LanguageRule));
        var question = new Question(null, null, Caller.Of(http).ReaderOf(competition), LanguageOf(http.Request));
        if (Read(http.Request.Query["asOf"], out var asOf) is { } wrongAsOf)
            return (question, Malformed("asOf", wrongAsOf));
        if (Read(http.Request.Query["knownAt"], out var knownAt) is { } wrongKnownAt)
            return (question, Malformed("knownAt", wrongKnownAt));
        return (question with { AsOf = asOf, KnownAt = knownAt }, null);
    }

    /// <summary>A time as a query names it; null when it cannot be read.</summary>
    public static Moment? Moment(string? text) =>
        // In a query an unescaped + is a space: the offset of an instant is meant.
        Domain.Clocks.Moment.TryParse(text?.Replace(' ', '+'), out var moment)
            ? moment
            : null;

    /// <summary>The answer to a query parameter that cannot be read.</summary>
    public static IResult Malformed(string parameter, string rule) =>
        Problems.Of(StatusCodes.Status400BadRequest, $"The parameter {parameter} cannot be read.", rule);

    private static string? Read(StringValues values, out Moment? moment)
    {
        moment = null;
        if (values.Count == 0)
            return null;
        moment = values.Count == 1 ? Moment(values[0]) : null;
        return moment is null ? Domain.Clocks.Moment.Rule : null;
    }

    private static string LanguageOf(HttpRequest request)
    {
        var wanted = request.Query["lang"].Count == 1 ? [request.Query["lang"].ToString()] : AcceptedBy(request);
        return wanted
                .Select(tag => tag.Split('-')[0].ToLowerInvariant())
                .FirstOrDefault(tag => ReaderOrder.Languages.Contains(tag))
            ?? ReaderOrder.Languages[0];
    }

    private static bool IsTag(string text) => LanguageTag().IsMatch(text);

    private static IEnumerable<string> AcceptedBy(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var accepted)
            ? accepted.OrderByDescending(each => each.Quality ?? 1).Select(each => each.Value.ToString())
            : [];

    [GeneratedRegex("^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}$")]
    private static partial Regex LanguageTag();
}
