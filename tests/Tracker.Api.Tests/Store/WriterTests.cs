using Microsoft.Extensions.DependencyInjection;
using Tracker.Api.Tests.Support;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;
using Tracker.Store.Writing;

namespace Tracker.Api.Tests.Store;

/// <summary>The writer gathers what waits: it loses nothing, mixes nothing up, and has its bounds.</summary>
public sealed class WriterTests(TestDatabase databases) : IAsyncLifetime
{
    private TrackerHost host = null!;
    private string cup = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private CompetitionWriter Writer => host.Services.GetRequiredService<CompetitionWriter>();

    public async ValueTask InitializeAsync()
    {
        host = await TrackerHost.StartAsync(databases);
        cup = await SmallCup.ImportAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_waits_is_written_in_few_transactions_in_the_order_in_which_it_came()
    {
        List<Task<WriteAnswer>> writes;
        await using (await Held.CompetitionAsync(host.Database, "cup"))
            writes = [.. Enumerable.Range(0, 300).Select(i => NoteAsync($"Note {i}.", by: $"writer-{i}"))];

        var versions = (await Task.WhenAll(writes)).Select(answer =>
            Assert.IsType<WriteAnswer.Written>(answer).Version
        );

        Assert.Equal(Enumerable.Range(SmallCup.Version + 1, 300).Select(i => (long)i), versions);
        Assert.Equal(
            Enumerable.Range(0, 300).Select(i => $"Note {i}. writer-{i}"),
            await Sql.ListAsync(
                host.Database,
                "select (data ->> 'text') || ' ' || user_name from tracker.mt_events where version > 11 order by version"
            )
        );
        var transactions = await Sql.ListAsync(
            host.Database,
            "select distinct xmin::text from tracker.mt_events where version > 11"
        );
        Assert.InRange(transactions.Count, 1, 5);
        Assert.Equal(SmallCup.Version + 300, (await host.GetAsync(cup)).Number("version"));
    }

    [Fact]
    public async Task Who_writes_one_competition_does_not_wait_for_another_that_a_node_is_writing()
    {
        var other = await SmallCup.ImportAsync(host, "other");
        Task<Answer> waiting;
        await using (await Held.CompetitionAsync(host.Database, "cup"))
        {
            waiting = host.PostAsync($"{cup}/notes", new { text = "Held up." });
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 40).Select(i => host.PostAsync($"{other}/notes", new { text = $"Note {i}." }))
            );
            Assert.All(answers, answer => Assert.Equal(200, answer.Status));
            Assert.False(waiting.IsCompleted);
        }

