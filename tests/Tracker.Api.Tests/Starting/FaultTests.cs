using System.Globalization;
using System.Text.Json.Nodes;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Starting;

/// <summary>
/// The service, its PostgreSQL or one of that one's processes is killed at random moments under load, 50 times, or as often as
/// TRACKER_FAULTS says. Whatever was acknowledged is there once, nothing is half there, and every view is the fold of the log.
/// </summary>
public sealed class FaultTests : IDisposable
{
    private const string Cup = "/api/competitions/cup";
    private const int Writers = 8;

    private static readonly int Faults = int.Parse(
        Environment.GetEnvironmentVariable("TRACKER_FAULTS") ?? "50",
        CultureInfo.InvariantCulture
    );
    private static readonly string[] Views = ["", "/field", "/funnel", "/standings", "/standings?round=second"];

    private readonly TemporaryDirectory data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private (string, string)[] Settings => [("TRACKER_DATA", data.Path), ("Tracker__Seed", "false")];

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Whatever_is_killed_at_whatever_moment_what_was_acknowledged_is_there_once_and_nothing_is_half_there()
    {
        var service = await ServiceProcess.StartAsync(data.Path, Settings);
        var token = (await File.ReadAllTextAsync(Path.Combine(data.Path, "operator.token"), Cancellation)).Trim();
        Assert.Equal(
            201,
            (await service.SendAsync(HttpMethod.Post, "/api/import", token, SmallCup.File("cup"))).Status
        );
        using var ending = new CancellationTokenSource();
        var writers = Enumerable
            .Range(0, Writers)
            .Select(id => new Writer(id, token, () => Volatile.Read(ref service)))
            .ToList();
        var writing = writers.Select(writer => writer.WriteAsync(ending.Token)).ToList();
        var kills = new Dictionary<string, int>();
        for (var i = 0; i < Faults; i++)
        {
            var before = writers.Sum(writer => writer.Acknowledged.Count);
            Assert.True(
                // How long PostgreSQL recovers is the machine's to say, which may have other work.
                await Eventually.IsTrueAsync(
                    () => Task.FromResult(writers.Sum(writer => writer.Acknowledged.Count) > before + Writers),
                    TimeSpan.FromMinutes(1)
                ),
                $"After {i} faults nothing is written any more:\n{service.Said}"
            );
            await Task.Delay(Random.Shared.Next(0, 300), Cancellation);
            var kind = Random.Shared.Next(4) switch
            {
                0 => Kill("PostgreSQL", Postmaster()),
                1 => Kill(
                    "a process of PostgreSQL",
                    Processes.ChildrenOf(Postmaster()).OrderBy(_ => Random.Shared.Next()).First()
                ),
                _ => "the service",
            };
            kills[kind] = kills.GetValueOrDefault(kind) + 1;
            if (kind != "the service")
                continue;
            var killed = service;
            await killed.KillAsync();
            Volatile.Write(ref service, await ServiceProcess.StartAsync(data.Path, Settings));
            killed.Dispose();
        }
        await ending.CancelAsync();
        await Task.WhenAll(writing);
        await AssertAnswersAgainAsync(service, token);
        await AssertRecordedOnceAsync(service, token, writers);
        var views = await ViewsAsync(service, token);
        Assert.Equal(0, await service.StopAsync());
        service.Dispose();
        var (code, said) = await ServiceProcess.RunAsync(data.Path, ["projections", "rebuild"], Settings);
        Assert.True(code == 0, said);
        using var rebuilt = await ServiceProcess.StartAsync(data.Path, Settings);
        Assert.Equal(views, await ViewsAsync(rebuilt, token));
        var counted = string.Join(", ", kills.Select(kind => $"{kind.Value} of {kind.Key}"));
        Console.WriteLine(
            $"{Faults} kills ({counted}): {writers.Sum(writer => writer.Acknowledged.Count)} writes acknowledged, "
                + $"{writers.Sum(writer => writer.Doubted.Count)} in doubt."
        );
    }

    // What everybody asks is answered from memory even while PostgreSQL recovers: an operator's history is read from it.
    private static async Task AssertAnswersAgainAsync(ServiceProcess service, string token) =>
        Assert.True(
            await Eventually.IsTrueAsync(async () =>
            {
                var answer = await service.SendAsync(HttpMethod.Get, $"{Cup}/history?limit=1", token);
                Assert.True(answer.Status is 200 or 503, answer.Body);
                return answer.Status == 200;
            }),
            $"PostgreSQL is not reached any more:\n{service.Said}"
        );

