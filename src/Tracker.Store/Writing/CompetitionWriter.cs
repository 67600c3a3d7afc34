using Marten;
using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;
using Tracker.Store.Proofs;
using Tracker.Store.Reading;

namespace Tracker.Store.Writing;

/// <summary>
/// The one place through which competitions are written. It gathers what is waiting: while one batch is being committed the
/// next one fills, so that many writes share a transaction, and none is refused for another's sake.
/// </summary>
public sealed class CompetitionWriter : IAsyncDisposable
{
    /// <summary>How many writes may be without an answer at the same time; the next one is turned away.</summary>
    public const int MostUnanswered = 4096;

    /// <summary>The weight of a write that shares its transaction with no other.</summary>
    public const int Alone = MostAtOnce;

    // Transactions that may be under way beside the one that gathers what comes in meanwhile.
    private const int MostAside = 3;
    private const int MostAtOnce = 1024;

    // Another's announcement of the same competition, or a node that died in between: it is then decided anew.
    private const int MostTries = 5;

    // As long as a large batch takes. What takes longer is a heavy write, a long history that is read, a database that hangs.
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan KeyPause = TimeSpan.FromMilliseconds(20);

    private readonly IDocumentStore store;
    private readonly Histories histories;
    private readonly TimeProvider clock;
    private readonly Telemetry telemetry;
    private readonly BatchWriter batches;
    private readonly WaitingRoom waiting = new(MostUnanswered, MostAside, MostAtOnce);
    private Exception? death;

    /// <summary>Makes the writer of a host.</summary>
    public CompetitionWriter(
        IDocumentStore store,
        Histories histories,
        IOutbox outbox,
        CheckpointKeys keys,
        TimeProvider clock,
        Telemetry telemetry
    )
    {
        (this.store, this.histories, this.clock, this.telemetry) = (store, histories, clock, telemetry);
        batches = new(store, histories, outbox, new(keys), clock, telemetry);
        telemetry.Show(
            "tracker.writes.waiting",
            "{write}",
            "Writes without an answer: those that wait, and those that are being written.",
            () => waiting.Unanswered
        );
    }

    /// <summary>For how long no write was taken up or answered though some wait; none while none does.</summary>
    public TimeSpan StalledFor => waiting.StalledFor;

    /// <summary>What ended one of the hands that write, of which none may end so; null while all is well.</summary>
    public Exception? Death => Volatile.Read(ref death);

    /// <summary>Decides a command against the latest history, and commits what it makes.</summary>
    public Task<WriteAnswer> WriteAsync(
        CompetitionId competition,
        Command command,
        WriteOptions options,
        CancellationToken cancellation
    ) => WriteAsync(competition, (history, now) => Decider.Decide(history, command, now), options, cancellation);

    /// <summary>Decides by any pure function of the latest history and the time, and commits what it makes.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="decide">Decides; more than once when others wrote meanwhile.</param>
    /// <param name="options">Under which conditions.</param>
    /// <param name="cancellation">Gives up, as long as it is not being written.</param>
    /// <param name="tell">Makes the answer that is kept of what became of a request with a key; needed for those alone.</param>
    public async Task<WriteAnswer> WriteAsync(
        CompetitionId competition,
        Func<History, DateTimeOffset, Decision> decide,
        WriteOptions options,
        CancellationToken cancellation,
        Func<WriteAnswer, Task<KeptAnswer>>? tell = null
    )
    {
        var write = new PendingWrite(competition, decide, options, tell, cancellation);
        if (options.DryRun)
            return write.Judge(await histories.LatestAsync(competition, cancellation), Now());
        if (!waiting.TryEnter(write, out var needsHand))
        {
            telemetry.Refuse("too-many-requests");
            return new WriteAnswer.Busy();
        }
        LendHand(needsHand);
        return await write.Answer;
    }

