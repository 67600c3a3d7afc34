using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Rounds;

/// <summary>Who may see a round's results is said by publications, which add up.</summary>
public class PublicationTests
{
    private static readonly StepId StageOne = Step("stage-1");

    private static Disclosure Show(
        ScoreDisclosure scores,
        bool totals = false,
        bool ranks = false,
        RowOrder order = RowOrder.Name
    ) => new(scores, totals, ranks, order);

    private static PublishResults Publish(Disclosure disclosure, string? until = null) =>
        new(StageOne, disclosure, until is null ? null : Date(until));

    private static ResultsPublished Published(Disclosure disclosure, string? until = null) =>
        new(StageOne, disclosure, until is null ? null : Date(until));

    [Fact]
    public void It_is_said_before_there_is_a_result_or_after()
    {
        var leaders = Show(ScoreDisclosure.Leaders);
        Given(StageOneScheduled).When(Publish(leaders)).Then(Published(leaders));
        Given(StageOneMissed()).When(Publish(leaders)).Then(Published(leaders));
        Given(Concluded).When(Publish(leaders)).Then(Published(leaders));
    }

    [Fact]
    public void What_is_published_already_is_not_published_again()
    {
        var all = Given(StageOneScored)
            .When(Publish(Show(ScoreDisclosure.All, totals: true)))
            .Then(Published(Show(ScoreDisclosure.All, totals: true)));
        all.When(Publish(Show(ScoreDisclosure.Leaders))).ThenNothing();
        all.When(Publish(Show(ScoreDisclosure.None, ranks: true)))
            .Then(Published(Show(ScoreDisclosure.None, ranks: true)));
        all.When(Publish(Show(ScoreDisclosure.None, order: RowOrder.Rank)))
            .Then(Published(Show(ScoreDisclosure.None, order: RowOrder.Rank)));
    }

    [Fact]
    public void That_nothing_is_shown_is_said_once() =>
        Given(StageOneScheduled)
            .When(Publish(Show(ScoreDisclosure.None)))
            .Then(new ResultsPublished(StageOne, Show(ScoreDisclosure.None), null))
            .When(Publish(Show(ScoreDisclosure.None)))
            .ThenNothing();

    [Fact]
    public void What_is_under_embargo_may_be_published_sooner()
    {
        var all = Show(ScoreDisclosure.All);
        var held = Given(StageOneScored)
            .When(Publish(all, "2026-03-05T15:00:00+09:00"))
            .Then(Published(all, "2026-03-05T15:00:00+09:00"));
        held.When(Publish(all, "2026-03-05T15:00:00+09:00")).ThenNothing();
        held.When(Publish(all)).Then(Published(all));
    }

    [Fact]
    public void An_embargo_ends_after_it_is_set()
    {
        var all = Show(ScoreDisclosure.All);
        Given(StageOneScored).When(Publish(all, "2026-02-28")).ThenRefused("embargo-over");
        Given(StageOneScored)
            .When(Publish(all, "2026-02-28T15:00:00+09:00").At("2026-02-28"))
            .Then(Published(all, "2026-02-28T15:00:00+09:00"));
    }

    [Fact]
    public void An_embargo_takes_back_nothing_that_is_public_sooner()
    {
        var all = Show(ScoreDisclosure.All);
        var held = Given(StageOneScored)
            .When(Publish(all, "2026-03-05T15:00:00+09:00"))
            .Then(Published(all, "2026-03-05T15:00:00+09:00"));
        held.When(Publish(all, "2026-03-09")).ThenRefused("embargo-stands");
        held.When(Publish(Show(ScoreDisclosure.All, totals: true), "2026-03-09"))
            .Then(Published(Show(ScoreDisclosure.All, totals: true), "2026-03-09"));
        held.When(Publish(all)).Then(Published(all)).When(Publish(all, "2026-03-04")).ThenRefused("embargo-stands");
    }

