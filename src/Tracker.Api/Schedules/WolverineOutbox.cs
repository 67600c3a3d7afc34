using Marten;
using Tracker.Store.Writing;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Tracker.Api.Schedules;

/// <summary>Keeps follow-ups as Wolverine's messages, in the database of the events.</summary>
public sealed class WolverineOutbox(IWolverineRuntime runtime) : IOutbox
{
    /// <inheritdoc />
    public async Task KeepAsync(IDocumentSession session, IReadOnlyList<FollowUp> followUps)
    {
        var outbox = new MartenOutbox(runtime, session);
        foreach (var followUp in followUps)
            await outbox.PublishAsync(followUp.Message, new DeliveryOptions { ScheduledTime = followUp.When });
    }
}
