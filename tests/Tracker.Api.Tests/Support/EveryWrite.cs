using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tracker.Api.Tests.Support;

/// <summary>Every write that the service takes, each with a body that <see cref="SmallCup" /> accepts.</summary>
public static class EveryWrite
{
    private const string Name = """{ "en": "New" }""";

    // By method and path: where a write goes in the cup, and a body for it.
    private static readonly Dictionary<string, (string Path, string Body)> Examples = new()
    {
        ["POST /api/competitions"] = (
            "/api/competitions",
            $$"""{ "competition": "CUP-new", "name": {{Name}}, "timeZone": "Asia/Seoul", "plan": [2, 1] }"""
        ),
        ["POST /api/import"] = ("/api/import", SmallCup.File("CUP-new")),
        ["PUT {c}/plan"] = ("{c}/plan", """{ "plan": [4, 3, 1], "reason": "Dan left." }"""),
        ["POST {c}/teams"] = ("{c}/teams", $$"""{ "team": "eve", "name": {{Name}} }"""),
        ["POST {c}/notes"] = ("{c}/notes", """{ "teams": ["ann"], "text": "Ann is well." }"""),
        ["POST {c}/conclusion"] = ("{c}/conclusion", """{ "winners": ["ann"] }"""),
        ["POST {c}/cancellation"] = ("{c}/cancellation", """{ "reason": "Rain." }"""),
        ["POST {c}/teams/{team}/entry"] = ("{c}/teams/ann/entry", $$"""{ "entry": "boat", "name": {{Name}} }"""),
        ["POST {c}/teams/{team}/name"] = ("{c}/teams/ann/name", $$"""{ "name": {{Name}} }"""),
        ["POST {c}/teams/{team}/members"] = ("{c}/teams/ann/members", """{ "joined": ["The club"] }"""),
        ["POST {c}/teams/{team}/withdrawal"] = ("{c}/teams/ann/withdrawal", "{}"),
        ["POST {c}/teams/{team}/disqualification"] = ("{c}/teams/ann/disqualification", """{ "reason": "A motor." }"""),
        ["POST {c}/teams/{team}/reinstatement"] = ("{c}/teams/dan/reinstatement", """{ "reason": "An error." }"""),
        ["POST {c}/teams/{team}/admission"] = ("{c}/teams/dan/admission", """{ "via": "wild" }"""),
        ["POST {c}/rounds"] = ("{c}/rounds", $$"""{ "round": "third", "name": {{Name}} }"""),
        ["PUT {c}/rounds/{round}/schedule"] = ("{c}/rounds/second/schedule", """{ "opensAt": "2026-02-01" }"""),
        ["PUT {c}/rounds/{round}/rubric"] = (
            "{c}/rounds/second/rubric",
            $$"""{ "rubric": { "criteria": [{ "id": "style", "name": {{Name}}, "max": 10 }] } }"""
        ),
        ["POST {c}/rounds/{round}/cancellation"] = ("{c}/rounds/second/cancellation", """{ "reason": "Rain." }"""),
        ["POST {c}/rounds/{round}/scorecards"] = (
            "{c}/rounds/second/scorecards",
            """{ "team": "ann", "judge": "expert-1", "scores": { "speed": 9.5 } }"""
        ),
        ["POST {c}/rounds/{round}/evaluation"] = (
            "{c}/rounds/second/evaluation",
            """{ "results": [{ "team": "ann", "rank": 1 }, { "team": "bob", "rank": 2 }, { "team": "cat", "rank": 3 }] }"""
        ),
        ["POST {c}/rounds/{round}/decision"] = ("{c}/rounds/first/decision", """{ "by": "rank" }"""),
        ["POST {c}/rounds/{round}/correction"] = (
            "{c}/rounds/first/correction",
            """{ "results": [{ "team": "cat", "total": 8.5 }], "reason": "Misread.", "policy": "decision-stands" }"""
        ),
        ["POST {c}/rounds/{round}/publication"] = (
            "{c}/rounds/first/publication",
            """{ "disclosure": { "scores": "leaders", "totals": true, "ranks": false, "order": "name" } }"""
        ),
        ["POST {c}/undo"] = ("{c}/undo", """{ "events": [11], "reason": "It was another cup." }"""),
        ["POST {c}/erasure"] = (
            "{c}/erasure",
            """{ "texts": [{ "event": 11, "text": "/text" }], "reason": "Somebody asked for it." }"""
        ),
        ["POST {c}/rounds/{round}/objections"] = ("{c}/rounds/first/objections", """{ "until": "2999-12-31" }"""),
        ["POST {c}/rounds/{round}/finalization"] = ("{c}/rounds/first/finalization", "{}"),
        ["POST {c}/mergers"] = ("{c}/mergers", """{ "into": "bob", "from": ["cat"] }"""),
        ["POST {c}/vacancies"] = ("{c}/vacancies", """{ "call": "late", "seats": 1, "reason": "Few came." }"""),
        ["POST {c}/vacancies/{call}/closing"] = ("{c}/vacancies/wild/closing", "{}"),
    };

    /// <summary>The writes, for theories.</summary>
    public static TheoryData<string> All => [.. Examples.Keys];

    /// <summary>The writes of a competition that is there, for theories.</summary>
    public static TheoryData<string> OfOneThatIsThere => [.. Examples.Keys.Where(write => write.Contains("{c}"))];

    /// <summary>The method, path and body of a write to a cup.</summary>
    public static (HttpMethod Method, string Path, string Body) In(string write, string cup)
    {
        var (path, body) = Examples[write];
        return (
            new HttpMethod(write.Split(' ')[0]),
            path.Replace("{c}", $"/api/competitions/{cup}"),
            body.Replace("CUP", cup)
        );
    }

    /// <summary>The writes that a running service maps.</summary>
    public static IEnumerable<string> MappedBy(TrackerHost host) =>
        Endpoints(host)
            .Where(each =>
                each.Method is not ("GET" or "HEAD") && !IsQuestion(each.Path) && !IsBesideTheRecord(each.Path)
            )
            .Select(each => $"{each.Method} {each.Path.Replace("/api/competitions/{competition}", "{c}")}");

    // A question that does not fit into a path is posted, and writes nothing.
    // A scorecard is withdrawn only where one is, and the cup has none: readers without a role would not see all of it.
    private static bool IsQuestion(string path) =>
        path.EndsWith("/what-if", StringComparison.Ordinal)
        || path.EndsWith("/scorecards/withdrawal", StringComparison.Ordinal);

    /// <summary>
    /// Tokens and webhooks are kept beside the record: no version, no dry run and no kept answer is theirs, and each is tried
    /// by its own test.
    /// </summary>
    public static bool IsBesideTheRecord(string path) =>
        path.StartsWith("/api/tokens", StringComparison.Ordinal)
        || path.Contains("/webhooks", StringComparison.Ordinal);

    /// <summary>Every endpoint under /api that a running service maps.</summary>
    public static IEnumerable<(string Method, string Path)> Endpoints(TrackerHost host) =>
        host
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(endpoint =>
                endpoint
                    .Metadata.GetRequiredMetadata<IHttpMethodMetadata>()
                    .HttpMethods.Select(method =>
                        (method, endpoint.RoutePattern.RawText!.Replace(":slug", "", StringComparison.Ordinal))
                    )
            );
}
