using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Competitions;

/// <summary>Changes the planned sizes of the field.</summary>
public sealed record RevisePlan(ValueList<int> Plan, string Reason) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Plan == Plan ? Decision.Nothing : new PlanRevised(Plan, Reason);

    internal static Refusal? Check(PlanRevised revised) =>
        ReasonRule.Check(revised.Reason) ?? PlanRule.Check(revised.Plan);
}

/// <summary>What a plan must be.</summary>
internal static class PlanRule
{
    private const int MostSteps = 50;
    private const int LargestField = 100_000;

    public static Refusal? Check(ValueList<int> plan) =>
        plan.Count is > 0 and <= MostSteps && plan.All(size => size is > 0 and <= LargestField)
            ? null
            : Refusal.Rule(
                "plan-invalid",
                $"The plan {plan} is no list of field sizes.",
                $"1 to {MostSteps} sizes from 1 to {LargestField}, the entry first, such as [15, 10, 5, 4, 2]"
            );
}
