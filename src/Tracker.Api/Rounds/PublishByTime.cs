using Tracker.Api.Schedules;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Store.Writing;
using Wolverine.Runtime.Handlers;

namespace Tracker.Api.Rounds;

/// <summary>Publishes the results of a round when their embargo is over.</summary>
public static class EmbargoEndedHandler
{
    /// <summary>What the handler does when it fails.</summary>
    public static void Configure(HandlerChain chain) => chain.OutlastTheDatabase();

    /// <summary>Publishes them, if that is due; delivered again it changes nothing.</summary>
    public static async Task HandleAsync(
        EmbargoEnded ended,
        CompetitionWriter writer,
        ILogger logger,
        CancellationToken cancellation
    )
    {
        var answer = await writer.WriteAsync(
            ended.Competition,
            (history, now) =>
                PublishByTime.Due(history, ended.Round, ended.Until) is { } command
                    ? Decider.Decide(history, command, now)
                    : Decision.Nothing,
            new WriteOptions("schedule") { IsOwn = true },
            cancellation
        );
        // Readers see what was published all the same: only the record does not tell of this instant.
        if (answer is WriteAnswer.Refused refused)
            logger.LogWarning(
                "The end of the embargo on {Round} of {Competition} is not recorded: {Reason}",
                ended.Round,
                ended.Competition,
                refused.Refusal.Message
            );
    }
}
