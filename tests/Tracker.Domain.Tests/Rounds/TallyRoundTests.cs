using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Rounds;

public class TallyRoundTests
{
    private static readonly Rubric Judged = new(
        [Criterion("beauty", 60), Criterion("cost", 40)],
        [Gate("safe")],
        Rounding: new(1, RoundingMode.HalfUp, RoundingScope.Total)
    );

    private static CompetitionEvent[] Two(Rubric? rubric) =>
        [.. Announced, Entered("lg"), Entered("nc"), Scheduled("stage-1", rubric)];

    private static readonly CompetitionEvent[] AllIn =
    [
        .. Two(Judged),
        .. Cards(
            Card("x", "nc", ("beauty", 50m), ("cost", 20.15m)),
            Card("y", "nc", ("beauty", null), ("cost", 20m)),
            Card("x", "lg", ("beauty", 40m), ("cost", 30m)),
            Card("y", "lg", ("beauty", 41m), ("cost", 30m))
        ),
    ];

    private static readonly RoundEvaluated Result = new(
        Step("stage-1"),
        [
            Totalled("lg", 70.5m).Scoring("beauty", 40.5m).Scoring("cost", 30m).Passing("safe"),
            Totalled("nc", 70.1m).Scoring("beauty", 50m).Scoring("cost", 20.075m),
        ]
    )
    {
        From = Keys("lg x", "lg y", "nc x", "nc y"),
    };

    private static readonly TallyRound TallyIt = new(
        Step("stage-1"),
        new([new(Team("lg"), new([new(new GateId("safe"), true)]))])
    );

    private static IEnumerable<CompetitionEvent> Cards(params Scorecard[] cards) =>
        cards.Select(card => Submitted(card).On("2026-01-10"));

    private static ValueList<ScorecardKey> Keys(params string[] keys) =>
        [.. keys.Select(key => key.Split(' ')).Select(key => new ScorecardKey(Team(key[0]), new(key[1])))];

    [Fact]
    public void A_round_is_evaluated_by_what_its_scorecards_come_to_and_says_which_those_are()
    {
        var scenario = Given(AllIn).When(TallyIt).Then(Result);
        var ranks = Ranking.Of(scenario.Competition.Rounds[Step("stage-1")].Evaluation!);
        Assert.Equal((1, 2), (ranks[Team("lg")], ranks[Team("nc")]));
        scenario.When(TallyIt).ThenNothing();
    }

    [Fact]
    public void It_is_tallied_again_for_nothing_after_a_team_has_left() =>
        Given([.. AllIn, Result.On("2026-01-15"), new TeamWithdrew(Team("nc"), null, null).On("2026-01-16")])
            .When(TallyIt)
            .ThenNothing();

    [Fact]
    public void Results_that_were_given_are_not_those_of_scorecards() =>
        Given([.. AllIn, new RoundEvaluated(Step("stage-1"), [Ranked("lg", 1), Ranked("nc", 2)]).On("2026-01-15")])
            .When(TallyIt)
            .ThenRefused("round-already-evaluated");

    [Fact]
    public void While_scores_are_missing_it_is_refused_and_said_which()
    {
        var refusal = Given([.. Two(Judged), .. Cards(Card("x", "lg", ("beauty", 40m)), Card("y", "lg", ("cost", 1m)))])
            .When(TallyIt)
            .ThenRefused("scores-missing");
        Assert.Contains("missing: nc in beauty (by x), nc in cost (by y).", refusal.Message);
    }

    [Fact]
    public void Nothing_comes_of_no_scorecards_even_where_they_count_as_zero() =>
        Given(Two(Judged with { Missing = MissingScores.Zero })).When(TallyIt).ThenRefused("scores-missing");

    [Fact]
    public void A_rubric_must_say_how()
    {
        Given(Two(null)).When(TallyIt).ThenRefused("rubric-incomplete");
        var refusal = Given(Two(new([Criterion("a", 1) with { Normalisation = Normalisation.ToTarget }], [])))
            .When(TallyIt)
            .ThenRefused("rubric-incomplete");
        Assert.Contains("'a' is the ratio to a target that is not given", refusal.Message);
    }

    [Fact]
    public void Gates_are_of_teams_that_are_evaluated_and_of_the_rubric()
    {
        var other = TallyIt with { Gates = new([new(Team("kt"), default)]) };
        Given(AllIn).When(other).ThenRefused("team-not-evaluated");
        var unknown = TallyIt with { Gates = new([new(Team("lg"), new([new(new GateId("quick"), true)]))]) };
        Given(AllIn).When(unknown).ThenRefused("gate-unknown");
    }

    [Fact]
    public void The_round_must_be_there() => Given(Announced).When(TallyIt).ThenRefused("round-unknown");

    [Fact]
    public void Judges_whose_team_has_left_are_not_counted()
    {
        var scenario = Given([.. AllIn, new TeamWithdrew(Team("lg"), null, null).On("2026-01-12")]);
        scenario
            .When(TallyIt with { Gates = default })
            .Then(Result with { Results = [Result.Results[1]], From = Keys("nc x", "nc y") });
    }

    [Fact]
    public void Whoever_imports_a_tally_imports_its_scorecards()
    {
        var imported = Result.On("2026-01-15");
        Given(AllIn).WhenImported(imported).Then(imported);
        Given(Two(Judged)).WhenImported(imported).ThenRefused("scorecards-differ");
        Given(AllIn).WhenImported(imported with { From = Keys("lg x") }).ThenRefused("scorecards-differ");
    }

    [Fact]
    public void A_scorecard_that_was_tallied_cannot_be_undone_alone() =>
        Given([.. AllIn, Result.On("2026-01-15")])
            .When(new Domain.Deciding.UndoEvents([5], "Another judge's"))
            .ThenRefused("contradicts-later-event");

    [Fact]
    public void The_public_does_not_see_whose_scorecards_were_tallied()
    {
        var history = Given([.. AllIn, Result.On("2026-01-15")]).History;
        Assert.Equal(Result.From, Seen(Reader.Insider));
        Assert.Null(Seen(Reader.Public));

        ValueList<ScorecardKey>? Seen(Reader reader)
        {
            var look = new Perspective(DateTimeOffset.MaxValue, Scenario.Now, reader);
            var sight = Sight.Of(
                new("cup"),
                history,
                look,
                Moment.Of(Scenario.Now),
                Moment.Of(Scenario.Now),
                Scenario.Now
            )!;
            return sight.Events.Select(each => each.Event).OfType<RoundEvaluated>().Single().From;
        }
    }
}
