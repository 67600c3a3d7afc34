using Tracker.Client;

namespace Tracker.Api.Tests.Support;

/// <summary>
/// A race that is decided by rank: <c>ann</c> has 10 for speed and 2 for style, <c>bob</c> 6 and 5, by two judges; one goes on, and
/// that is <c>ann</c>.
/// </summary>
internal static class Race
{
    /// <summary>Everything that may be supposed at once.</summary>
    public static Supposition EveryKindOfSupposition =>
        new()
        {
            Weights = new Dictionary<string, decimal> { ["style"] = 3 },
            Survivors = 1,
            Gates = [],
            Rounding = new Rounding(1, "half-up", "item"),
            Ties = new TieRule("by-criteria", ["speed", "style"]),
        };

    /// <summary>A correction that flips the cut.</summary>
    public static Upload Correction =>
        Upload.Bytes(
            """
            {"reason": "A page was not counted.", "policy": "decision-stands", "results": [{"team": "bob", "scores": {"style": 9}, "total": 15}]}
            """u8.ToArray(),
            "application/json"
        );

    /// <summary>A new race of that kind.</summary>
    public static async Task<string> RaceAsync(this RunningTracker tracker, string id)
    {
        using var client = tracker.As(TrackerHost.Token);
        await client.ImportAsync(
            Upload.Bytes(System.Text.Encoding.UTF8.GetBytes(File(id)), "application/json"),
            cancellation: TestContext.Current.CancellationToken
        );
        return id;
    }

    private static string File(string id) =>
        $$"""
            { "format": "tracker-history/1", "competition": "{{id}}",
              "sources": { "paper": { "title": "The paper", "publisher": "The press", "published": "2026-01-02" } },
              "events": [
                { "type": "CompetitionAnnounced", "at": "2026-01-01", "name": { "en": "Race", "ko": "경주" },
                  "timeZone": "Asia/Seoul", "plan": [2, 1] },
                { "type": "TeamEntered", "at": "2026-01-01", "team": "ann", "name": { "en": "Ann" } },
                { "type": "TeamEntered", "at": "2026-01-01", "team": "bob", "name": { "en": "Bob" } },
                { "type": "RoundScheduled", "at": "2026-01-01", "round": "race", "name": { "en": "Race", "ko": "경주" },
                  "rubric": { "criteria": [
                    { "id": "speed", "name": { "en": "Speed" }, "max": 10 },
                    { "id": "style", "name": { "en": "Style" }, "max": 10 } ],
                  "gates": [{ "id": "fair", "name": { "en": "Fair" } }],
                  "rounding": { "places": 1, "mode": "half-up", "on": "total" },
                  "ties": { "rule": "by-criteria", "criteria": ["style"] } } },
                {{Card("ann", 10, 2, 1)}}, {{Card("ann", 10, 2, 2)}}, {{Card("bob", 6, 5, 1)}}, {{Card(
                "bob",
                6,
                5,
                2
            )}},
                { "type": "RoundEvaluated", "at": "2026-01-03", "round": "race", "sources": ["paper"],
                  "from": [ {{Key("ann", 1)}}, {{Key("ann", 2)}}, {{Key("bob", 1)}}, {{Key("bob", 2)}} ],
                  "results": [
                    { "team": "ann", "scores": { "speed": 10, "style": 2 }, "total": 12, "gates": { "fair": true } },
                    { "team": "bob", "scores": { "speed": 6, "style": 5 }, "total": 11, "gates": { "fair": true } } ] },
                { "type": "TeamSelected", "at": "2026-01-04", "team": "ann", "round": "race" },
                { "type": "TeamEliminated", "at": "2026-01-04", "team": "bob", "round": "race", "reason": "rank" }
              ] }
            """;

    private static string Card(string team, int speed, int style, int judge) =>
        $$"""
            { "type": "ScorecardSubmitted", "at": "2026-01-02", "round": "race", "team": "{{team}}", "judge": "j-{{judge}}",
              "scores": { "speed": {{speed}}, "style": {{style}} } }
            """;

    private static string Key(string team, int judge) => $$"""{ "team": "{{team}}", "judge": "j-{{judge}}" }""";
}
