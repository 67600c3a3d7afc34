using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Seeds;

public sealed class SeedingTests(TestDatabase databases)
{
    [Fact]
    public async Task The_seeds_come_with_the_first_start_and_never_again()
    {
        string database;
        await using (var first = await TrackerHost.StartAsync(databases, seeded: true))
        {
            database = first.Database;
            await DeleteAsync(database, "aes");
            await first.PostAsync("/api/competitions/sovereign-ai/notes", new { text = "Ours." });
        }

        await using var second = await TrackerHost.OnAsync(database, seeded: true);

        Assert.Equal(
            ["nist-pqc", "sovereign-ai"],
            (await second.GetAsync("/api/competitions")).Each("competitions", "competition")
        );
        Assert.Equal(139, (await second.GetAsync("/api/competitions/sovereign-ai")).Number("version"));
    }

    [Fact]
    public async Task A_start_that_was_cut_short_is_made_good_by_the_next()
    {
        string database;
        await using (var first = await TrackerHost.StartAsync(databases, seeded: true))
        {
            database = first.Database;
            await Sql.ExecuteAsync(database, "delete from tracker.mt_doc_seeded");
            await DeleteAsync(database, "sovereign-ai");
        }

        await using var second = await TrackerHost.OnAsync(database, seeded: true);

        Assert.Equal(45, (await second.GetAsync("/api/competitions/aes")).Number("version"));
        Assert.Equal(138, (await second.GetAsync("/api/competitions/sovereign-ai")).Number("version"));
    }

    [Fact]
    public async Task A_service_that_is_told_not_to_seed_begins_empty()
    {
        await using var host = await TrackerHost.StartAsync(databases);

        Json.Equal("""{ "competitions": [] }""", (await host.GetAsync("/api/competitions")).Json);
    }

    private static async Task DeleteAsync(string database, string competition)
    {
        await Sql.ExecuteAsync(database, $"delete from tracker.mt_events where stream_id = '{competition}'");
        await Sql.ExecuteAsync(database, $"delete from tracker.mt_streams where id = '{competition}'");
        await Sql.ExecuteAsync(database, $"delete from tracker.kept_views where competition = '{competition}'");
    }
}
