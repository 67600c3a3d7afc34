using System.Text.Json;

namespace Tracker.Benchmarks.Parties;

/// <summary>The aggregate endpoint as Wolverine's documentation shows it, released as Tracker is.</summary>
internal static class StockService
{
    public static Task<WebService> StartAsync(string folder, string database) =>
        WebService.StartAsync(
            Path.Combine(folder, "Tracker.Benchmarks.Stock.dll"),
            [],
            new Dictionary<string, string> { ["ConnectionStrings__Stock"] = database },
            "/ready"
        );

    /// <summary>Makes a competition, and gives the path to which scorecards are posted.</summary>
    public static async Task<string> CompetitionAsync(WebService service, string id)
    {
        await service.PostAsync("/competitions", JsonSerializer.Serialize(new { id, teams = Driving.Teams.All }));
        return $"/competitions/{id}/scorecards";
    }
}
