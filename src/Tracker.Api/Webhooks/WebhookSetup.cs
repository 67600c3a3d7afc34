using Marten;
using Tracker.Api.Webhooks.Calling;
using Tracker.Api.Webhooks.Delivering;
using Wolverine;

namespace Tracker.Api.Webhooks;

/// <summary>Adds webhooks.</summary>
public static class WebhookSetup
{
    // Messages wait under this name: to change it is to lose them.
    private const string Queue = "webhooks";

    // How many calls are under way at a time, on each node.
    private const int AtOnce = 20;

    /// <summary>Adds them to a host.</summary>
    /// <exception cref="Starting.StartException">They are configured in a way that cannot be used.</exception>
    public static void AddWebhooks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(AllowedNetworks.Of(builder.Configuration));
        builder.Services.AddSingleton(Pauses.Of(builder.Configuration, Random.Shared));
        builder.Services.AddSingleton<Targets>().AddSingleton<WebhookSecrets>().AddSingleton<WebhookClient>();
        builder.Services.AddSingleton<WebhookStore>().AddSingleton<Attempts>().AddSingleton<Testing>();
        builder.Services.AddSingleton<Turns>().AddSingleton<LateEvents>().AddSingleton<Deliveries>();
        builder.Services.AddHostedService<WebhookWatch>();
        builder.Services.ConfigureMarten(options => options.Storage.ExtendedSchemaObjects.AddRange(WebhookTables.All));
        builder.Services.ConfigureWolverine(options =>
        {
            options.Deliver<WebhookTurn>(typeof(WebhookTurnHandler));
            options.Deliver<LateEventDue>(typeof(LateEventDueHandler));
        });
    }

    private static void Deliver<TMessage>(this WolverineOptions options, Type handler)
    {
        options.Discovery.IncludeType(handler);
        options.PublishMessage<TMessage>().ToLocalQueue(Queue).UseDurableInbox().MaximumParallelMessages(AtOnce);
    }
}
