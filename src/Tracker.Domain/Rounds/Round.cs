using System.Collections.Immutable;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
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
    public Evaluation? Evaluation { get; init; }

    /// <summary>What others said of its results: shown apart, and without effect.</summary>
    public Evaluation? Unofficial { get; init; }

    /// <summary>Whether it was decided by its evaluation, for any team.</summary>
    public bool Decided { get; init; }

    /// <summary>The round as it was scheduled.</summary>
    public static Round Of(RoundScheduled e) => new(e.Round, e.Name, e.Survivors, e.Rubric, e.OpensAt, e.ClosesAt);

    /// <summary>The round with what an evaluation adds to it.</summary>
    public Round Evaluate(RoundEvaluated e) =>
        e.Official
            ? this with
            {
                Evaluation = (Evaluation ?? Evaluation.None).Add(e),
            }
            : this with
            {
                Unofficial = (Unofficial ?? Evaluation.None).Add(e),
            };
}

/// <summary>The result of a round, as far as it was made known.</summary>
/// <param name="Results">What is known of each team.</param>
/// <param name="Complete">Whether it names every team that was evaluated.</param>
/// <param name="At">When it was last added to.</param>
public sealed record Evaluation(ImmutableDictionary<TeamId, Result> Results, bool Complete, Moment At)
{
    /// <summary>Nothing is known.</summary>
    public static Evaluation None { get; } = new(ImmutableDictionary<TeamId, Result>.Empty, false, default);

    /// <summary>The evaluation with what another adds to it.</summary>
    public Evaluation Add(RoundEvaluated e)
    {
        var results = Results.ToBuilder();
        foreach (var result in e.Results)
            results[result.Team] = results.TryGetValue(result.Team, out var known) ? known.With(result) : result;
        return new(results.ToImmutable(), Complete || !e.Partial, e.At);
    }
}
