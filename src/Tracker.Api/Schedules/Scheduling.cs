using Npgsql;
using Tracker.Api.Rounds;
using Tracker.Api.Starting;
using Tracker.Store.Writing;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Marten;
using static Marten.MartenServiceCollectionExtensions;

namespace Tracker.Api.Schedules;

/// <summary>How follow-ups are kept and delivered: durably, by whichever node is there when their time comes.</summary>
public static class Scheduling
{
    // Stored with each message: neither of these may change while messages wait.
    private const string Schema = "tracker_messages";
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
            options
                .OnException<NpgsqlException>()
                .OrInner<NpgsqlException>()
                .RetryWithCooldown(TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(1))
                .Then.ScheduleRetryIndefinitely(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1));
            options.Deliver<ObjectionWindowEnded>("objection-window-ended", typeof(ObjectionWindowEndedHandler));
        });
    }

    private static void Deliver<TMessage>(this WolverineOptions options, string storedAs, Type handler)
    {
        options.RegisterMessageType(typeof(TMessage), storedAs);
        options.Discovery.IncludeType(handler);
        options.PublishMessage<TMessage>().ToLocalQueue(Queue).UseDurableInbox();
    }
}
