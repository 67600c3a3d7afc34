using System.Collections.Immutable;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>One evaluation step.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Survivors">How many teams it was to leave; null where the plan says.</param>
/// <param name="Rubric">How it is judged, where that is known.</param>
/// <param name="OpensAt">When it begins.</param>
/// <param name="ClosesAt">When it ends.</param>
public sealed record Round(StepId Id, Names Name, int? Survivors, Rubric? Rubric, Moment? OpensAt, Moment? ClosesAt)
{
    /// <summary>Why it will not take place; null when it will.</summary>
    public string? Cancelled { get; init; }

    /// <summary>What the organiser made known of its results; null before it was evaluated.</summary>
    public Evaluation? Evaluation
    {
        get => Evaluated?.Value;
        init => Evaluated = value is null ? null : new(value);
    }

    /// <summary>The same, which may be worked out when somebody looks.</summary>
    internal Lazy<Evaluation?>? Evaluated { get; init; }

    /// <summary>What others said of its results: shown apart, and without effect.</summary>
    public Evaluation? Unofficial { get; init; }

    /// <summary>The scorecards that were handed in and not withdrawn.</summary>
    public ImmutableDictionary<ScorecardKey, Scorecard> Scorecards
    {
        get => HandedIn.Cards;
        init => HandedIn = new(value, HandedIn.Withdrawn);
    }

    /// <summary>The scorecards that were withdrawn, so that one is withdrawn once.</summary>
    public ImmutableHashSet<ScorecardKey> WithdrawnScorecards
    {
        get => HandedIn.Withdrawn;
        init => HandedIn = new(HandedIn.Cards, value);
    }

    /// <summary>What judges handed in: it may be found out when somebody looks.</summary>
    internal HandedIn HandedIn { get; init; } = HandedIn.Nothing;

    /// <summary>Whether it was decided by its evaluation, for any team.</summary>
    public bool Decided { get; init; }

    /// <summary>The correction that reopened its decision: what was decided before that in the record is void.</summary>
    public long ReopenedBy { get; init; }

    /// <summary>What was said of who may see its results, the first first; none when nobody said anything.</summary>
    public ImmutableList<Publication> Publications { get; init; } = [];

    /// <summary>Over which teams its means are published; null while they are not. It stays as it was first.</summary>
    public MeanBasis? Means { get; init; }

    /// <summary>Until when objections may be filed; null when no window was opened.</summary>
    public Moment? ObjectionsUntil { get; init; }

    /// <summary>The objections that were filed, by team.</summary>
    public ImmutableDictionary<TeamId, Objection> Objections { get; init; } =
        ImmutableDictionary<TeamId, Objection>.Empty;

    /// <summary>Whether an objection is still to be decided.</summary>
    public bool HasOpenObjections => Objections.Values.Any(objection => objection.Upheld is null);

    /// <summary>When its result became final; null while it is not.</summary>
    public Moment? FinalizedAt { get; init; }

    /// <summary>The round as it was scheduled.</summary>
    public static Round Of(RoundScheduled e) => new(e.Round, e.Name, e.Survivors, e.Rubric, e.OpensAt, e.ClosesAt);

    /// <summary>The round with what an evaluation adds to it.</summary>
    public Round Evaluate(RoundEvaluated e, long sequence, IEnumerable<TeamId> gone) =>
        e.Official
            ? (this with { Evaluation = (Evaluation ?? Evaluation.None).Add(e, sequence) }).Average(gone)
            : this with
            {
                Unofficial = (Unofficial ?? Evaluation.None).Add(e, sequence),
            };

    /// <summary>The round with what a publication says of who may see its results.</summary>
    public Round Publish(ResultsPublished e, IEnumerable<TeamId> gone) =>
        (this with { Publications = Publications.Add(new(e.At, e.Disclosure, e.EmbargoUntil)) }).Average(gone);

    // Means need every result; from then on they are over the same teams, or one team's points would show by difference.
    private Round Average(IEnumerable<TeamId> gone) =>
        Means is null
        && Evaluation is { Complete: true } evaluation
        && Publications.Any(each => each.Disclosure.Scores == ScoreDisclosure.Mean)
            ? this with
            {
                Means = new([.. evaluation.Results.Keys], [.. evaluation.Results.Keys.Intersect(gone)]),
            }
            : this;

    /// <summary>The round with a scorecard, which takes the place of the judge's last for the team.</summary>
    public Round Submit(Scorecard card) =>
        this with
        {
            HandedIn = new(Scorecards.SetItem(card.Key, card), WithdrawnScorecards.Remove(card.Key)),
        };

    /// <summary>The round without a scorecard.</summary>
    public Round Withdraw(ScorecardKey key) =>
        Scorecards.ContainsKey(key)
            ? this with
            {
                HandedIn = new(Scorecards.Remove(key), WithdrawnScorecards.Add(key)),
            }
            : this;

    /// <summary>The round with a team's objection.</summary>
    public Round Object(TeamId team, Objection objection) =>
        this with
        {
            Objections = Objections.SetItem(team, objection),
        };

    /// <summary>The round with the answer to a team's objection.</summary>
    public Round Answer(ObjectionDecided e) =>
        Objections.TryGetValue(e.Team, out var objection) ? Object(e.Team, objection with { Upheld = e.Upheld }) : this;
}

/// <summary>A team's objection to a round's result.</summary>
/// <param name="At">When it was filed.</param>
/// <param name="Grounds">On what grounds.</param>
/// <param name="Upheld">Whether it was upheld; null until it is decided.</param>
public sealed record Objection(Moment At, string Grounds, bool? Upheld);

/// <summary>What was said of who may see a round's results.</summary>
/// <param name="At">When.</param>
/// <param name="Disclosure">What may be seen.</param>
/// <param name="EmbargoUntil">Not before then; null for at once.</param>
public sealed record Publication(Moment At, Disclosure Disclosure, Moment? EmbargoUntil);

/// <summary>Over which teams the means of a round are published.</summary>
/// <param name="Over">The teams.</param>
/// <param name="Gone">Those of them that had withdrawn or been disqualified by then.</param>
public sealed record MeanBasis(ImmutableHashSet<TeamId> Over, ImmutableHashSet<TeamId> Gone);
