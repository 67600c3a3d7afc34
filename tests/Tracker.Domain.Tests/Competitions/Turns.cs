using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Competitions;

/// <summary>
/// Who is in, told by the events alone and apart from how the domain tells it: who comes was out, who goes was in, and a
/// reopened decision takes back what it did and counts no more.
/// </summary>
internal sealed class Turns
{
    private readonly Dictionary<TeamId, (TeamEliminated Event, long Sequence)> putOutBy = [];
    private readonly Dictionary<StepId, long> reopened = [];

    public HashSet<TeamId> IsIn { get; } = [];

    public HashSet<TeamId> Known { get; } = [];

    public void Take(Recorded recorded)
    {
        switch (recorded.Event)
        {
            case TeamEntered e:
                Come(e.Team);
                break;
            case TeamAdmitted e:
                Come(e.Team);
                break;
            case TeamReinstated e:
                Come(e.Team);
                break;
            case TeamWithdrew e:
                Go(e.Team);
                break;
            case TeamDisqualified e:
                Go(e.Team);
                break;
            case TeamEliminated e when !(IsDecision(e) && IsVoid(e.Round, recorded.Sequence)):
                Go(e.Team);
                putOutBy[e.Team] = (e, recorded.Sequence);
                break;
            case TeamsMerged e:
                foreach (var team in e.From.Where(team => team != e.Into))
                    Go(team);
                if (!Known.Contains(e.Into))
                    Come(e.Into);
                Assert.Contains(e.Into, IsIn);
                break;
            case RoundCorrected { Policy: CorrectionPolicy.DecisionReopened } e:
                Reopen(e.Round, recorded.Sequence);
                break;
        }
    }

    private void Reopen(StepId round, long sequence)
    {
        reopened[round] = sequence;
        foreach (var (team, (cause, caused)) in putOutBy.ToList())
            if (cause.Round == round && IsDecision(cause) && caused < sequence)
                Come(team);
    }

    private static bool IsDecision(TeamEliminated eliminated) =>
        eliminated.Reason is EliminationReason.Rank or EliminationReason.Gate or EliminationReason.Other;

    private bool IsVoid(StepId round, long sequence) => sequence < reopened.GetValueOrDefault(round);

    private void Come(TeamId team)
    {
        Assert.DoesNotContain(team, IsIn);
        putOutBy.Remove(team);
        Known.Add(team);
        IsIn.Add(team);
    }

    private void Go(TeamId team)
    {
        Assert.Contains(team, IsIn);
        IsIn.Remove(team);
    }
}