    [Fact]
    public void What_together_would_give_away_hidden_points_is_not_published()
    {
        var rubric = new Rubric([Criterion("style", 50), Criterion("speed", 50)], []);
        var scored = Given(FiveTeams)
            .And(Scheduled("stage-1", rubric))
            .And(
                new RoundEvaluated(
                    StageOne,
                    [
                        .. FiveIds.Select(
                            (id, place) =>
                                Totalled(id, 50m + place)
                                    .Scoring("style", 40m - place)
                                    .Scoring("speed", 10m + 2 * place)
                        ),
                    ]
                ).On("2026-01-15")
            );
        var leaders = Show(ScoreDisclosure.Leaders);
        Assert.Contains(
            "lg in speed",
            scored
                .When(Publish(Show(ScoreDisclosure.Leaders, totals: true)))
                .ThenRefused("disclosure-reveals-score")
                .Message
        );
        var led = scored.When(Publish(leaders)).Then(Published(leaders));
        led.When(Publish(Show(ScoreDisclosure.None, totals: true))).ThenRefused("disclosure-reveals-score");
        led.When(Publish(Show(ScoreDisclosure.Mean))).Then(Published(Show(ScoreDisclosure.Mean)));
        led.When(Publish(Show(ScoreDisclosure.All, totals: true)))
            .Then(Published(Show(ScoreDisclosure.All, totals: true)));
    }

    [Fact]
    public void Only_rounds_that_take_place_have_results_to_publish()
    {
        Given(FiveTeams).When(Publish(Show(ScoreDisclosure.All))).ThenRefused("round-unknown");
        Given(StageOneScheduled)
            .And(new RoundCancelled(StageOne, "No budget").On("2025-12-01"))
            .When(Publish(Show(ScoreDisclosure.All)))
            .ThenRefused("round-cancelled");
    }

    [Fact]
    public void Means_are_not_published_again_when_a_team_has_left_since()
    {
        var mean = Show(ScoreDisclosure.Mean);
        var world = Given(StageOneScored)
            .When(Publish(mean))
            .Then(Published(mean))
            .When(new WithdrawTeam(Team("nc"), null, null).At("2026-03-02"))
            .Then(new TeamWithdrew(Team("nc"), null, null));
        Assert.Contains("nc", world.When(Publish(mean).At("2026-03-03")).ThenRefused("mean-reveals-score").Message);
        world
            .When(Publish(Show(ScoreDisclosure.Leaders)).At("2026-03-03"))
            .Then(Published(Show(ScoreDisclosure.Leaders)));
    }

    [Fact]
    public void Who_left_before_the_means_were_published_is_no_matter()
    {
        var mean = Show(ScoreDisclosure.Mean);
        Given(StageOneScored)
            .And(new TeamWithdrew(Team("nc"), null, null).On("2026-02-01"))
            .When(Publish(mean))
            .Then(Published(mean))
            .When(Publish(mean))
            .ThenNothing();
    }

    [Fact]
    public void Others_than_the_organiser_publish_nothing() =>
        Given(StageOneScored)
            .When(Publish(Show(ScoreDisclosure.All)).Unofficially())
            .ThenRefused("unofficial-without-effect");

    [Fact]
    public void Other_rules_are_not_supposed_where_something_is_held_back()
    {
        var world = Given(StageOneScored).And(Published(Show(ScoreDisclosure.All)).On("2026-01-20"));
        var seen = Views.Headings.Look(world.History, Date("2026-03-01"), Date("2026-03-01"), Reader.Public);
        var refusal = seen.Competition.CheckSupposition(StageOne, new Supposition(default, 3, null, null, null));
        new ScenarioRefusal(refusal).ThenRefused("results-not-disclosed");
    }

    private sealed record ScenarioRefusal(Domain.Deciding.Refusal? Refusal)
    {
        public void ThenRefused(string code) => Assert.Equal(code, Refusal?.Code);
    }
}
