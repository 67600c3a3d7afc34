using Tracker.Benchmarks.Driving;
using Tracker.Benchmarks.Parties;
using Tracker.Benchmarks.Report;

namespace Tracker.Benchmarks.Rows;

/// <summary>Single result posts by 32 clients, against what others build with and against other event stores.</summary>
internal static class SameWork
{
    private const int Clients = 32;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Bench bench) =>
        [.. await MeasureAsync(bench, 1, 20), .. await MeasureAsync(bench, Clients, 3)];

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Bench bench, int competitions, double goal)
    {
        var tracker = await TrackerPosts.PartyAsync(bench, Clients, competitions);
        var stock = await StockAsync(bench, competitions);
        var peers = await Peers.PartiesAsync(bench, Clients, competitions);
        await Contest.RunAsync(bench.Options, [tracker, stock, .. peers.Parties]);

        var where = competitions == 1 ? "one competition" : $"{competitions} competitions";
        var work = $"single result posts, {Clients} clients, {where}";
        return
        [
            Figure.AtLeast(work, "posts/s", tracker.PerSecond, stock.PerSecond, goal) with
            {
                Against = "a stock Wolverine aggregate endpoint, successful answers",
                Note =
                    $"{tracker.Refused} refused; the stock endpoint: {stock.Refused} of {stock.Refused + stock.Succeeded}",
            },
            .. peers.Parties.Select(peer =>
                Figure.AtLeast(work, "posts/s", tracker.PerSecond, peer.PerSecond, 1) with
                {
                    Against = peer.Name,
                    Note = peer.Refused == 0 ? "" : $"{peer.Name}: {peer.Refused} refused",
                }
            ),
            .. peers.Missing.Select(name =>
                Figure.Missing(work, "posts/s", "≥ 1 ×", $"{name}: Node.js is not installed")
            ),
        ];
    }

    private static async Task<Party> StockAsync(Bench bench, int competitions)
    {
        var service = await bench.StockAsync();
        return new Party(
            "a stock endpoint",
            async duration =>
            {
                var paths = new List<string>();
                for (var i = 0; i < competitions; i++)
                    paths.Add(await StockService.CompetitionAsync(service, bench.NewId("posts")));
                var cards = Cards.Of(Clients, paths, null);
                return await LoadDriver.RunAsync(service.Port, Clients, cards.Next, duration);
            }
        );
    }
}
