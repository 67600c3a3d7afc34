using Wolverine.Http;
using Wolverine.Marten;

namespace Tracker.Benchmarks.Stock;

public sealed record Announce(string Id, string[] Teams);

public sealed record SubmitScorecard(string Team, string Judge, Dictionary<string, decimal?> Scores);

public sealed record Announced(string[] Teams);

public sealed record ScorecardSubmitted(
    string Team,
    string Judge,
    Dictionary<string, decimal?> Scores,
    DateTimeOffset At
);

public static class AnnounceEndpoint
{
    [WolverinePost("/competitions"), EmptyResponse]
    public static IStartStream Post(Announce command) =>
        MartenOps.StartStream<Standing>(command.Id, new Announced(command.Teams));
}

public static class SubmitScorecardEndpoint
{
    [WolverinePost("/competitions/{id}/scorecards"), EmptyResponse]
    public static ScorecardSubmitted Post(SubmitScorecard command, [WriteAggregate("id")] Standing standing) =>
        standing.Cards.ContainsKey(command.Team)
            ? new ScorecardSubmitted(command.Team, command.Judge, command.Scores, DateTimeOffset.UtcNow)
            : throw new BadHttpRequestException($"{command.Team} does not take part.");
}
