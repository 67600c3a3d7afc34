using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests;

/// <summary>Named beginnings of a story. Each is the one before and what happened next.</summary>
public static class Worlds
{
    public static readonly TimeZoneId Seoul = TimeZoneId.Parse("Asia/Seoul");

    public static readonly string[] FiveIds = ["lg", "naver", "nc", "skt", "upstage"];

    /// <summary>40 points of benchmark, 35 of experts, 25 of users, and a gate that no points can open.</summary>
    public static readonly Rubric Rubric = new(
        [
            Criterion("benchmark", 40, Criterion("aaii", 10), Criterion("nia", 10)),
            Criterion("experts", 35),
            Criterion("users", 25),
        ],
        [Gate("originality")]
    );

    /// <summary>A programme that plans for five teams, then four, then two.</summary>
    public static CompetitionEvent[] Announced { get; } =
    [new CompetitionAnnounced(Name("Sovereign AI", "독자 AI"), "MSIT", Seoul, [5, 4, 2]).On("2025-06-20")];

    public static CompetitionEvent[] FiveTeams { get; } = [.. Announced, .. FiveIds.Select(id => Entered(id))];

    public static CompetitionEvent[] FifteenTeams { get; } =
    [
        new CompetitionAnnounced(Name("Sovereign AI"), "MSIT", Seoul, [15, 10, 5, 4, 2]).On("2025-06-20"),
        .. Enumerable.Range(1, 15).Select(number => Entered($"team-{number:00}")),
    ];

    /// <summary>Stage 1 is to leave four of the five.</summary>
    public static CompetitionEvent[] StageOneScheduled { get; } = [.. FiveTeams, Scheduled("stage-1", Rubric)];

    /// <summary>Everyone is ranked, in the order of ids, and passed the gate: lg, naver, nc, skt, upstage.</summary>
    public static CompetitionEvent[] StageOneEvaluated { get; } =
    [.. StageOneScheduled, new RoundEvaluated(Step("stage-1"), InOrder(FiveIds)).On("2026-01-15T14:30:00+09:00")];

    /// <summary>Four went on, and upstage did not.</summary>
    public static CompetitionEvent[] StageOneDecided { get; } =
    [
        .. StageOneEvaluated,
        .. FiveIds[..4]
            .Select(CompetitionEvent (id) => new TeamSelected(Team(id), Step("stage-1"), null).On("2026-01-15")),
        new TeamEliminated(Team("upstage"), Step("stage-1"), EliminationReason.Rank).On("2026-01-15"),
    ];

    /// <summary>A call for one more team is open.</summary>
    public static CompetitionEvent[] CallOpened { get; } =
    [.. StageOneDecided, new VacancyOpened(Step("call-1"), 1, "One seat is free.").On("2026-01-26")];

    public static CompetitionEvent[] Concluded { get; } =
    [.. StageOneDecided, new CompetitionConcluded(Ids("lg", "naver")).On("2026-02-20")];

    public static TeamEntered Entered(string id, string at = "2025-07-21") =>
        new TeamEntered(Team(id), Name(id.ToUpperInvariant()), [$"{id} inc"]).On(at);

    public static RoundScheduled Scheduled(string id, Rubric? rubric = null, int? survivors = null) =>
        new RoundScheduled(Step(id), Name(id), survivors, rubric, null, null).On("2025-09-01");

    /// <summary>Results that rank the teams in the order given, all of them through the gate.</summary>
    public static ValueList<Result> InOrder(params string[] ids) =>
        [.. ids.Select((id, place) => Ranked(id, place + 1).Passing("originality"))];
}
