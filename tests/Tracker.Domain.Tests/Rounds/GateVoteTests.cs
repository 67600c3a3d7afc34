using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Rounds;

/// <summary>Gates that a panel votes on: each judge gives 1 or 0, and more must be for than against.</summary>
public class GateVoteTests
{
    private static readonly Rubric Voted = new(
        [Criterion("beauty", 10)],
        [Gate("own") with { Judges = [new("panel")] }, Gate("safe")]
    );

    private static readonly CompetitionEvent[] Open =
    [
        .. Announced,
        Entered("lg"),
        Entered("nc"),
        Scheduled("stage-1", Voted),
    ];

    private static readonly TallyRound Tally = new(Step("stage-1"), default);

    private static TallyRound Saying(string gate, bool passed) =>
        Tally with
        {
            Gates = new([new(Team("nc"), new([new(new GateId(gate), passed)]))]),
        };

    private static IEnumerable<CompetitionEvent> Cards(
        Rubric rubric,
        params (string Judge, decimal? Lg, decimal? Nc)[] votes
    ) =>
        [
            .. Open[..^1],
            Scheduled("stage-1", rubric),
            .. votes
                .SelectMany(vote =>
                    new[] { Card(vote.Judge, "lg", ("own", vote.Lg)), Card(vote.Judge, "nc", ("own", vote.Nc)) }
                )
                .Concat([Card("x", "lg", ("beauty", 5m)), Card("x", "nc", ("beauty", 6m))])
                .Select(card => Submitted(card).On("2026-01-10")),
        ];

    private static Dictionary<string, string> Gates(IEnumerable<CompetitionEvent> given, TallyRound tally)
    {
        var scenario = Given([.. given]);
        scenario.When(tally);
        var decision = Assert.IsType<Domain.Deciding.Decision.Accepted>(
            Domain.Deciding.Decider.Decide(scenario.History, tally, Scenario.Now)
        );
        return ((RoundEvaluated)decision.Events.Single()).Results.ToDictionary(
            result => result.Team.Value,
            result => string.Join(' ', result.Gates.Select(pair => $"{pair.Key}:{pair.Value}"))
        );
    }

    [Fact]
    public void More_for_than_against_passes_and_who_abstains_is_not_counted() =>
        Assert.Equal(
            new() { ["lg"] = "own:True", ["nc"] = "own:False" },
            Gates(Cards(Voted, ("panel-1", 1, 1), ("panel-2", 1, 0), ("panel-3", 0, 0), ("panel-4", null, null)), Tally)
        );

    [Fact]
    public void An_even_vote_is_left_to_a_person()
    {
        var even = Cards(Voted, ("panel-1", 1, 1), ("panel-2", 1, 0)).ToArray();
        var refusal = Given(even).When(Tally).ThenRefused("gate-vote-even");
        Assert.Contains("nc on own (1 to 1)", refusal.Message);
        Assert.Equal(new() { ["lg"] = "own:True", ["nc"] = "own:False" }, Gates(even, Saying("own", false)));
    }

    [Fact]
    public void What_is_said_of_a_gate_stands_beside_the_votes_on_others() =>
        Assert.Equal(
            new() { ["lg"] = "own:True", ["nc"] = "own:True safe:False" },
            Gates(Cards(Voted, ("panel-1", 1, 1)), Saying("safe", false))
        );

    [Fact]
    public void A_vote_that_is_missing_blocks_is_left_out_or_is_against_as_the_rubric_says()
    {
        (string, decimal?, decimal?)[] votes = [("panel-1", 1, 1), ("panel-2", 1, 1)];
        CompetitionEvent[] With(MissingScores missing) =>
            [
                .. Cards(Voted with { Missing = missing }, votes),
                Submitted(Card("panel-3", "lg", ("own", 1m))).On("2026-01-10"),
                Submitted(Card("panel-4", "lg", ("own", 1m))).On("2026-01-10"),
                Submitted(Card("panel-5", "lg", ("own", 1m))).On("2026-01-10"),
            ];
        var refusal = Given(With(MissingScores.Block)).When(Tally).ThenRefused("scores-missing");
        Assert.Contains("nc in own (by panel-3, panel-4, panel-5)", refusal.Message);
        Assert.Equal("own:True", Gates(With(MissingScores.Exclude), Tally)["nc"]);
        Assert.Equal("own:False", Gates(With(MissingScores.Zero), Tally)["nc"]);
    }

    [Fact]
    public void Where_nobody_voted_a_person_can_say_it()
    {
        var given = Cards(Voted with { Missing = MissingScores.Exclude }, ("panel-1", 1, null)).ToArray();
        var refusal = Given(given).When(Tally).ThenRefused("scores-missing");
        Assert.Equal("In 'stage-1' scores are missing: nc in own.", refusal.Message);
        Assert.Equal("own:True", Gates(given, Saying("own", true))["nc"]);
    }

    [Fact]
    public void A_vote_is_1_or_0_and_of_the_panel()
    {
        Given(Open)
            .When(
                new SubmitScorecards(
                    Step("stage-1"),
                    [
                        Card("panel-1", "lg", ("own", 0.5m)),
                        Card("guest", "lg", ("own", 1m)),
                        Card("panel-2", "lg", ("safe", 1m)),
                    ]
                )
            )
            .ThenFaults(
                (0, "scores.own", "vote-invalid"),
                (1, "scores.own", "judge-not-asked"),
                (2, "scores.safe", "criterion-unknown")
            );
    }

    [Fact]
    public void A_judge_passes_a_gate_or_does_not_and_nothing_between() =>
        Given(Open)
            .When(new SubmitScorecards(Step("stage-1"), [Card("panel-1", "lg", ("own", 0.5m))]))
            .ThenRefused("vote-invalid");

    [Fact]
    public void A_scorecard_tells_gates_from_criteria_by_their_ids()
    {
        var rubric = Voted with { Criteria = [Criterion("own", 10)] };
        Given([.. Open[..^1]])
            .When(new ScheduleRound(Step("stage-1"), Name("Stage"), null, rubric, null, null))
            .ThenRefused("rubric-invalid");
    }
}
