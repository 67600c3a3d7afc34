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
/// <param name="Formed">Which teams were formed of others since the last step.</param>
public sealed record Passage(
    int Entered,
    ImmutableList<Step> Steps,
    ImmutableList<TeamId> Left,
    ImmutableList<TeamId> Reinstated,
    ImmutableList<TeamId> Formed
)
{
    /// <summary>Nobody has entered.</summary>
    public static Passage None { get; } = new(0, [], [], [], []);

    /// <summary>The passage without a step: what came before it is counted with the step after it, or is yet to be.</summary>
    public Passage Without(StepId id)
    {
        var place = Steps.FindIndex(step => step.Id == id);
        if (place < 0)
            return this;
        var (gone, rest) = (Steps[place], Steps.RemoveAt(place));
        return place < rest.Count
            ? this with
            {
                Steps = rest.SetItem(place, rest[place].After(gone)),
            }
            : this with
            {
                Steps = rest,
                Left = gone.Left.AddRange(Left),
                Reinstated = gone.Reinstated.AddRange(Reinstated),
                Formed = gone.Formed.AddRange(Formed),
            };
    }

    /// <summary>The passage with a change to a step, which begins now if it has not.</summary>
    public Passage At(StepId id, Moment at, Func<Step, Step> change)
    {
        var place = Steps.FindIndex(step => step.Id == id);
        if (place >= 0)
            return this with { Steps = Steps.SetItem(place, change(Steps[place] with { At = at })) };
        var step = new Step(id, at, [], [], [], Left, Reinstated, Formed);
        return this with { Steps = Steps.Add(change(step)), Left = [], Reinstated = [], Formed = [] };
    }
}

/// <summary>A step of the funnel: a decided round, or a call that admitted teams.</summary>
/// <param name="Id">The round or call.</param>
/// <param name="At">When its last change took effect.</param>
/// <param name="Selected">Who went on.</param>
/// <param name="Eliminated">Who did not, and why.</param>
/// <param name="Admitted">Who came in by it.</param>
/// <param name="Left">Who left between the step before and this one in other ways.</param>
/// <param name="Reinstated">Who was reinstated between the step before and this one.</param>
/// <param name="Formed">Which teams were formed of others between the step before and this one.</param>
public sealed record Step(
    StepId Id,
    Moment At,
    ImmutableList<TeamId> Selected,
    ImmutableList<Elimination> Eliminated,
    ImmutableList<TeamId> Admitted,
    ImmutableList<TeamId> Left,
    ImmutableList<TeamId> Reinstated,
    ImmutableList<TeamId> Formed
)
{
    /// <summary>The step with what came before another one.</summary>
    public Step After(Step gone) =>
        this with
        {
            Left = gone.Left.AddRange(Left),
            Reinstated = gone.Reinstated.AddRange(Reinstated),
            Formed = gone.Formed.AddRange(Formed),
        };

    /// <summary>By how many teams the field is larger after the step than after the one before.</summary>
    public int Change => Admitted.Count + Reinstated.Count + Formed.Count - Left.Count - Eliminated.Count;
}

/// <summary>A team that did not go on after a step.</summary>
public sealed record Elimination(TeamId Team, EliminationReason Reason);
