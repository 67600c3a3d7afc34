using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Tracker.Api.Webhooks.Delivering;

/// <summary>Goes on with a webhook whose turn it is.</summary>
public static class WebhookTurnHandler
{
    /// <summary>What the handler does when it fails.</summary>
    public static void Configure(HandlerChain chain) => chain.NeverGiveUp();

    /// <summary>Tells it what it was not told yet; delivered again it does nothing, or tells an event twice.</summary>
    public static Task HandleAsync(WebhookTurn turn, Deliveries deliveries, CancellationToken cancellation) =>
        deliveries.GoOnAsync(turn, cancellation);
}

/// <summary>Tries an event again that was set aside.</summary>
public static class LateEventDueHandler
{
    /// <summary>What the handler does when it fails.</summary>
    public static void Configure(HandlerChain chain) => chain.NeverGiveUp();

    /// <summary>Tells the webhook of it; delivered again it does nothing, or tells it twice.</summary>
    public static Task HandleAsync(LateEventDue due, Deliveries deliveries, CancellationToken cancellation) =>
        deliveries.TryAgainAsync(due, cancellation);
}

internal static class Perseverance
{
    // Calls that fail are no failures of the handler. What fails here is the database or the service, and passes.
    public static void NeverGiveUp(this HandlerChain chain) =>
        chain
            .OnAnyException()
            .RetryWithCooldown(TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(1))
            .Then.ScheduleRetryIndefinitely(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1));
}
