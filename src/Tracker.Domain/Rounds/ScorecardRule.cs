using System.Runtime.CompilerServices;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Scoring;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using static System.FormattableString;

namespace Tracker.Domain.Rounds;

/// <summary>What a scorecard must be, and until when one may be handed in.</summary>
internal sealed class ScorecardRule
{
    // What sums, products and quotients of scores keep all of.
    private const int MostPlaces = 10;

    // A rubric never changes, and a hundred thousand cards are judged by one.
    private static readonly ConditionalWeakTable<Rubric, Items> ById = [];
    private static readonly Items None = new([], []);

    private readonly Competition competition;
    private readonly Items items;

    private ScorecardRule(Competition competition, Items items) =>
        (this.competition, this.items) = (competition, items);

    /// <summary>The rule for the scorecards of a round that is known.</summary>
    public static ScorecardRule Of(Competition competition, StepId round) =>
        new(competition, competition.Rounds[round].Rubric is { } rubric ? ById.GetValue(rubric, Items.Of) : None);

    /// <summary>
    /// The answer where the round was evaluated by all that is recorded: a card for an earlier time would not be in the
    /// results. Null while it was not.
    /// </summary>
    public static Decision? Closed(History history, StepId round) =>
        history.Current.Rounds.GetValueOrDefault(round) is { Cancelled: null } known
        && AlreadyEvaluated(known) is { } refusal
            ? (Decision)refusal
            : null;

    /// <summary>The round must be known, not cancelled, not decided and not evaluated.</summary>
    public static Refusal? CheckOpen(Competition competition, StepId round) =>
        competition.CheckUndecided(round) ?? AlreadyEvaluated(competition.Rounds[round]);

    /// <summary>Looks a card through, and adds all that is wrong with it.</summary>
    /// <param name="card">The card, of a round that is open.</param>
    /// <param name="place">Its place among those that are handed in.</param>
    /// <param name="faults">Where the faults go.</param>
    public void Check(ScorecardSubmitted card, int place, ScorecardFaults faults)
    {
        if (competition.CheckIn(card.Team, card.At) is { } refusal)
            faults.Add(place, "team", refusal);
        if (card.Scores.Count == 0)
            faults.Add(place, "scores", Empty(card));
        foreach (var (criterion, score) in card.Scores.AsSpan())
            if (CheckScore(card, criterion, score) is { } fault)
                faults.Add(place, $"scores.{criterion}", fault);
    }

    private Refusal? CheckScore(ScorecardSubmitted card, CriterionId id, decimal? score) =>
        items.ById.GetValueOrDefault(id) switch
        {
            null => Refusal.Rule(
                "criterion-unknown",
                $"The round has no criterion '{id}', for which {card.Judge} scored {card.Team}.",
                "criteria of the round's rubric"
            ),
            { IsScoredDirectly: false } parent => Refusal.Rule(
                "criterion-has-parts",
                $"'{id}' is what its parts add up to, and {card.Judge} scored {card.Team} for the whole of it.",
                Words.List(parent.Criteria.Select(part => part.Id))
            ),
            var criterion when !criterion.IsScoredBy(card.Judge) => Refusal.Rule(
                "judge-not-asked",
                $"{card.Judge} is none of the judges of '{id}', and scored {card.Team} for it.",
                $"judges of {Words.List(criterion.Judges)}"
            ),
            _ when items.Votes.Contains(id) && score is not (null or 0 or 1) => Refusal.Rule(
                "vote-invalid",
                Invariant($"{card.Judge} voted {score} on the gate '{id}' for {card.Team}."),
                "1 where the gate is passed, 0 where it is not; or null to abstain"
            ),
            var criterion when score < 0 || score > criterion.MostOfOneJudge || score is { Scale: > MostPlaces } =>
                Refusal.Rule(
                    "score-out-of-range",
                    Invariant(
                        $"{card.Judge} gave {card.Team} {score} in '{id}', where 0 to {criterion.MostOfOneJudge} can be given."
                    ),
                    Invariant(
                        $"0 to {criterion.MostOfOneJudge}, with up to {MostPlaces} decimal places; or null to abstain"
                    )
                ),
            _ => null,
        };

    private static Refusal Empty(ScorecardSubmitted card) =>
        Refusal.Rule(
            "scores-empty",
            $"The scorecard of {card.Judge} for {card.Team} has no scores.",
            "a score for a criterion, or null where the judge abstains"
        );

    private static Refusal? AlreadyEvaluated(Round round) =>
        round.Evaluation is { } evaluation
            ? Refusal.Contradicts(
                "round-already-evaluated",
                $"The round '{round.Id}' was evaluated at {evaluation.At}: its scorecards stay as they were then.",
                "a correction of the result for what was wrong"
            )
            : null;

    /// <summary>What may stand on a card, and what of it is a vote.</summary>
    private sealed record Items(Dictionary<CriterionId, Criterion> ById, HashSet<CriterionId> Votes)
    {
        public static Items Of(Rubric rubric) =>
            new(
                rubric.AllCriteria.Concat(rubric.OnCards).DistinctBy(each => each.Id).ToDictionary(each => each.Id),
                [.. rubric.Votes.Select(each => each.Ballot.Id)]
            );
    }
}
