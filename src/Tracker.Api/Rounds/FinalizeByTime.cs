using Tracker.Api.Schedules;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Store.Writing;
using Wolverine.Runtime.Handlers;

namespace Tracker.Api.Rounds;

/// <summary>Makes the result of a round final when its window for objections is over.</summary>
public static class ObjectionWindowEndedHandler
{
    /// <summary>What the handler does when it fails.</summary>
    public static void Configure(HandlerChain chain) => chain.OutlastTheDatabase();

    /// <summary>Makes it final, if it is due; delivered again it changes nothing.</summary>
    public static async Task HandleAsync(
        ObjectionWindowEnded ended,
        CompetitionWriter writer,
        ILogger logger,
        CancellationToken cancellation
    )
    {
        var answer = await writer.WriteAsync(
            ended.Competition,
            (history, now) =>
                FinalizeByTime.Due(history, ended.Round, ended.Until) is { } command
                    ? Decider.Decide(history, command, now)
                    : Decision.Nothing,
            new WriteOptions("schedule") { IsOwn = true },
            cancellation
        );
        // The record says otherwise, and will say so again: it is for a person to look at.
        if (answer is WriteAnswer.Refused refused)
            logger.LogWarning(
                "{Round} of {Competition} does not become final by itself: {Reason}",
                ended.Round,
                ended.Competition,
                refused.Refusal.Message
            );
    }
}
