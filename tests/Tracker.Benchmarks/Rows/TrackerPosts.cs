using Tracker.Benchmarks.Driving;
using Tracker.Benchmarks.Parties;

namespace Tracker.Benchmarks.Rows;

/// <summary>Tracker's part: scorecards posted one by one, each turn to competitions that are new.</summary>
internal static class TrackerPosts
{
    public static async Task<Party> PartyAsync(Bench bench, int clients, int competitions)
    {
        var (service, database) = (await bench.TrackerAsync(), await bench.TrackerDatabaseAsync());
        return new Party(
            "Tracker",
            async duration =>
            {
                var ids = Enumerable.Range(0, competitions).Select(_ => bench.NewId("posts")).ToList();
                var paths = new List<string>();
                foreach (var id in ids)
                    paths.Add(await TrackerService.CompetitionAsync(service, id));
                var cards = Cards.Of(clients, paths, TrackerService.Token);
                var load = await LoadDriver.RunAsync(service.Port, clients, cards.Next, duration);
                await Stored.CheckAsync(database, ids, load);
                return load;
            }
        );
    }
}
