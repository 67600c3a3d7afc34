using System.Globalization;

namespace Tracker.Benchmarks.Parties;

/// <summary>Tracker, as it is released.</summary>
internal static class TrackerService
{
    public const string Token = "operator-of-the-benchmarks";

    /// <summary>A question whose first answer says that it serves.</summary>
    public const string Probe = "/api/competitions/sovereign-ai/field";

    private const string Archivist = "archivist-of-the-benchmarks";

    public static string Assembly(string folder) => Path.Combine(folder, "Tracker.Api.dll");

    /// <summary>Starts it on a database.</summary>
    public static Task<WebService> StartAsync(string folder, string database) =>
        WebService.StartAsync(Assembly(folder), [], Settings(database), Probe, Token);

    /// <summary>Starts it as its one command does, on a PostgreSQL of its own.</summary>
    public static Task<WebService> StartPrivateAsync(string folder, string home) =>
        WebService.StartAsync(
            Assembly(folder),
            [],
            new Dictionary<string, string> { ["TRACKER_DATA"] = Path.Combine(home, "home") },
            Probe
        );

    public static Dictionary<string, string> Settings(string database) =>
        new()
        {
            ["ConnectionStrings__Tracker"] = database,
            ["Tracker__OperatorToken"] = Token,
            ["Tracker__ArchivistToken"] = Archivist,
            ["Tracker__Seed"] = "true",
            // All of its readers come from one address.
            ["Tracker__Limits__ReadsPerSecond"] = "0",
        };

    /// <summary>Makes a competition with teams and a round for scorecards, and gives the path to which they are posted.</summary>
    public static async Task<string> CompetitionAsync(WebService service, string id)
    {
        await service.PostAsync(
            "/api/competitions",
            $$"""{"competition":"{{id}}","name":{"en":"Benchmark"},"timeZone":"Asia/Seoul","plan":[15,5],"at":"2026-01-05"}"""
        );
        var teams = string.Join(
            ',',
            Driving.Teams.All.Select(team => $$$"""{"team":"{{{team}}}","name":{"en":"{{{Capital(team)}}}"}}""")
        );
        await service.PostAsync($"/api/competitions/{id}/teams", $$"""{"at":"2026-01-06","teams":[{{teams}}]}""");
        await service.PostAsync(
            $"/api/competitions/{id}/rounds",
            """
            {"at":"2026-01-07","round":"jury","name":{"en":"Jury"},"rubric":{"criteria":[
              {"id":"quality","name":{"en":"Quality"},"max":40},{"id":"reach","name":{"en":"Reach"},"max":35},
              {"id":"cost","name":{"en":"Cost"},"max":25}]}}
            """
        );
        return $"/api/competitions/{id}/rounds/jury/scorecards";
    }

    private static string Capital(string team) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(team);
}
