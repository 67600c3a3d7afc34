using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Http;

/// <summary>An answer that was given before is given again, and never one that is no longer right.</summary>
public sealed class ReadyAnswersTests(TestDatabase databases) : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 3, 0, 0, TimeSpan.Zero));
    private TrackerHost host = null!;
    private string cup = null!;

    private static string[] Paths =>
        ["", "/field", "/funnel", "/standings?round=first", "/teams/ann", "/history?limit=5", "/field?asOf=2026-01-02"];

    public async ValueTask InitializeAsync()
    {
        host = await TrackerHost.StartAsync(databases, clock: clock);
        cup = await SmallCup.ImportAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Asked_again_the_answer_is_the_same_to_the_byte_with_the_same_headers()
    {
        foreach (var path in Paths.Concat(["/field.csv", "/history.ndjson?limit=2", "/export"]))
        {
            var first = await host.GetAsync(cup + path);
            var again = await host.GetAsync(cup + path);

            Assert.Equal((200, first.Body), (again.Status, again.Body));
            Assert.Equal(Steady(first), Steady(again));
            Assert.Equal(304, (await IfNoneMatchAsync(path, first.Tag!)).Status);
        }
    }

    [Fact]
    public async Task Who_writes_reads_it_at_the_next_question()
    {
        for (var i = 1; i <= 20; i++)
        {
            await host.PostAsync($"{cup}/notes", new { text = $"Note {i}." });
            foreach (var path in Paths)
                Assert.Equal(SmallCup.Version + i, (await host.GetAsync(cup + path)).Number("version"));
        }
    }

    [Fact]
    public async Task Each_reader_gets_an_answer_of_their_own()
    {
        await host.PostAsync(
            $"{cup}/rounds/second/scorecards",
            new
            {
                team = "ann",
                judge = "x",
                scores = new { speed = 5 },
            }
        );
        var path = $"{cup}/standings?round=second";
        for (var i = 0; i < 2; i++)
        {
            Assert.Null((await host.GetAsync(path)).Json["progress"]);
            Assert.NotNull((await host.GetAsync(path, asOperator: true)).Json["progress"]);
            Assert.Equal(401, (await host.SendAsync(HttpMethod.Get, path, null, "a-token-of-nobody")).Status);
        }

        await host.PostAsync(
            $"{cup}/teams",
            new
            {
                teams = new[]
                {
                    new { team = "x1", name = new { en = "Aaa", ko = "하하" } },
                    new { team = "x2", name = new { en = "Zzz", ko = "가가" } },
                },
            }
        );
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("x1", (await host.GetAsync($"{cup}/field", language: "en")).Each("teams", "id").First());
            Assert.Equal("x2", (await host.GetAsync($"{cup}/field", language: "ko")).Each("teams", "id").First());
        }
    }

    [Fact]
    public async Task At_midnight_where_the_competition_is_today_is_another_day()
    {
        Assert.Equal("2026-03-01", (string?)(await host.GetAsync($"{cup}/field")).Json["asOf"]);
        clock.SetUtcNow(new DateTimeOffset(2026, 3, 1, 14, 59, 59, TimeSpan.Zero));
        Assert.Equal("2026-03-01", (string?)(await host.GetAsync($"{cup}/field")).Json["asOf"]);
        clock.SetUtcNow(new DateTimeOffset(2026, 3, 1, 15, 0, 0, TimeSpan.Zero));
        Assert.Equal("2026-03-02", (string?)(await host.GetAsync($"{cup}/field")).Json["asOf"]);
    }

    [Fact]
    public async Task What_takes_effect_or_becomes_public_later_is_seen_from_then_on()
    {
        var soon = clock.GetUtcNow().AddMinutes(5);
        var later = clock.GetUtcNow().AddMinutes(9);
        await host.PostAsync($"{cup}/teams/cat/withdrawal", new { at = soon });
        await host.PostAsync($"{cup}/notes", new { text = "Held back.", publicAt = later });

        Assert.Equal(3, (await host.GetAsync($"{cup}/field")).Number("size"));
        Assert.Equal(3, (await host.GetAsync($"{cup}/field")).Number("size"));
        clock.SetUtcNow(soon);
        Assert.Equal(2, (await host.GetAsync($"{cup}/field")).Number("size"));
        Assert.DoesNotContain("Held back.", (await host.GetAsync($"{cup}/history")).Body);
        clock.SetUtcNow(later);
        Assert.Contains("Held back.", (await host.GetAsync($"{cup}/history")).Body);
    }

    [Fact]
    public async Task A_version_that_is_not_reached_is_refused_and_one_that_is_none_cannot_be_read()
    {
        var reached = await host.GetAsync($"{cup}/field?minVersion={SmallCup.Version}");
        Assert.Equal((200, SmallCup.Version), (reached.Status, reached.Number("version")));
        for (var i = 0; i < 2; i++)
            Problem.Is(
                409,
                "version-not-reached",
                await host.GetAsync($"{cup}/field?minVersion={SmallCup.Version + 1}")
            );
        Problem.Is(400, "malformed", await host.GetAsync($"{cup}/field?minVersion=-1"));
        Problem.Is(404, "competition-unknown", await host.GetAsync("/api/competitions/nobodys/field?minVersion=1"));
    }

    // What is said of the moment of answering differs.
    // What is ready costs nothing, and is not counted.
    private static IEnumerable<string> Steady(Answer answer) =>
        answer
            .Headers.Where(header =>
                header.Key != "Date" && !header.Key.StartsWith("RateLimit", StringComparison.Ordinal)
            )
            .Select(header => $"{header.Key}: {header.Value}")
            .Order(StringComparer.Ordinal);

    private Task<Answer> IfNoneMatchAsync(string path, string tag) =>
        host.SendAsync(HttpMethod.Get, cup + path, null, null, ("If-None-Match", tag));
}
