using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Store;

public sealed class RebuildCommandTests(TestDatabase databases)
{
    private static readonly string[] Views = ["", "/field", "/funnel", "/standings", "/standings?round=stage-1"];

    [Fact]
    public async Task Views_that_went_wrong_are_made_right_by_one_command()
    {
        await using var host = await TrackerHost.StartAsync(databases, seeded: true);
        var (right, kept) = (await AnswersAsync(host), await KeptAsync(host));
        Assert.NotEmpty(kept);
        await Sql.ExecuteAsync(
            host.Database,
            "update tracker.kept_views set basis = jsonb_set(basis, '{version}', '1'), views = jsonb_set(views, '{field,size}', '7')"
        );
        Assert.NotEqual(kept, await KeptAsync(host));
        // As the store leaves it where the database died under a transaction.
        await Sql.ExecuteAsync(
            host.Database,
            """
            insert into tracker.mt_streams (id, version) values ('mt_tombstone', 0);
            insert into tracker.mt_events (seq_id, id, stream_id, version, data, type, mt_dotnet_type)
            values (nextval('tracker.mt_events_sequence'), gen_random_uuid(), 'mt_tombstone', 1, '{}', 'tombstone',
                'JasperFx.Events.Tombstone, JasperFx.Events')
            """
        );

        var (code, said) = await ServiceProcess.RunAsync(
            Path.GetTempPath(),
            ["projections", "rebuild"],
            ("ConnectionStrings__Tracker", host.Database),
            ("Tracker__OperatorToken", TrackerHost.Token),
            ("Tracker__ArchivistToken", TrackerHost.ArchivistToken)
        );

        Assert.True(code == 0, said);
        Assert.Contains("sovereign-ai: the views of 138 events are made anew.", said, StringComparison.Ordinal);
        Assert.Equal(kept, await KeptAsync(host));
        await using var righted = await TrackerHost.OnAsync(host.Database);
        Assert.Equal(right, await AnswersAsync(righted));
    }

    // Whoever has the history at hand does not ask the views, so what is kept is looked at as it is.
    private static Task<List<string>> KeptAsync(TrackerHost host) =>
        Sql.ListAsync(
            host.Database,
            "select competition || ' ' || basis || ' ' || views from tracker.kept_views order by 1"
        );

    // With a role: to others a result is told as it was published, which the views do not hold.
    private static async Task<List<string>> AnswersAsync(TrackerHost host)
    {
        var answers = new List<string>();
        foreach (var view in Views)
            answers.Add((await host.GetAsync($"/api/competitions/sovereign-ai{view}", asOperator: true)).Body);
        return answers;
    }
}
