using Npgsql;
using Tracker.Api.Rounds;
using Tracker.Api.Starting;
using Tracker.Store.Writing;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Marten;
using Wolverine.Runtime.Handlers;
using static Marten.MartenServiceCollectionExtensions;

namespace Tracker.Api.Schedules;

/// <summary>How follow-ups are kept and delivered: durably, by whichever node is there when their time comes.</summary>
public static class Scheduling
{
    // Messages wait under these names: to change one is to lose them.
    internal const string Schema = "tracker_messages";
    private const string Queue = "schedules";

    /// <summary>Adds the outbox of the writer, and whoever receives what it keeps.</summary>
    public static void AddSchedules(this MartenConfigurationExpression marten, Home home)
    {
        marten.IntegrateWithWolverine(messages => messages.MessageStorageSchemaName = Schema);
        marten.Services.AddSingleton<IOutbox, WolverineOutbox>();
        marten.Services.ConfigureWolverine(options =>
        {
            // A database of its own has no other node, and there is nobody to wait for at the start.
            options.Durability.Mode = home.IsPrivate ? DurabilityMode.Solo : DurabilityMode.Balanced;
            options.Durability.ScheduledJobFirstExecution = TimeSpan.FromSeconds(0.5);
            options.Durability.ScheduledJobPollingTime = TimeSpan.FromSeconds(1);
            options.Durability.DurabilityMetricsEnabled = false;
            options.Deliver<ObjectionWindowEnded>(typeof(ObjectionWindowEndedHandler));
            options.Deliver<EmbargoEnded>(typeof(EmbargoEndedHandler));
        });
    }

    /// <summary>While the database is away or too busy, a handler tries again until it is not.</summary>
    public static void OutlastTheDatabase(this HandlerChain handler) =>
        handler
            .OnException<NpgsqlException>(failure => failure.IsTransient)
            .OrInner<NpgsqlException>(failure => failure.IsTransient)
            .RetryWithCooldown(TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(1))
            .Then.ScheduleRetryIndefinitely(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1));

    private static void Deliver<TMessage>(this WolverineOptions options, Type handler)
    {
        options.Discovery.IncludeType(handler);
        options.PublishMessage<TMessage>().ToLocalQueue(Queue).UseDurableInbox();
    }
}