        Assert.Equal(200, (await waiting).Status);
    }

    [Fact]
    public async Task Of_those_that_share_a_transaction_the_one_that_the_database_does_not_take_fails_alone()
    {
        await Sql.ExecuteAsync(
            host.Database,
            """
            create function tracker.refuse() returns trigger language plpgsql as
                $$ begin raise exception 'not this one'; end $$;
            create trigger refuse before insert on tracker.mt_events for each row
                when (new.data ->> 'text' like '%bad%') execute function tracker.refuse();
            """
        );
        var other = await SmallCup.ImportAsync(host, "other");
        List<Task<Answer>> posts;
        await using (await Held.CompetitionAsync(host.Database, "cup"))
            posts =
            [
                .. Enumerable
                    .Range(0, 40)
                    .Select(i =>
                        host.PostAsync($"{(i % 4 == 0 ? other : cup)}/notes", new { text = i == 17 ? "bad" : $"{i}" })
                    ),
            ];

        var answers = await Task.WhenAll(posts);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => i == 17 ? 503 : 200), answers.Select(answer => answer.Status));
        Assert.Equal(
            Enumerable.Range(0, 40).Where(i => i != 17).Select(i => $"{i}").Order(StringComparer.Ordinal),
            (
                await Sql.ListAsync(host.Database, "select data ->> 'text' from tracker.mt_events where version > 11")
            ).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_fault_in_deciding_one_is_nobody_elses()
    {
        List<Task<WriteAnswer>> writes;
        await using (await Held.CompetitionAsync(host.Database, "cup"))
            writes =
            [
                NoteAsync("before"),
                Writer.WriteAsync(
                    new CompetitionId("cup"),
                    (_, _) => throw new NotSupportedException("a fault"),
                    new WriteOptions("test"),
                    Cancellation
                ),
                NoteAsync("after"),
            ];

        await Assert.ThrowsAsync<NotSupportedException>(() => writes[1]);
        Assert.Equal(
            (SmallCup.Version + 1, SmallCup.Version + 2),
            (((WriteAnswer.Written)await writes[0]).Version, ((WriteAnswer.Written)await writes[2]).Version)
        );
    }

    [Fact]
    public async Task What_takes_long_to_decide_keeps_no_other_competition_waiting()
    {
        var other = await SmallCup.ImportAsync(host, "other");
        using var ending = new ManualResetEventSlim();
        var slow = Writer.WriteAsync(
            new CompetitionId("cup"),
            (history, now) =>
            {
                Assert.True(ending.Wait(TimeSpan.FromSeconds(30), Cancellation));
                return Decider.Decide(history, new RecordNote([], "At last."), now);
            },
            new WriteOptions("operator"),
            Cancellation
        );

        for (var i = 0; i < 3; i++)
            Assert.Equal(200, (await host.PostAsync($"{other}/notes", new { text = $"Note {i}." })).Status);

        Assert.False(slow.IsCompleted);
        ending.Set();
        Assert.IsType<WriteAnswer.Written>(await slow);
    }

    [Fact]
    public async Task Beyond_the_bound_a_write_is_turned_away_and_what_was_let_in_is_written()
    {
        List<Task<WriteAnswer>> writes;
        Answer beyond;
        await using (await Held.CompetitionAsync(host.Database, "cup"))
        {
            writes = [.. Enumerable.Range(0, CompetitionWriter.MostUnanswered).Select(i => NoteAsync($"{i}"))];
            beyond = await host.PostAsync($"{cup}/notes", new { text = "beyond" });
        }

        Problem.Is(429, "too-many-requests", beyond);
        Assert.Equal("1", beyond.Headers["Retry-After"]);
        Assert.All(await Task.WhenAll(writes), answer => Assert.IsType<WriteAnswer.Written>(answer));
        Assert.Equal(
            SmallCup.Version + CompetitionWriter.MostUnanswered + 1,
            await Sql.CountEventsAsync(host.Database) + 1
        );
        Assert.Equal(200, (await host.PostAsync($"{cup}/notes", new { text = "again" })).Status);
    }

    [Fact]
    public async Task Who_gave_up_waiting_has_written_nothing()
    {
        using var givingUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task<WriteAnswer> given,
            kept;
        await using (await Held.CompetitionAsync(host.Database, "cup"))
        {
            // The first is in a hand already; who comes after it is still waiting.
            var first = NoteAsync("first");
            given = NoteAsync("given up", cancellation: givingUp.Token);
            kept = NoteAsync("kept");
            await givingUp.CancelAsync();
        }

        Assert.IsType<WriteAnswer.Written>(await kept);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.DoesNotContain(
            "given up",
            await Sql.ListAsync(host.Database, "select data ->> 'text' from tracker.mt_events where version > 11")
        );
    }

    [Fact]
    public async Task Who_was_let_in_is_answered_before_the_writer_stops_and_nobody_is_let_in_any_more()
    {
        List<Task<WriteAnswer>> writes;
        Task stopping;
        await using (await Held.CompetitionAsync(host.Database, "cup"))
        {
            writes = [.. Enumerable.Range(0, 50).Select(i => NoteAsync($"{i}"))];
            stopping = Writer.DisposeAsync().AsTask();
            Assert.False(stopping.IsCompleted);
        }

        await stopping;

        Assert.All(writes, write => Assert.IsType<WriteAnswer.Written>(write.Result));
        Assert.IsType<WriteAnswer.Busy>(await NoteAsync("too late"));
        Assert.Equal(SmallCup.Version + 50, await Sql.CountEventsAsync(host.Database));
    }

    private Task<WriteAnswer> NoteAsync(string text, string by = "test", CancellationToken? cancellation = null) =>
        Writer.WriteAsync(
            new CompetitionId("cup"),
            new RecordNote([], text),
            new WriteOptions(by),
            cancellation ?? Cancellation
        );
}
