namespace Tracker.Api.Tests.Support;

/// <summary>Every read that the service answers, each of something that <see cref="SmallCup" /> has.</summary>
public static class EveryRead
{
    // By the path that the service maps: a path in the cup.
    private static readonly Dictionary<string, string> Examples = new()
    {
        ["/api/competitions"] = "/api/competitions",
        ["{c}"] = "{c}",
        ["{c}/diff"] = "{c}/diff?knownFrom=2026-01-02&knownTo=2026-12-31",
        ["{c}/rounds/{round}/explanation"] = "{c}/rounds/first/explanation?team=ann",
        ["{c}/export"] = "{c}/export",
        ["{c}/atom.xml"] = "{c}/atom.xml",
        ["{c}/calendar.ics"] = "{c}/calendar.ics",
        ["{c}/field"] = "{c}/field",
        ["{c}/field.{extension}"] = "{c}/field.csv",
        ["{c}/funnel"] = "{c}/funnel",
        ["{c}/history"] = "{c}/history?limit=3",
        ["{c}/history.{extension}"] = "{c}/history.ndjson?limit=3",
        ["{c}/standings"] = "{c}/standings?round=first",
        ["{c}/standings.{extension}"] = "{c}/standings.csv?round=first",
        ["{c}/teams"] = "{c}/teams",
        ["{c}/teams/{team}"] = "{c}/teams/ann",
    };

    /// <summary>The reads, for theories.</summary>
    public static TheoryData<string> All => [.. Examples.Keys];

    /// <summary>The reads of one competition, for theories.</summary>
    public static TheoryData<string> OfOne => [.. Examples.Keys.Where(read => read.StartsWith('{'))];

    /// <summary>The reads that answer with a view of one competition, as JSON, for theories.</summary>
    public static TheoryData<string> Views =>
        [.. Examples.Keys.Where(read => read.StartsWith('{') && MediaTypeOf(read) == "application/json")];

    /// <summary>The media type of a read's answer.</summary>
    public static string MediaTypeOf(string read) =>
        Examples[read] switch
        {
            var path when path.Contains(".csv", StringComparison.Ordinal) => "text/csv",
            var path when path.Contains(".ndjson", StringComparison.Ordinal) => "application/x-ndjson",
            var path when path.EndsWith(".ics", StringComparison.Ordinal) => "text/calendar",
            var path when path.EndsWith(".xml", StringComparison.Ordinal) => "application/atom+xml",
            _ => "application/json",
        };

    /// <summary>The path of a read of a cup.</summary>
    public static string In(string read, string cup) => Examples[read].Replace("{c}", $"/api/competitions/{cup}");

    /// <summary>The path of a read, with more to its query.</summary>
    public static string In(string read, string cup, string query) =>
        In(read, cup) is var path && path.Contains('?') ? $"{path}&{query}" : $"{path}?{query}";

    /// <summary>The reads that a running service maps.</summary>
    public static IEnumerable<string> MappedBy(TrackerHost host) =>
        EveryWrite
            .Endpoints(host)
            .Where(each =>
                each.Method == "GET"
                && !IsOfScorecards(each.Path)
                && !EveryWrite.IsBesideTheRecord(each.Path)
                && !OfNow.Any(each.Path.EndsWith)
            )
            .Select(each => each.Path.Replace("/api/competitions/{competition}", "{c}"));

    private static readonly string[] OfNow =
    [
        "/feed",
        "/checkpoint",
        "/checkpoint/key",
        "/proofs/inclusion",
        "/proofs/consistency",
        "/certificate",
    ];

    // Scorecards are for those with a role alone, and the table to fill in is no JSON; the feed and what is proved of
    // it are of now: they have tests of their own.
    private static bool IsOfScorecards(string path) => path.Contains("/scorecards", StringComparison.Ordinal);
}
