using System.Diagnostics;
using Tracker.Domain.Values;

namespace Tracker.Store.Writing;

/// <summary>
/// Where writes wait until they are written, those of a competition in the order in which they came. What is taken of a
/// competition is in one hand until it is given back, so that nobody else writes it meanwhile.
/// </summary>
/// <param name="most">How many writes there may be that have no answer yet.</param>
/// <param name="mostAside">How many hands may be at work beside the one that takes.</param>
/// <param name="mostAtOnce">How many writes are taken at once, by their weight.</param>
/// <remarks>
/// One hand takes: the more it finds the fewer transactions there are, and two small ones cost more than a large one. What
/// takes long must keep nobody waiting, so its hand steps aside and another one takes.
/// </remarks>
internal sealed class WaitingRoom(int most, int mostAside, int mostAtOnce)
{
    private readonly Lock gate = new();

    // Of every competition that is ready or in a hand.
    private readonly Dictionary<CompetitionId, Queue<PendingWrite>> waiting = [];
    private readonly Queue<CompetitionId> ready = new();
    private readonly TaskCompletionSource empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int unanswered;
    private long movedAt;
    private bool hasHand;
    private int aside;
    private bool isClosed;

    /// <summary>How many writes are without an answer.</summary>
    public int Unanswered => Volatile.Read(ref unanswered);

    /// <summary>For how long nothing was taken or answered though something waits; none while nothing does.</summary>
    public TimeSpan StalledFor
    {
        get
        {
            lock (gate)
                return unanswered == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(movedAt);
        }
    }

    /// <summary>Lets a write in: false when there is no room.</summary>
    /// <param name="write">The write.</param>
    /// <param name="needsHand">Whether another hand is needed, which then is counted already.</param>
    public bool TryEnter(PendingWrite write, out bool needsHand)
    {
        lock (gate)
        {
            needsHand = false;
            if (isClosed || (unanswered >= most && !write.Options.IsOwn))
                return false;
            if (unanswered++ == 0)
                movedAt = Stopwatch.GetTimestamp();
            Add(write);
            needsHand = TryAddHand();
            return true;
        }
    }

    /// <summary>Lets a write in again that was taken and could not be written yet.</summary>
    /// <returns>Whether another hand is needed, which then is counted already.</returns>
    public bool Return(PendingWrite write)
    {
        lock (gate)
        {
            Add(write);
            return TryAddHand();
        }
    }

    /// <summary>Takes what is next: writes of one competition or of several. Null when there is none: the hand is gone.</summary>
    public IReadOnlyList<PendingWrite>? Take()
    {
        lock (gate)
        {
            var taken = new List<PendingWrite>();
            var weight = 0;
            while (weight < mostAtOnce && ready.TryPeek(out var competition))
            {
                var queue = waiting[competition];
                var before = taken.Count;
                while (queue.TryPeek(out var next) && (taken.Count == 0 || weight + next.Options.Weight <= mostAtOnce))
                {
                    taken.Add(queue.Dequeue());
                    weight += next.Options.Weight;
                }
                // What is too heavy to come along is for the next hand.
                if (taken.Count == before)
                    break;
                ready.Dequeue();
            }
            if (taken.Count > 0)
            {
                movedAt = Stopwatch.GetTimestamp();
                return taken;
            }
            hasHand = false;
            return null;
        }
    }

    /// <summary>The hand that took last is at it for long.</summary>
    /// <param name="needsHand">Whether another hand is needed, which then is counted already.</param>
    /// <returns>Whether it makes room and takes no more; else there are too many that did.</returns>
    public bool TryStepAside(out bool needsHand)
    {
        lock (gate)
        {
            needsHand = false;
            if (aside >= mostAside)
                return false;
            aside++;
            hasHand = false;
            needsHand = TryAddHand();
            return true;
        }
    }

    /// <summary>A hand that stepped aside is done.</summary>
    public void Leave()
    {
        lock (gate)
            aside--;
    }

    /// <summary>Gives a competition back, of which so many writes have their answers.</summary>
    /// <returns>Whether another hand is needed, which then is counted already.</returns>
    public bool GiveBack(CompetitionId competition, int answered)
    {
        lock (gate)
        {
            unanswered -= answered;
            movedAt = Stopwatch.GetTimestamp();
            if (waiting[competition].Count > 0)
                ready.Enqueue(competition);
            else
                waiting.Remove(competition);
            if (isClosed && unanswered == 0)
                empty.TrySetResult();
            return TryAddHand();
        }
    }

    /// <summary>Lets nobody in any more, and waits until everyone who is in has an answer.</summary>
    public Task CloseAsync()
    {
        lock (gate)
        {
            isClosed = true;
            if (unanswered == 0)
                empty.TrySetResult();
        }
        return empty.Task;
    }

    private void Add(PendingWrite write)
    {
        if (!waiting.TryGetValue(write.Competition, out var queue))
        {
            waiting.Add(write.Competition, queue = new());
            ready.Enqueue(write.Competition);
        }
        queue.Enqueue(write);
    }

    private bool TryAddHand()
    {
        if (ready.Count == 0 || hasHand)
            return false;
        hasHand = true;
        return true;
    }
}
