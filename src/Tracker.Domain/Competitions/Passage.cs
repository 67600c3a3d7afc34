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

    /// <summary>
    /// The passage without what a round decided. What else happened in its steps stays; of a step that is left with
    /// nothing, what came before it is counted with the step after it, or is yet to be.
    /// </summary>
    /// <param name="id">The round.</param>
    /// <param name="undecided">For whom the round is not decided any more.</param>
    /// <param name="back">Those of them who are in again by that.</param>
    public Passage Without(StepId id, HashSet<TeamId> undecided, HashSet<TeamId> back)
    {
        var (passage, missing) = (this, new HashSet<TeamId>(back));
        for (var place = Steps.Count - 1; place >= 0; place--)
            if (Steps[place] is var step && step.Id == id)
                passage = passage.Replace(place, step.Without(undecided, missing));
        return passage;
    }

    private Passage Replace(int place, Step step)
    {
        if (!step.IsEmpty)
            return this with { Steps = Steps.SetItem(place, step) };
        var rest = Steps.RemoveAt(place);
        return place < rest.Count
            ? this with
            {
                Steps = rest.SetItem(place, rest[place].After(step)),
            }
            : this with
            {
                Steps = rest,
                Left = step.Left.AddRange(Left),
                Reinstated = step.Reinstated.AddRange(Reinstated),
                Formed = step.Formed.AddRange(Formed),
            };
    }

    /// <summary>
    /// The passage with a change to a step: to the last, if it is of that round or call and nobody left or came back since,
    /// else to a new one. What happens late in a round is a step of its own, because the size after an earlier step was
    /// what it was.
    /// </summary>
    public Passage At(StepId id, Moment at, Func<Step, Step> change, bool isLate = false)
    {
        if (!isLate && Steps is [.., var last] && last.Id == id && Left.IsEmpty && Reinstated.IsEmpty && Formed.IsEmpty)
            return this with { Steps = Steps.SetItem(Steps.Count - 1, change(last with { At = at })) };
        var step = new Step(id, at, [], [], [], Left, Reinstated, Formed);
        return this with { Steps = Steps.Add(change(step)), Left = [], Reinstated = [], Formed = [] };
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
    /// <summary>Whether nothing happened in it.</summary>
    public bool IsEmpty => Selected.IsEmpty && Eliminated.IsEmpty && Admitted.IsEmpty;

    /// <summary>The step without what was decided of some teams.</summary>
    /// <param name="undecided">The teams.</param>
    /// <param name="back">Whose elimination is to be taken away; who is found is taken from the set too.</param>
    public Step Without(HashSet<TeamId> undecided, HashSet<TeamId> back) =>
        this with
        {
            Selected = Selected.RemoveAll(undecided.Contains),
            Eliminated = [.. Eliminated.Reverse().Where(each => !back.Remove(each.Team)).Reverse()],
        };

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
