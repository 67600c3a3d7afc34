using System.Collections.Immutable;
using Tracker.Domain.Clocks;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Competitions;

/// <summary>How the field came to its size: who entered, each step after that, and what has happened since the last.</summary>
/// <param name="Entered">How many teams entered.</param>
/// <param name="Steps">Every step so far, the first first.</param>
/// <param name="Left">Who left since the last step in other ways than by a step.</param>
/// <param name="Reinstated">Who was reinstated since the last step.</param>
public sealed record Passage(
    int Entered,
    ImmutableList<Step> Steps,
    ImmutableList<TeamId> Left,
    ImmutableList<TeamId> Reinstated
)
{
    /// <summary>Nobody has entered.</summary>
    public static Passage None { get; } = new(0, [], [], []);

    /// <summary>
    /// The passage with a change to a step: to the last, if it is of that round or call and nobody left or came back since,
    /// else to a new one. What happens late in a round is a step of its own, because the size after an earlier step was
    /// what it was.
    /// </summary>
    public Passage At(StepId id, Moment at, Func<Step, Step> change)
    {
        if (Steps is [.., var last] && last.Id == id && Left.IsEmpty && Reinstated.IsEmpty)
            return this with { Steps = Steps.SetItem(Steps.Count - 1, change(last with { At = at })) };
        var step = new Step(id, at, [], [], [], Left, Reinstated);
        return this with { Steps = Steps.Add(change(step)), Left = [], Reinstated = [] };
    }
}

/// <summary>A step of the funnel: a decided round, a call that admitted teams, or what happened late in either.</summary>
/// <param name="Id">The round or call.</param>
/// <param name="At">When its last change took effect.</param>
/// <param name="Selected">Who went on.</param>
/// <param name="Eliminated">Who did not, and why.</param>
/// <param name="Admitted">Who came in by it.</param>
/// <param name="Left">Who left between the step before and this one in other ways.</param>
/// <param name="Reinstated">Who was reinstated between the step before and this one.</param>
public sealed record Step(
    StepId Id,
    Moment At,
    ImmutableList<TeamId> Selected,
    ImmutableList<Elimination> Eliminated,
    ImmutableList<TeamId> Admitted,
    ImmutableList<TeamId> Left,
    ImmutableList<TeamId> Reinstated
)
{
    /// <summary>By how many teams the field is larger after the step than after the one before.</summary>
    public int Change => Admitted.Count + Reinstated.Count - Left.Count - Eliminated.Count;
}

/// <summary>A team that did not go on after a step.</summary>
public sealed record Elimination(TeamId Team, EliminationReason Reason);
