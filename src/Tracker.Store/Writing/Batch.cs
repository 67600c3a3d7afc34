using Marten;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;

namespace Tracker.Store.Writing;

/// <summary>What a batch of writes comes to: events to append, answers to keep, answers to give when it is committed.</summary>
/// <param name="session">The session in whose transaction it is written.</param>
/// <param name="keys">What is known of the keys of its requests.</param>
internal sealed class Batch(IDocumentSession session, IReadOnlyDictionary<KeyedRequest, WriteAnswer?> keys)
{
    private static readonly TimeSpan LongestWaitForKey = TimeSpan.FromSeconds(5);

    private readonly List<(PendingWrite, WriteAnswer)> answers = [];
    private readonly Dictionary<CompetitionId, History> made = [];
    private bool keeps;

    /// <summary>Whether there is anything to commit.</summary>
    public bool HasWork => keeps || made.Count > 0;

    /// <summary>The answers, to be given when it is committed.</summary>
    public IReadOnlyList<(PendingWrite Write, WriteAnswer Answer)> Answers => answers;

    /// <summary>The histories that it makes.</summary>
    public IReadOnlyDictionary<CompetitionId, History> Made => made;

    /// <summary>
    /// Whether a write is not to be decided: its key has an answer, or is in use. Then it stays without an answer for as long
    /// as its caller may be kept waiting, and is tried again.
    /// </summary>
    public bool IsSettledByKey(PendingWrite write)
    {
        if (write.Options.Kept is not { } request || keys[request] is not { } answer)
            return false;
        if (answer is not WriteAnswer.KeyInUse || write.Waited > LongestWaitForKey)
            answers.Add((write, answer));
        return true;
    }

    /// <summary>Takes what became of a write, and what is kept of it.</summary>
    public void Take(PendingWrite write, WriteAnswer answer, KeptAnswer? kept, DateTimeOffset now)
    {
        if (kept is not null)
        {
            answer = KeptAnswers.Keep(session, write.Options.Kept!, kept, now);
            keeps = true;
        }
        answers.Add((write, answer));
    }

    /// <summary>Appends what was made of a competition.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="before">Its history.</param>
    /// <param name="after">Its history with what was made.</param>
    /// <param name="added">What was made, and by whom.</param>
    public void Append(
        CompetitionId competition,
        History before,
        History after,
        IReadOnlyList<(Recorded Recorded, string By)> added
    )
    {
        if (added.Count == 0)
            return;
        // With the version that comes of it, also for the first events of all: another's are noticed.
        var stream = session.Events.Append(
            competition.Value,
            before.Version + added.Count,
            added.Select(each => (object)each.Recorded.Event)
        );
        foreach (var (stored, (recorded, by)) in stream.Events.Zip(added))
        {
            // Said here and not by the store: an answer that is kept with the events says already when they were recorded.
            stored.Timestamp = recorded.RecordedAt;
            stored.UserName = by;
        }
        made.Add(competition, after);
    }
}
