using Marten;
using Npgsql;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
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
    public async Task<WriteAnswer> WriteAsync(
        CompetitionId competition,
        Func<History, DateTimeOffset, Decision> decide,
        WriteOptions options,
        CancellationToken cancellation
    )
    {
        var turn = turns[(uint)competition.GetHashCode() % turns.Length];
        await turn.WaitAsync(cancellation);
        try
        {
            await using var session = store.LightweightSession();
            session.LastModifiedBy = options.By;
            if (!options.DryRun)
                await LockAsync(session, competition, cancellation);
            var history = await histories.LatestAsync(session, competition, cancellation);
            if (options.ExpectedVersion is { } expected && expected != history.Version)
                return new WriteAnswer.MovedOn(expected, history.Version);
            var now = Now();
            return decide(history, now) switch
            {
                Decision.Refused refused => new WriteAnswer.Refused(refused.Refusal),
                Decision.Accepted { Events.Count: 0 } => new WriteAnswer.Written(history.Version, []),
                Decision.Accepted accepted when options.DryRun => new WriteAnswer.Written(
                    history.Version,
                    Preview(history, accepted.Events, now)
                ),
                Decision.Accepted accepted => await CommitAsync(session, competition, history, accepted.Events, now),
                _ => throw new InvalidOperationException("A decision is accepted or refused."),
            };
        }
        finally
        {
            turn.Release();
        }
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
        await session.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))");
        command.Parameters.Add(new NpgsqlParameter { Value = competition.Value });
        await session.ExecuteAsync(command, cancellation);
    }

    // Once begun, a commit is not cancelled: the caller could not know whether it took place.
    private async Task<WriteAnswer> CommitAsync(
        IDocumentSession session,
        CompetitionId competition,
        History history,
        ValueList<CompetitionEvent> events,
        DateTimeOffset now
    )
    {
        if (FollowUps.Of(competition, history, events, now) is { Count: > 0 } followUps)
            await outbox.KeepAsync(session, followUps);
        var stream =
            history.Version == 0
                ? session.Events.StartStream(competition.Value, events.Cast<object>())
                : session.Events.Append(competition.Value, history.Version + events.Count, events.Cast<object>());
        await session.SaveChangesAsync(CancellationToken.None);
        var recorded = stream.Events.Select(Histories.ToRecorded).ToValueList();
        histories.Committed(competition, history.Append(recorded));
        return new WriteAnswer.Written(recorded[^1].Sequence, recorded);
    }

    private static ValueList<Recorded> Preview(
        History history,
        ValueList<CompetitionEvent> events,
        DateTimeOffset now
    ) => events.Select((each, i) => new Recorded(history.Version + 1 + i, each, now)).ToValueList();

    // To the microsecond, as PostgreSQL keeps it and people can still read it.
    private DateTimeOffset Now() => Histories.AsStored(clock.GetUtcNow());
}