    /// <summary>Answers a request with a key once, when no competition need be asked for it.</summary>
    public async Task<WriteAnswer> AnswerAsync(
        KeyedRequest request,
        Func<Task<KeptAnswer>> tell,
        CancellationToken cancellation
    )
    {
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(cancellation);
        if ((await KeptAnswers.TakeAsync(session, [request], Now()))[request] is { } known)
            return known;
        var answer = KeptAnswers.Keep(session, request, await tell(), Now());
        await session.SaveChangesAsync(CancellationToken.None);
        return answer;
    }

    /// <summary>Lets no more writes in, and finishes those that are.</summary>
    public ValueTask DisposeAsync() => new(waiting.CloseAsync());

    private void LendHand(bool isNeeded)
    {
        if (isNeeded)
            Run(WriteWhatWaitsAsync);
    }

    // Nobody awaits a hand: what ends it would never be heard of, and its writes never answered.
    private void Run(Func<Task> hand) =>
        Task.Run(hand)
            .ContinueWith(
                ended => Interlocked.CompareExchange(ref death, ended.Exception!.InnerException, null),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default
            );

    private async Task WriteWhatWaitsAsync()
    {
        while (waiting.Take() is { } taken)
        {
            // By itself: where the database answers at once, deciding would keep this from looking at the clock.
            var writing = Task.Run(() => WriteTakenAsync(taken));
            var isLong = await Task.WhenAny(writing, Task.Delay(Long)) != writing;
            if (isLong && waiting.TryStepAside(out var needsHand))
            {
                LendHand(needsHand);
                await writing;
                waiting.Leave();
                return;
            }
            await writing;
        }
    }

    private async Task WriteTakenAsync(IReadOnlyList<PendingWrite> taken)
    {
        var held = await WriteAsync(taken, patiently: false, MostTries);
        foreach (var group in taken.GroupBy(write => write.Competition))
            if (held.Contains(group.Key))
                // What another node is writing is waited for apart, so that nobody else has to.
                Run(() => WriteAloneAsync([.. group]));
            else
                GiveBack([.. group]);
    }

    private async Task WriteAloneAsync(IReadOnlyList<PendingWrite> writes)
    {
        await WriteAsync(writes, patiently: true, MostTries);
        GiveBack(writes);
    }

    private async Task<IReadOnlySet<CompetitionId>> WriteAsync(
        IReadOnlyList<PendingWrite> writes,
        bool patiently,
        int tries
    )
    {
        try
        {
            return await batches.WriteAsync(writes, patiently);
        }
        catch (Exception failure)
        {
            var left = writes.Where(write => !write.IsOver).ToList();
            if (!Failure.IsUndone(failure) || tries == 0)
            {
                left.ForEach(write => write.Fail(failure));
                telemetry.Failed.Add(left.Count);
                return new HashSet<CompetitionId>();
            }
            // It failed because of one of them, or because another node was faster: who is not to blame must not suffer.
            var held = new HashSet<CompetitionId>();
            foreach (var part in Failure.IsRace(failure) ? [left] : Split(left))
                held.UnionWith(await WriteAsync(part, patiently, part.Count == left.Count ? tries - 1 : tries));
            return held;
        }
    }

    // By competition; those of one by halves, so that few tries find the one that fails.
    private static IEnumerable<IReadOnlyList<PendingWrite>> Split(List<PendingWrite> writes)
    {
        var groups = writes.GroupBy(write => write.Competition).Select(group => group.ToList()).ToList();
        if (groups.Count != 1)
            return groups;
        var half = (writes.Count + 1) / 2;
        return writes.Chunk(half);
    }

    private void GiveBack(IReadOnlyList<PendingWrite> writes)
    {
        var later = writes.Where(write => !write.IsOver).ToList();
        LendHand(waiting.GiveBack(writes[0].Competition, writes.Count - later.Count));
        foreach (var write in later)
            Run(() => TryLaterAsync(write));
    }

    // Its key is in use: by the same request on another node, or by one that was in the same batch.
    private async Task TryLaterAsync(PendingWrite write)
    {
        await Task.Delay(KeyPause);
        LendHand(waiting.Return(write));
    }

    private DateTimeOffset Now() => Histories.AsStored(clock.GetUtcNow());
}
