using System.Text.Json.Nodes;

namespace Tracker.Api.Tests.Support;

/// <summary>Asks two services the same of one competition, at many dates as known at many others.</summary>
internal static class AllAnswers
{
    private static readonly string[] Views =
    [
        "",
        "/field",
        "/standings",
        "/funnel",
        "/teams?name=e",
        "/history?limit=1000",
    ];

    public static async Task AreEqualAsync(TrackerHost here, TrackerHost there, string id, DateOnly from, int days)
    {
        var times = Enumerable
            .Range(0, 5)
            .Select(i => $"{from.AddDays(i * days / 4):yyyy-MM-dd}")
            .Append(null)
            .ToList();
        var asked = 0;
        foreach (var asOf in times)
        foreach (var knownAt in times)
        foreach (var view in await ViewsAsync(here, id))
        {
            var query = string.Join('&', Clocks(asOf, knownAt));
            var path = $"/api/competitions/{id}{view}{(view.Contains('?') ? '&' : '?')}{query}";
            var (one, other) = (await here.GetAsync(path, true), await there.GetAsync(path, true));
            Assert.Equal((path, one.Status), (path, other.Status));
            Json.Equal(Timeless(one.Json), Timeless(other.Json));
            asked += one.Status == 200 ? 1 : 0;
        }
        Assert.True(asked > 100, $"Only {asked} answers were compared.");
    }

    // Every view, the standings of every round, and a few teams.
    private static async Task<IEnumerable<string>> ViewsAsync(TrackerHost host, string id)
    {
        var field = await host.GetAsync($"/api/competitions/{id}/field", true);
        var rounds = (await host.GetAsync($"/api/competitions/{id}", true)).Each("rounds", "id");
        return
        [
            .. Views,
            .. rounds.Select(round => $"/standings?round={round}"),
            .. field
                .Each("teams", "id")
                .Take(2)
                .Concat(field.Each("out", "id").Take(2))
                .Select(team => $"/teams/{team}"),
        ];
    }

    private static IEnumerable<string> Clocks(string? asOf, string? knownAt)
    {
        if (asOf is not null)
            yield return $"asOf={asOf}";
        if (knownAt is not null)
            yield return $"knownAt={knownAt}";
    }

    // When and by whom a service came to hold an event, and from where, is its own affair.
    private static JsonNode Timeless(JsonNode answer)
    {
        foreach (var list in new[] { answer["events"], answer["path"] })
        foreach (var happened in list as JsonArray ?? [])
        {
            happened!.AsObject().Remove("recordedAt");
            happened.AsObject().Remove("recordedBy");
            happened.AsObject().Remove("imported");
        }
        return answer;
    }
}