    private static async Task AssertRecordedOnceAsync(ServiceProcess service, string token, List<Writer> writers)
    {
        var events = await HistoryAsync(service, token);
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(each => (int)each["sequence"]!).Order());
        // A note is a command with one event, the cards of a judge are one with three.
        var recorded = events
            .Where(each => (string)each["type"]! is "NoteRecorded" or "ScorecardSubmitted")
            .Select(each => (string?)each["judge"] ?? (string)each["text"]!)
            .Where(name => name.StartsWith("w-", StringComparison.Ordinal))
            .GroupBy(name => name)
            .ToDictionary(group => group.Key, group => group.Count());
        Assert.All(recorded, each => Assert.Equal((each.Key, Writer.EventsOf(each.Key)), (each.Key, each.Value)));
        var acknowledged = writers.SelectMany(writer => writer.Acknowledged).ToHashSet();
        var doubted = writers.SelectMany(writer => writer.Doubted).ToHashSet();
        Assert.Empty(acknowledged.Except(recorded.Keys));
        Assert.Empty(recorded.Keys.Except(acknowledged).Except(doubted));
        Assert.NotEmpty(doubted);
    }

    private static async Task<List<JsonNode>> HistoryAsync(ServiceProcess service, string token)
    {
        var (events, after) = (new List<JsonNode>(), 0);
        while (true)
        {
            var page = await service.SendAsync(HttpMethod.Get, $"{Cup}/history?limit=1000&after={after}", token);
            Assert.True(page.Status == 200, page.Body);
            var read = page.Json["events"]!.AsArray();
            if (read.Count == 0)
                return events;
            events.AddRange(read.Select(each => each!));
            after = read.Max(each => (int)each!["sequence"]!);
        }
    }

    // As they are kept, as they are folded, and as an insider sees them.
    private static async Task<List<string>> ViewsAsync(ServiceProcess service, string token)
    {
        var answers = new List<string>();
        foreach (var view in Views)
        {
            answers.Add((await service.SendAsync(HttpMethod.Get, Cup + view)).Body);
            answers.Add((await service.SendAsync(HttpMethod.Get, Cup + view, token)).Body);
        }
        return answers;
    }

    private static string Kill(string kind, int id)
    {
        Processes.Kill(id);
        return kind;
    }

    private int Postmaster()
    {
        var file = Directory.EnumerateFiles(data.Path, "postmaster.pid", SearchOption.AllDirectories).Single();
        return int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
    }

    /// <summary>Somebody who writes on, whatever happens, and remembers what was acknowledged.</summary>
    private sealed class Writer(int id, string token, Func<ServiceProcess> service)
    {
        public List<string> Acknowledged { get; } = [];

        /// <summary>What was sent and never answered.</summary>
        public List<string> Doubted { get; } = [];

        public static int EventsOf(string name) => name.EndsWith("-cards", StringComparison.Ordinal) ? 3 : 1;

        public async Task WriteAsync(CancellationToken ending)
        {
            for (var i = 0; !ending.IsCancellationRequested; i++)
            {
                var kind = (i % 3) switch
                {
                    0 => "cards",
                    1 => "keyed",
                    _ => "plain",
                };
                var name = $"w-{id}-{i}-{kind}";
                // With a key it is sent until there is an answer; without one it may have been recorded, or not.
                var isSure = await TrySendAsync(name);
                while (!isSure && kind == "keyed" && !ending.IsCancellationRequested)
                {
                    await Task.Delay(50, CancellationToken.None);
                    isSure = await TrySendAsync(name);
                }
                (isSure ? Acknowledged : Doubted).Add(name);
                await Task.Delay(isSure ? 5 : 50, CancellationToken.None);
            }
        }

        private async Task<bool> TrySendAsync(string name)
        {
            var cards = new[] { "ann", "bob", "cat" }.Select(team => new
            {
                team,
                judge = name,
                scores = new { speed = 5 },
            });
            try
            {
                var (path, body) =
                    EventsOf(name) == 1
                        ? ("/notes", (object)new { text = name })
                        : ("/rounds/second/scorecards", new { scorecards = cards });
                (string, string)[] headers = name.EndsWith("-keyed", StringComparison.Ordinal)
                    ? [("Idempotency-Key", name)]
                    : [];
                var answer = await service().SendAsync(HttpMethod.Post, Cup + path, token, body, headers);
                Assert.True(answer.Status is 200 or 503, answer.Body);
                return answer.Status == 200;
            }
            // A request that hangs is a fault of the service: one that times out fails the test.
            catch (Exception gone)
                when (gone
                        is HttpRequestException
                            or IOException
                            or ObjectDisposedException
                            or TaskCanceledException { InnerException: not TimeoutException }
                )
            {
                return false;
            }
        }
    }
}
