using System.Collections.Immutable;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>The result of a round, as far as it was made known.</summary>
/// <param name="Results">What is known of each team.</param>
/// <param name="Complete">Whether it names every team that was evaluated.</param>
/// <param name="At">When it was last added to.</param>
public sealed record Evaluation(ImmutableDictionary<TeamId, Result> Results, bool Complete, Moment At)
{
    /// <summary>Nothing is known.</summary>
    public static Evaluation None { get; } = new(ImmutableDictionary<TeamId, Result>.Empty, false, default);

    /// <summary>Which event said each team's result last, and which it superseded if it was a correction.</summary>
    public ImmutableDictionary<TeamId, Origin> Origins { get; init; } = ImmutableDictionary<TeamId, Origin>.Empty;

    /// <summary>What of it may be seen, where it is shown to readers from whom something is held back; else null.</summary>
    public Disclosed? Disclosed { get; init; }

    /// <summary>The evaluation with what another adds to it.</summary>
    public Evaluation Add(RoundEvaluated e, long sequence) =>
        Merge(e.Results, old => new Origin(sequence, old?.Supersedes)) with
        {
            Complete = Complete || !e.Partial,
            At = e.At,
        };

    /// <summary>The evaluation with what was wrong in it set right.</summary>
    public Evaluation Correct(RoundCorrected e, long sequence) =>
        Merge(e.Results, old => new Origin(sequence, old?.Sequence));

    private Evaluation Merge(IEnumerable<Result> added, Func<Origin?, Origin> origin)
    {
        var (results, origins) = (Results.ToBuilder(), Origins.ToBuilder());
        foreach (var result in added)
        {
            results[result.Team] = results.TryGetValue(result.Team, out var known) ? known.With(result) : result;
            origins[result.Team] = origin(Origins.GetValueOrDefault(result.Team));
        }
        return this with { Results = results.ToImmutable(), Origins = origins.ToImmutable() };
    }
}

/// <summary>Where a team's result comes from.</summary>
/// <param name="Sequence">The event that said it last.</param>
/// <param name="Supersedes">The event whose word was corrected last; null when none was.</param>
public sealed record Origin(long Sequence, long? Supersedes);
