using System.Text.Json;

namespace Tracker.Client;

/// <summary>A competition that is announced.</summary>
/// <param name="Competition">Its id, a slug.</param>
/// <param name="Name">Its name by language.</param>
/// <param name="TimeZone">The zone in which its days end (IANA), such as <c>Asia/Seoul</c>.</param>
/// <param name="Plan">The planned sizes of the field, such as 15, 10, 5, 4, 2.</param>
/// <param name="Host">Who runs it.</param>
public sealed record NewCompetition(
    string Competition,
    IReadOnlyDictionary<string, string> Name,
    string TimeZone,
    IReadOnlyList<int> Plan,
    string? Host = null
) : Fact;

/// <summary>Teams that take part from the beginning.</summary>
/// <param name="Teams">The teams.</param>
public sealed record NewTeams(IReadOnlyList<NewTeam> Teams) : Fact;

/// <summary>A team.</summary>
/// <param name="Team">Its id, a slug.</param>
/// <param name="Name">Its name by language.</param>
/// <param name="Members">The organisations in it.</param>
public sealed record NewTeam(
    string Team,
    IReadOnlyDictionary<string, string> Name,
    IReadOnlyList<string>? Members = null
);

/// <summary>A round that is scheduled.</summary>
/// <param name="Round">Its id, a slug.</param>
/// <param name="Name">Its name by language.</param>
/// <param name="Survivors">How many are to survive it; null where the plan says.</param>
/// <param name="Rubric">How it is judged, as the reference describes it.</param>
/// <param name="OpensAt">When it begins.</param>
/// <param name="ClosesAt">When it ends.</param>
public sealed record NewRound(
    string Round,
    IReadOnlyDictionary<string, string> Name,
    int? Survivors = null,
    JsonElement? Rubric = null,
    Moment? OpensAt = null,
    Moment? ClosesAt = null
) : Fact;

/// <summary>Scorecards that are handed in.</summary>
/// <param name="Scorecards">The cards.</param>
public sealed record NewScorecards(IReadOnlyList<Scorecard> Scorecards) : Fact;

/// <summary>One judge's scores for one team in one round.</summary>
/// <param name="Team">The team.</param>
/// <param name="Judge">The judge.</param>
/// <param name="Scores">Points by criterion; null where the judge abstained.</param>
public sealed record Scorecard(string Team, string Judge, IReadOnlyDictionary<string, decimal?> Scores);

/// <summary>The results of a round.</summary>
public sealed record NewEvaluation : Fact
{
    /// <summary>What the round's scorecards come to, by its rubric.</summary>
    public static NewEvaluation FromScorecards { get; } = new() { From = "scorecards" };

    /// <summary>The results of every team of the field, or with <see cref="Partial" /> what became known.</summary>
    public IReadOnlyList<TeamResult>? Results { get; init; }

    /// <summary>Whether the results are only what became known.</summary>
    public bool? Partial { get; init; }

    /// <summary><c>scorecards</c>, where the results are taken from these.</summary>
    public string? From { get; init; }

    /// <summary>By team which gates it passed, with results that are taken from scorecards.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, bool>>? Gates { get; init; }
}

/// <summary>What an evaluation says of one team. Whatever was not made known is left out.</summary>
/// <param name="Team">The team.</param>
/// <param name="Scores">Points by criterion.</param>
/// <param name="Total">Points in all.</param>
/// <param name="Rank">The place, 1 being the best.</param>
/// <param name="Gates">Whether the team passed each gate.</param>
/// <param name="Note">A remark.</param>
public sealed record TeamResult(
    string Team,
    IReadOnlyDictionary<string, decimal>? Scores = null,
    decimal? Total = null,
    int? Rank = null,
    IReadOnlyDictionary<string, bool>? Gates = null,
    string? Note = null
);

/// <summary>Who goes on after a round and who does not: by rank against the plan, or by name.</summary>
public sealed record NewDecision : Fact
{
    /// <summary>By rank, against the planned number of survivors, by the rubric's gates and rule for ties.</summary>
    public static NewDecision ByRank { get; } = new() { By = "rank" };

    /// <summary><c>rank</c>, where no team is named.</summary>
    public string? By { get; init; }

    /// <summary>Who goes on.</summary>
    public IReadOnlyList<Selection>? Selected { get; init; }

    /// <summary>Who does not, and why.</summary>
    public IReadOnlyList<Elimination>? Eliminated { get; init; }

    /// <summary>Why it is another number than planned; needed when it is.</summary>
    public string? Reason { get; init; }
}

/// <summary>A team that goes on.</summary>
/// <param name="Team">The team.</param>
/// <param name="Tier">In which tier; null in none.</param>
public sealed record Selection(string Team, string? Tier = null);

/// <summary>Something worth keeping that changes no status.</summary>
/// <param name="Text">What happened.</param>
/// <param name="Teams">The teams of which it speaks.</param>
public sealed record NewNote(string Text, IReadOnlyList<string>? Teams = null) : Fact;

/// <summary>A token to be made.</summary>
/// <param name="Name">Its name, a slug, by which the history says who did what.</param>
/// <param name="Role"><c>operator</c>, <c>archivist</c>, <c>judge</c> or <c>reader</c>.</param>
/// <param name="Scope">To what that is limited; null for all competitions.</param>
/// <param name="ExpiresAt">Until when it is taken: a date (the end of that day in UTC) or an instant; null for always.</param>
public sealed record NewToken(string Name, string Role, TokenScope? Scope = null, Moment? ExpiresAt = null);
