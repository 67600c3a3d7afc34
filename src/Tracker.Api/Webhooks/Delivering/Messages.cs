using Wolverine.Attributes;

namespace Tracker.Api.Webhooks.Delivering;

/// <summary>A webhook has its turn: it is told what it was not told yet.</summary>
/// <param name="Webhook">The webhook's id.</param>
/// <param name="Turn">The number of the turn; when the webhook's is another one, this one is over.</param>
[MessageIdentity("webhook-turn")]
public sealed record WebhookTurn(string Webhook, long Turn);

/// <summary>An event that was set aside is due.</summary>
/// <param name="Webhook">The webhook's id.</param>
/// <param name="Place">The place of the event in the feed.</param>
/// <param name="Tries">How often it was tried; when that is another number by now, this is over.</param>
[MessageIdentity("webhook-late-event")]
public sealed record LateEventDue(string Webhook, long Place, int Tries);
