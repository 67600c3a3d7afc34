using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Tests.Views;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Rounds;

/// <summary>What the tests of reopening tell.</summary>
internal static class Reopenings
{
    public const string SameDay = "2026-01-15";
    public const string NextDay = "2026-01-16";

    public static readonly StepId StageOne = Step("stage-1");
    public static readonly DecideRound ByRank = new(StageOne, new RoundChoice.ByRank(), null);

    public static readonly CorrectRound Reopen = new(
        StageOne,
        [Totalled("upstage", 61m)],
        "A sum was wrong",
        CorrectionPolicy.DecisionReopened
    );

    public static readonly RoundCorrected Reopened = new RoundCorrected(
        StageOne,
        Reopen.Results,
        "A sum was wrong",
        CorrectionPolicy.DecisionReopened
    ).On("2026-01-15");

    public static Scenario AfterReopening(string decidedAt, params CompetitionEvent[] since) =>
        Given(StageOneMissed(decidedAt)).And(since).When(Reopen).Then(Reopened);

    public static FunnelView Funnel(Scenario world) => FunnelView.Of(Headings.Now, world.Competition);

    public static StandingsView Standings(Scenario world) =>
        StandingsView.Of(Headings.Now, world.Competition, StageOne, "en")!;

    public static TeamSelected Selected(string id) => new(Team(id), StageOne, null);

    public static TeamEliminated Eliminated(string id, EliminationReason reason = EliminationReason.Rank) =>
        new(Team(id), StageOne, reason);
}
