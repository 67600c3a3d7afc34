using Marten;
using Tracker.Store.Projections;

namespace Tracker.Store.Writing;

/// <summary>What a batch of writes comes to: events to append, answers to keep, answers to give when it is committed.</summary>
/// <param name="session">The session in whose transaction it is written.</param>
/// <param name="keys">What is known of the keys of its requests.</param>
internal sealed class Batch(IDocumentSession session, IReadOnlyDictionary<KeyedRequest, WriteAnswer?> keys)
{
    private static readonly TimeSpan LongestWaitForKey = TimeSpan.FromSeconds(5);

    private readonly List<(PendingWrite, WriteAnswer)> answers = [];
    private readonly List<Made> made = [];
    private readonly List<string> refusals = [];
    private bool keeps;

    /// <summary>The answers, to be given when it is committed.</summary>
    public IReadOnlyList<(PendingWrite Write, WriteAnswer Answer)> Answers => answers;

    /// <summary>What it makes of competitions.</summary>
    public IReadOnlyList<Made> Made => made;

    /// <summary>The codes of what was refused.</summary>
    public IReadOnlyList<string> Refusals => refusals;

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
        if (answer is WriteAnswer.Refused refused)
            refusals.Add(refused.Refusal.Code);
        else if (answer is WriteAnswer.MovedOn)
            refusals.Add("moved-on");
        if (kept is not null)
        {
            answer = KeptAnswers.Keep(session, write.Options.Kept!, kept, now, write.Competition);
            keeps = true;
        }
        answers.Add((write, answer));
    }

    /// <summary>Takes what was made of a competition.</summary>
    public void Take(Made each)
    {
        if (each.Added.Count > 0)
            made.Add(each);
    }

    /// <summary>Commits it: all of it, or nothing.</summary>
    public async Task CommitAsync()
    {
        if (made.Count > 0)
        {
            await EventRows.AppendAsync(session, made);
            await Task.WhenAll(made.Select(each => each.After));
            CurrentViews.Keep(session, made.Select(each => (each.Competition, each.After.Result, each.Added)));
        }
        // Once begun, a commit is not cancelled: the callers could not know whether it took place.
        if (keeps || made.Count > 0)
            await session.SaveChangesAsync(CancellationToken.None);
    }
}
