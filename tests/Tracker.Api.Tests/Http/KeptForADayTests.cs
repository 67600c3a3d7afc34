using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Http;

/// <summary>How long an answer is kept.</summary>
public sealed class KeptForADayTests(TestDatabase databases)
{
    private readonly FakeTimeProvider clock = new(new(2026, 3, 10, 5, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task It_is_given_again_after_a_restart_and_until_24_hours_are_over()
    {
        Answer first;
        string database;
        await using (var before = await TrackerHost.StartAsync(databases, clock: clock))
        {
            database = before.Database;
            await SmallCup.ImportAsync(before);
            first = await NoteAsync(before, "k");
        }
        await using var after = await TrackerHost.OnAsync(database, clock: clock);

        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        var again = await NoteAsync(after, "k");
        clock.Advance(TimeSpan.FromSeconds(1));
        var late = await NoteAsync(after, "k");
        var anew = await NoteAsync(after, "k");

        Assert.Equal((first.Body, "true"), (again.Body, again.Headers["Idempotency-Replayed"]));
        // It is taken for a new request, and the note is there.
        Assert.DoesNotContain("Idempotency-Replayed", late.Headers.Keys);
        Assert.Empty(late.Json["events"]!.AsArray());
        Assert.Equal((late.Body, "true"), (anew.Body, anew.Headers["Idempotency-Replayed"]));
    }

    [Fact]
    public async Task Answers_whose_time_is_over_are_cleared_away()
    {
        await using var host = await TrackerHost.StartAsync(databases, clock: clock);
        await SmallCup.ImportAsync(host);
        for (var i = 0; i < 40; i++)
            await NoteAsync(host, $"old-{i}");

        clock.Advance(TimeSpan.FromHours(25));
        var left = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            await NoteAsync(host, $"new-{i}");
            left.Add(await KeptAsync(host));
        }

        Assert.Equal([25, 10, 3, 4], left);
    }

    private static Task<Answer> NoteAsync(TrackerHost host, string key) =>
        host.PostAsync("/api/competitions/cup/notes", new { text = "One." }, ("Idempotency-Key", key));

    private static async Task<int> KeptAsync(TrackerHost host) =>
        (await Sql.ListAsync(host.Database, "select encode(id, 'hex') from tracker.kept_answers")).Count;
}
