using JasperFx.Events;
using Marten;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Store.Writing;

/// <summary>
/// The one place through which a competition is written. Writers of one competition go one after another on this node; a
/// write of another node is noticed by the stream's version, and the command is decided again on what it wrote.
/// </summary>
public sealed class CompetitionWriter(IDocumentStore store, Histories histories, TimeProvider clock) : IDisposable
{
    private const int MostAttempts = 20;

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
            for (var attempt = 1; ; attempt++)
            {
                var history = await histories.LatestAsync(competition, cancellation);
                if (options.ExpectedVersion is { } expected && expected != history.Version)
                    return new WriteAnswer.MovedOn(expected, history.Version);
                var decision = decide(history, Now());
                if (decision is Decision.Refused refused)
                    return new WriteAnswer.Refused(refused.Refusal);
                var events = ((Decision.Accepted)decision).Events;
                if (events.Count == 0)
                    return new WriteAnswer.Written(history.Version, []);
                if (options.DryRun)
                    return new WriteAnswer.Written(history.Version, Preview(history, events));
                try
                {
                    return await CommitAsync(competition, history, events, options.By);
                }
                catch (Exception conflict) when (IsConflict(conflict) && attempt < MostAttempts)
                {
                    // Another node was faster: decide again on what it wrote.
                }
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => Array.ForEach(turns, turn => turn.Dispose());

    // Once begun, a commit is not cancelled: the caller could not know whether it took place.
    private async Task<WriteAnswer> CommitAsync(
        CompetitionId competition,
        History history,
        ValueList<CompetitionEvent> events,
        string by
    )
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = by;
        var stream =
            history.Version == 0
                ? session.Events.StartStream(competition.Value, events.Cast<object>())
                : session.Events.Append(competition.Value, history.Version + events.Count, events.Cast<object>());
        await session.SaveChangesAsync(CancellationToken.None);
        var recorded = stream.Events.Select(Histories.ToRecorded).ToValueList();
        histories.Committed(competition, history.Append(recorded));
        return new WriteAnswer.Written(recorded[^1].Sequence, recorded);
    }

    private ValueList<Recorded> Preview(History history, ValueList<CompetitionEvent> events)
    {
        var now = Now();
        return events.Select((each, i) => new Recorded(history.Version + 1 + i, each, now)).ToValueList();
    }

    // To the microsecond, as PostgreSQL keeps it and people can still read it.
    private DateTimeOffset Now() => Histories.AsStored(clock.GetUtcNow());

    private static bool IsConflict(Exception exception) =>
        exception
            is EventStreamUnexpectedMaxEventIdException
                or Marten.Exceptions.ExistingStreamIdCollisionException
                or JasperFx.Events.ExistingStreamIdCollisionException;
}
