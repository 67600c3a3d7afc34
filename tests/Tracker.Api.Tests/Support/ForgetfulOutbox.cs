using Marten;
using Tracker.Store.Writing;

namespace Tracker.Api.Tests.Support;

/// <summary>Keeps nothing: what would follow from events does not happen.</summary>
internal sealed class ForgetfulOutbox : IOutbox
{
    public Task KeepAsync(IDocumentSession session, IReadOnlyList<FollowUp> followUps) => Task.CompletedTask;
}
