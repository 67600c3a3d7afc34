using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Operations;

public sealed class DriftTests(TestDatabase databases)
{
    [Fact]
    public async Task Nothing_differs_until_what_is_kept_is_changed_by_hand_and_then_each_difference_is_told_with_its_place()
    {
        await using var host = await TrackerHost.StartAsync(databases, seeded: true);
        await host.GetAsync("/api/competitions/aes/feed?follow=false");
        var (code, said) = await RunAsync(host, "drift");
        Assert.True(code == 0, said);
        Assert.Contains("Nothing differs from the log (views, tables, feed, logs).", said);
        // Where the library looks for commands is nobody's business.
        Assert.DoesNotContain("Searching", said);

        await Sql.ExecuteAsync(
            host.Database,
            """
            update tracker.kept_views set views = jsonb_set(views, '{field,size}', '7'), basis = jsonb_set(basis, '{version}', '1')
            where competition = 'sovereign-ai';
            update tracker.kept_views
            set views = jsonb_set(views, '{standings,rows,0,name,en}', '"Rijndahl"') - 'summary' where competition = 'aes';
            update tracker.kept_views set competition = 'nobody' where competition = 'nist-pqc';
            update tracker.told_events set sequence = 999 where competition = 'aes' and place = 2;
            delete from tracker.told_events where competition = 'aes' and place = 5;
            update tracker.outcomes set rank = 9, recorded_at = recorded_at - interval '1 hour'
            where competition = 'sovereign-ai' and round = 'stage-1' and team = 'upstage';
            delete from tracker.scores where competition = 'sovereign-ai' and team = 'lg-ai-research' and criterion = 'benchmark';
            insert into tracker.gates values ('sovereign-ai', 'stage-1', 'upstage', 'beauty', true), ('nowhere', 'a', 'b', 'c', true);
            """
        );

        (code, said) = await RunAsync(host, "drift");

        Assert.Equal(1, code);
        Assert.Contains("sovereign-ai  field  $.size  is 7, by the log it is 3", said);
        Assert.Contains("sovereign-ai  basis  $.version  is 1, by the log it is 138", said);
        Assert.Matches(
            "aes  standings  \\$\\.rows\\[0\\]\\.name\\.en  is \"Rijndahl\", by the log it is \"[^\"]+\"",
            said
        );
        Assert.Contains("aes  summary  $  is absent, by the log it is {", said);
        Assert.Contains("nist-pqc  views  $  is not kept", said);
        Assert.Contains("nobody  views  $  is kept, and there is no such competition", said);
        Assert.Matches("sovereign-ai  outcomes  stage-1/upstage \\$\\.rank  is 9, by the log it is ", said);
        Assert.Contains("sovereign-ai  outcomes  stage-1/upstage $['recorded_at']  is ", said);
        Assert.Matches(
            "sovereign-ai  scores  stage-1/lg-ai-research/benchmark \\$  is absent, by the log it is {",
            said
        );
        Assert.Contains("sovereign-ai  gates  stage-1/upstage/beauty $  is {", said);
        Assert.Contains("nowhere  tables  $  has rows, and there is no such competition", said);
        Assert.Contains("aes  feed  place 2  tells event 999, which is not in the log", said);
        Assert.Contains("aes  feed  place 6  is where place 5 should be", said);
        // Only the views are made of the log again: what was told is a record of its own.
        Assert.Equal(0, (await RunAsync(host, "projections rebuild")).ExitCode);
        (code, said) = await RunAsync(host, "drift");
        Assert.Equal(1, code);
        Assert.DoesNotMatch("  (views|field|basis|standings|summary|outcomes|scores|gates|tables)  ", said);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_told_and_the_others_are_compared()
    {
        await using var host = await TrackerHost.StartAsync(databases, seeded: true);
        await Sql.ExecuteAsync(
            host.Database,
            """
            update tracker.mt_events set data = '{"at": 5}' where stream_id = 'aes' and version = 3;
            update tracker.kept_views set views = jsonb_set(views, '{field,size}', '7') where competition = 'sovereign-ai';
            """
        );

        var (code, said) = await RunAsync(host, "drift");

        Assert.Equal(1, code);
        Assert.Contains("aes  log  $  Event 3 of aes, stored as ", said);
        Assert.Contains("sovereign-ai  field  $.size  is 7, by the log it is 3", said);
        Assert.Matches(@"Different from the log: \d+", said);
    }

    private static Task<(int ExitCode, string Said)> RunAsync(TrackerHost host, string line) =>
        ServiceProcess.RunAsync(Path.GetTempPath(), line.Split(' '), ("ConnectionStrings__Tracker", host.Database));
}
