using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Rounds;

/// <summary>
/// Hands in scorecards, one or a hundred thousand: all of them, or none. A judge's card for a team takes the place of the one
/// before it; the same card again changes nothing.
/// </summary>
public sealed record SubmitScorecards(StepId Round, ValueList<Scorecard> Scorecards) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition)
    {
        var known = competition.Rounds.GetValueOrDefault(Round)?.Scorecards;
        // Two cards of one judge for one team contradict each other: no fact of them may be recorded, and both are judged.
        var all = known is null || known.IsEmpty || Repeated().Any();
        var made = new List<CompetitionEvent>(Scorecards.Count);
        foreach (var each in Scorecards)
            if (all || known!.GetValueOrDefault(each.Key) != each)
                made.Add(new ScorecardSubmitted(Round, each.Team, each.Judge, each.Scores));
        return new Decision.Accepted(made.ToValueList());
    }

    internal override (Command Meant, Decision? Answer) In(History history) =>
        (this, ScorecardRule.Closed(history, Round));

    // One card says nothing of another: they are judged side by side, so that every fault is told and not the first alone.
    internal override Decision.Refused? Refuse(Competition competition, ValueList<CompetitionEvent> made)
    {
        var shared = Legality.CheckCommon(competition, made[0]) ?? ScorecardRule.CheckOpen(competition, Round);
        if (shared is not null)
            return new(shared);
        var (rule, faults) = (ScorecardRule.Of(competition, Round), new ScorecardFaults());
        var place = 0;
        foreach (var submitted in made.Cast<ScorecardSubmitted>())
        {
            // What is made is what was handed in, in the same order, without the cards that are there already.
            while (Scorecards[place].Key != new ScorecardKey(submitted.Team, submitted.Judge))
                place++;
            rule.Check(submitted, place++, faults);
        }
        foreach (var (first, again) in Repeated())
            faults.Add(again, "judge", TwiceThere(Scorecards[again], first));
        return faults.First is { } refusal ? new(refusal) { Faults = faults.Told } : null;
    }

    internal static Refusal? Check(Competition competition, ScorecardSubmitted submitted)
    {
        if (ScorecardRule.CheckOpen(competition, submitted.Round) is { } closed)
            return closed;
        var faults = new ScorecardFaults();
        ScorecardRule.Of(competition, submitted.Round).Check(submitted, 0, faults);
        return faults.First;
    }

    private IEnumerable<(int First, int Again)> Repeated()
    {
        var places = new Dictionary<ScorecardKey, int>(Scorecards.Count);
        for (var i = 0; i < Scorecards.Count; i++)
            if (!places.TryAdd(Scorecards[i].Key, i))
                yield return (places[Scorecards[i].Key], i);
    }

    private static Refusal TwiceThere(Scorecard card, int first) =>
        Refusal.Rule(
            "scorecard-repeated",
            $"There are two scorecards of {card.Judge} for {card.Team}; the other is number {first + 1}.",
            "one scorecard of each judge for each team"
        );
}
