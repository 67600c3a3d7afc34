using Marten;

namespace Tracker.Store.Writing;

/// <summary>Keeps what is to be done because of events, and sees to it that it is done.</summary>
public interface IOutbox
{
    /// <summary>Keeps follow-ups in the transaction of a session: they are committed with its events, or not at all.</summary>
    Task KeepAsync(IDocumentSession session, IReadOnlyList<FollowUp> followUps);
}
