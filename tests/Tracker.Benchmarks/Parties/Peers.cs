using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Tracker.Benchmarks.Driving;

namespace Tracker.Benchmarks.Parties;

/// <summary>Other event stores, run by Node.js from their packages.</summary>
/// <param name="Parties">Those that can be run.</param>
/// <param name="Missing">The names of those that cannot.</param>
internal sealed record Peers(IReadOnlyList<Party> Parties, IReadOnlyList<string> Missing)
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(5);
    private static readonly (string Name, string Program)[] All =
    [
        ("Emmett with an inline projection", "emmett"),
        ("message-db write_message", "message-db"),
    ];

    private static string Folder => Path.Combine(Places.Benchmarks, "peers");

    /// <summary>The peers as parties that let clients write to competitions.</summary>
    public static async Task<Peers> PartiesAsync(Bench bench, int clients, int competitions)
    {
        if (!await InstallAsync())
            return new([], [.. All.Select(peer => peer.Name)]);
        var parties = new List<Party>();
        foreach (var (name, program) in All)
        {
            var database = await bench.Database.CreateAsync(bench.NewId(program).Replace('-', '_'));
            parties.Add(new(name, duration => RunAsync(program, database, clients, competitions, bench, duration)));
        }
        return new(parties, []);
    }

    private static async Task<Load> RunAsync(
        string program,
        string database,
        int clients,
        int competitions,
        Bench bench,
        TimeSpan duration
    )
    {
        var said = await Child.RunAsync(
            "node",
            [$"{program}.mjs"],
            duration * 2 + TimeSpan.FromSeconds(60),
            Folder,
            new Dictionary<string, string>
            {
                ["NODE_ENV"] = "production",
                ["DATABASE"] = UrlOf(database),
                ["CLIENTS"] = Text(clients),
                ["STREAMS"] = Text(competitions),
                ["SECONDS"] = Text(duration.TotalSeconds),
                ["WARM_UP"] = Text(Math.Min(2, duration.TotalSeconds)),
                ["RUN"] = bench.NewId("run").Replace("-", "", StringComparison.Ordinal),
            }
        );
        var told = JsonSerializer.Deserialize<Told>(said.Split('\n').Last(line => line is ['{', ..]), Told.Json)!;
        return Load.Of(told.Succeeded, told.Refused, duration);
    }

    // As the lock file says, once; a folder that was installed by another lock file is installed anew.
    private static async Task<bool> InstallAsync()
    {
        try
        {
            await Child.RunAsync("node", ["--version"], InstallLimit);
        }
        catch (Win32Exception)
        {
            return false;
        }
        var (asked, installed) = (
            Path.Combine(Folder, "package-lock.json"),
            Path.Combine(Folder, "node_modules", ".package-lock.json")
        );
        if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(asked))
            await Child.RunAsync("npm", ["ci"], InstallLimit, Folder);
        return true;
    }

    private static string UrlOf(string database)
    {
        var to = new NpgsqlConnectionStringBuilder(database);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"postgresql://{to.Username}:{Uri.EscapeDataString(to.Password ?? "")}@{to.Host}:{to.Port}/{to.Database}"
        );
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Told(long Succeeded, long Refused)
    {
        public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);
    }
}
