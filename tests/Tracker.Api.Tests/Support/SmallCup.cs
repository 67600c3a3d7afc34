namespace Tracker.Api.Tests.Support;

/// <summary>
/// A small competition in which every write is possible: <c>ann</c>, <c>bob</c> and <c>cat</c> are in, <c>dan</c> left;
/// <c>first</c> is evaluated, <c>second</c> is not; the call <c>wild</c> is open.
/// </summary>
internal static class SmallCup
{
    public const int Version = 11;

    public static async Task<string> ImportAsync(TrackerHost host, string id = "cup")
    {
        Assert.Equal(201, (await host.PostAsync("/api/import", File(id))).Status);
        return $"/api/competitions/{id}";
    }

    public static string File(string id) =>
        $$"""
            { "format": "tracker-history/1", "competition": "{{id}}",
              "sources": { "paper": { "title": "The paper", "publisher": "The press", "published": "2026-01-02" } },
              "events": [
                { "type": "CompetitionAnnounced", "at": "2026-01-01", "name": { "en": "Cup", "ko": "컵" },
                  "timeZone": "Asia/Seoul", "plan": [4, 2, 1] },
                { "type": "TeamEntered", "at": "2026-01-02", "team": "ann", "name": { "en": "Ann" } },
                { "type": "TeamEntered", "at": "2026-01-02", "team": "bob", "name": { "en": "Bob" } },
                { "type": "TeamEntered", "at": "2026-01-02", "team": "cat", "name": { "en": "Cat" } },
                { "type": "TeamEntered", "at": "2026-01-02", "team": "dan", "name": { "en": "Dan" } },
                { "type": "TeamWithdrew", "at": "2026-01-03", "team": "dan" },
                { "type": "RoundScheduled", "at": "2026-01-03", "round": "first", "name": { "en": "First" } },
                { "type": "RoundScheduled", "at": "2026-01-03", "round": "second", "name": { "en": "Second" },
                  "rubric": { "criteria": [{ "id": "speed", "name": { "en": "Speed" }, "max": 10 }] } },
                { "type": "VacancyOpened", "at": "2026-01-03", "call": "wild", "seats": 1, "reason": "Dan left." },
                { "type": "RoundEvaluated", "at": "2026-01-04", "round": "first",
                  "results": [{ "team": "ann", "total": 9.5 }, { "team": "bob", "total": 8 }, { "team": "cat", "total": 7 }] },
                { "type": "NoteRecorded", "at": "2026-01-04", "text": "The first round was fun.",
                  "sources": ["paper"] }
              ] }
            """;
}
