using Marten;
using Npgsql;
using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Store.Writing;

/// <summary>
/// The one place through which a competition is written. Writers of one competition go one after another, on this node by
/// turns and among nodes by a lock in the database; each decides on what the one before it wrote.
/// </summary>
public sealed class CompetitionWriter(IDocumentStore store, Histories histories, IOutbox outbox, TimeProvider clock)
    : IDisposable
{
    // Competitions share a fixed number of turns: nothing grows with the number of competitions ever written.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Decides a command against the latest history, and commits what it makes.</summary>
    public Task<WriteAnswer> WriteAsync(
        CompetitionId competition,
        Command command,
        WriteOptions options,
        CancellationToken cancellation
    ) => WriteAsync(competition, (history, now) => Decider.Decide(history, command, now), options, cancellation);

    /// <summary>Decides by any pure function of the latest history and the time, and commits what it makes.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="decide">Decides.</param>
    /// <param name="options">Under which conditions.</param>
    /// <param name="cancellation">Gives up, as long as nothing is being committed.</param>
    /// <param name="tell">Makes the answer that is kept of what became of a request with a key; needed for those alone.</param>
    public async Task<WriteAnswer> WriteAsync(
        CompetitionId competition,
        Func<History, DateTimeOffset, Decision> decide,
        WriteOptions options,
        CancellationToken cancellation,
        Func<WriteAnswer, Task<KeptAnswer>>? tell = null
    )
    {
        var turn = turns[(uint)competition.GetHashCode() % turns.Length];
        await turn.WaitAsync(cancellation);
        try
        {
            await using var session = store.LightweightSession();
            session.LastModifiedBy = options.By;
            if (!options.DryRun)
                await session.BeginTransactionAsync(cancellation);
            // Before the competition: a key may be used for two of them, and whoever holds one waits for no key.
            if (
                options.Kept is { } keyed
                && await KeptAnswers.TakeAsync(session, keyed, Now(), cancellation) is { } known
            )
                return known;
            if (!options.DryRun)
                await LockAsync(session, competition, cancellation);
            var history = await histories.LatestAsync(session, competition, cancellation);
            var now = Now();
            var answer = Judge(history, decide, options, now);
            var recorded = answer is WriteAnswer.Written written ? written.Events : [];
            if (options.DryRun || (recorded.Count == 0 && options.Kept is null))
                return answer;
            if (recorded.Count > 0)
                await AppendAsync(session, competition, history, recorded, now);
            if (options.Kept is { } request)
                answer = KeptAnswers.Keep(session, request, await tell!(answer), now);
            // Once begun, a commit is not cancelled: the caller could not know whether it took place.
            await session.SaveChangesAsync(CancellationToken.None);
            if (recorded.Count > 0)
                histories.Committed(competition, history.Append(recorded));
            return answer;
        }
        finally
        {
            turn.Release();
        }
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
        if (await KeptAnswers.TakeAsync(session, request, Now(), cancellation) is { } known)
            return known;
        var answer = KeptAnswers.Keep(session, request, await tell(), Now());
        await session.SaveChangesAsync(CancellationToken.None);
        return answer;
    }

    /// <inheritdoc />
    public void Dispose() => Array.ForEach(turns, turn => turn.Dispose());

    // Held until the transaction ends, committed or not: nodes write a competition in the order in which they came, where
    // retrying after a lost race let the slower of two nodes lose over and over.
    private static async Task LockAsync(
        IDocumentSession session,
        CompetitionId competition,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))");
        command.Parameters.Add(new NpgsqlParameter { Value = competition.Value });
        await session.ExecuteAsync(command, cancellation);
    }

    private static WriteAnswer Judge(
        History history,
        Func<History, DateTimeOffset, Decision> decide,
        WriteOptions options,
        DateTimeOffset now
    )
    {
        if (options.ExpectedVersion is { } expected && expected != history.Version)
            return new WriteAnswer.MovedOn(expected, history.Version);
        return decide(history, now) switch
        {
            Decision.Refused refused => new WriteAnswer.Refused(refused.Refusal),
            Decision.Accepted accepted => new WriteAnswer.Written(
                options.DryRun ? history.Version : history.Version + accepted.Events.Count,
                accepted.Events.Select((each, i) => new Recorded(history.Version + 1 + i, each, now)).ToValueList()
            ),
            _ => throw new InvalidOperationException("A decision is accepted or refused."),
        };
    }

    private async Task AppendAsync(
        IDocumentSession session,
        CompetitionId competition,
        History history,
        ValueList<Recorded> recorded,
        DateTimeOffset now
    )
    {
        var events = recorded.Select(each => each.Event).ToValueList();
        if (FollowUps.Of(competition, history, events, now) is { Count: > 0 } followUps)
            await outbox.KeepAsync(session, followUps);
        var stream =
            history.Version == 0
                ? session.Events.StartStream(competition.Value, events.Cast<object>())
                : session.Events.Append(competition.Value, history.Version + events.Count, events.Cast<object>());
        // Said here and not by the store: an answer that is kept with the events says already when they were recorded.
        foreach (var stored in stream.Events)
            stored.Timestamp = now;
    }

    // To the microsecond, as PostgreSQL keeps it and people can still read it.
    private DateTimeOffset Now() => Histories.AsStored(clock.GetUtcNow());
}
