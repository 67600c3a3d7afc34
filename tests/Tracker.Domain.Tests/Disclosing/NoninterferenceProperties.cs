using System.Text.Json;
using FsCheck;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Importing;
using Tracker.Domain.Json;
using Tracker.Domain.Scoring;
using Tracker.Domain.Tests.Generators;
using Tracker.Domain.Tests.Views;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Disclosing;

/// <summary>
/// What is held back changes nothing that a reader without a role sees: whatever it were, every answer would be the same,
/// to the byte. That is more than that a number is not found in an answer.
/// </summary>
public class NoninterferenceProperties
{
    private static readonly Arbitrary<(Story, int[])> Stories = Story.Arbitrary.WithRolls();

    [Fact]
    public void Nobody_can_tell_whether_something_was_recorded_that_is_not_public_yet() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (history, now, one, other) = Drawn(drawn);
                var without = WithoutWhatIsToCome(history, now);
                Assert.Equal(Told(history, one, other, now), Told(without, one, other, now));
            }
        );

    [Fact]
    public void Nobody_can_tell_other_numbers_from_those_that_are_held_back() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (history, now, one, other) = Drawn(drawn);
                var otherwise = WithOtherNumbers(history, [one, other]);
                Assert.Equal(Told(history, one, other, now), Told(otherwise, one, other, now));
            }
        );

    [Fact]
    public void Nobody_trusted_with_results_can_tell_how_judges_scored() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (history, now, one, other) = Drawn(drawn);
                (one, other) = (one with { Reader = Reader.Trusted }, other with { Reader = Reader.Trusted });
                var otherwise = WithOtherScorecards(history);
                Assert.Equal(Told(history, one, other, now), Told(otherwise, one, other, now));
            }
        );

    [Fact]
    public void Whoever_is_trusted_with_results_sees_all_else_that_insiders_see() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (history, now, look, _) = Drawn(drawn);
                Assert.Equal(
                    Facts(look with { Reader = Reader.Insider }),
                    Facts(look with { Reader = Reader.Trusted })
                );

                List<string>? Facts(Perspective perspective) =>
                    Look(history, perspective, now)
                        ?.Record.Where(each => !each.Event.IsConfidential)
                        .Select(each =>
                            each.Event is RoundEvaluated evaluated ? evaluated with { From = null } : each.Event
                        )
                        .Select(each => JsonSerializer.Serialize(each, DomainJson.Options))
                        .ToList();
            }
        );

    [Fact]
    public void Much_is_held_back_in_the_stories()
    {
        var (cases, late, totals, points) = (0, 0, 0, 0);
        Property.Holds(
            Stories,
            drawn =>
            {
                var (history, now, look, _) = Drawn(drawn);
                cases++;
                if (WithoutWhatIsToCome(history, now).Version < history.Version)
                    late++;
                if (Look(history, look, now) is not { } sight)
                    return;
                var whole = history.At(look);
                foreach (var round in sight.Competition.Rounds.Values.Where(each => !each.Publications.IsEmpty))
                {
                    if (round.Evaluation is not { Disclosed.Seen: var seen })
                        continue;
                    var results = whole.Rounds[round.Id].Evaluation!.Results.Values;
                    totals += !seen.Totals && results.Any(result => result.Total is not null) ? 1 : 0;
                    points += !seen.Scores && results.Any(result => result.Scores.Count > 0) ? 1 : 0;
                }
            }
        );
        Assert.True(late * 5 > cases && totals * 20 > cases && points * 5 > cases, $"{late} {totals} {points}");
    }

    private static (History, DateTimeOffset Now, Perspective, Perspective) Drawn((Story, int[]) drawn)
    {
        var (story, rolls) = drawn;
        var dice = new Dice(rolls);
        // Mostly before everything is public; nobody asks for what is known later than now.
        var now = story.Clock.AddMinutes(dice.Below(9000) - 3000);
        now = now < story.Recorded[^1].RecordedAt ? story.Recorded[^1].RecordedAt : now;
        var (one, other) = (Of(), Of());
        return (RandomErasure.Of(dice, story.History, story.Recorded[^1].RecordedAt), now, one, other);

        Perspective Of()
        {
            var asked = RandomPerspective.Of(dice, story);
            return asked with
            {
                Reader = Reader.Public,
                AsOf = dice.Chance(60) ? DateTimeOffset.MaxValue : asked.AsOf,
                KnownBy = asked.KnownBy < now && dice.Chance(40) ? asked.KnownBy : now,
            };
        }
    }

    // Publications stay, and what undid them: from when there is one, a round is seen only as it was published.
    private static History WithoutWhatIsToCome(History history, DateTimeOffset now)
    {
        var open = PlainWords.PublicFrom(history);
        var publications = history
            .InSequence()
            .Where(each => each.Event is ResultsPublished)
            .Select(each => each.Sequence)
            .ToHashSet();
        var left = history.InSequence().Where(each => open[each.Sequence] <= now || IsOfPublication(each)).ToList();
        var places = left.Index().ToDictionary(each => each.Item.Sequence, each => each.Index + 1L);
        return History.Empty.Append([
            .. left.Select(each =>
                each with
                {
                    Sequence = places[each.Sequence],
                    Event = each.Event is INamesEvents about
                        ? about.Naming([.. about.Events.Where(places.ContainsKey).Select(other => places[other])]) with
                        {
                            // It is heard of no sooner for what is left out.
                            PublicAt = open[each.Sequence] > now ? Moment.Of(open[each.Sequence]) : each.Event.PublicAt,
                        }
                        : each.Event,
                }
            ),
        ]);

        bool IsOfPublication(Recorded each)
        {
            if (each.Event is EventsUndone undone && undone.Events.Any(publications.Contains))
                publications.Add(each.Sequence);
            return publications.Contains(each.Sequence);
        }
    }

    private static History WithOtherScorecards(History history) =>
        History.Empty.Append([
            .. history
                .InSequence()
                .Select(each =>
                    each with
                    {
                        Event = each.Event is ScorecardSubmitted card
                            ? card with
                            {
                                Judge = new JudgeId($"x-{card.Judge}"),
                                Scores = card
                                    .Scores.Select(pair => KeyValuePair.Create(pair.Key, (decimal?)null))
                                    .ToValueMap(),
                            }
                            : each.Event,
                    }
                ),
        ]);

    private static History WithOtherNumbers(History history, Perspective[] looks)
    {
        var zone = history.Zone;
        var counting = PlainWords.Counting(history).Select(each => each.Sequence).ToHashSet();
        var seen = history
            .InSequence()
            .Where(each => each.Event is ResultsPublished)
            .GroupBy(each => ((ResultsPublished)each.Event).Round)
            .ToDictionary(
                group => group.Key,
                group =>
                    Visibility.Of(
                        group
                            .Where(each => counting.Contains(each.Sequence))
                            .Where(each => looks.Any(look => PlainWords.Said(each, zone) <= look.KnownBy))
                            .Select(each => ((ResultsPublished)each.Event).Disclosure)
                    )
            );
        return History.Empty.Append([
            .. history
                .InSequence()
                .Select(each =>
                    each with
                    {
                        Event = each.Event switch
                        {
                            RoundEvaluated { Official: true } e when seen.ContainsKey(e.Round) => e with
                            {
                                Results = Others(e.Results, seen[e.Round]),
                            },
                            RoundCorrected e when seen.ContainsKey(e.Round) => e with
                            {
                                Results = Others(e.Results, seen[e.Round]),
                            },
                            _ => each.Event,
                        },
                    }
                ),
        ]);
    }

    // Where ranks or the order may be seen, numbers keep their order; where leaders or means may be, points stay.
    private static ValueList<Domain.Rounds.Result> Others(ValueList<Domain.Rounds.Result> results, Visibility seen)
    {
        var isOrderSeen = seen.Ranks || seen.Totals || seen.Order == RowOrder.Rank;
        var others = results.Select(result =>
            result with
            {
                Scores =
                    seen.Scores || seen.Leaders || seen.Means
                        ? result.Scores
                        : result.Scores.Select(pair => KeyValuePair.Create(pair.Key, 40 - pair.Value)).ToValueMap(),
                Total =
                    seen.Totals ? result.Total
                    : isOrderSeen ? result.Total / 2
                    : 100 - result.Total,
                Rank = isOrderSeen ? result.Rank : 100 - result.Rank,
            }
        );
        return isOrderSeen ? others.ToValueList() : others.Reverse().ToValueList();
    }

    private static string Told(History history, Perspective one, Perspective other, DateTimeOffset now)
    {
        if (Look(history, one, now) is not { } sight || Look(history, other, now) is not { } earlier)
            return "nothing";
        var (heading, competition) = (sight.Heading, sight.Competition);
        return JsonSerializer.Serialize(
            new object?[]
            {
                SummaryView.Of(heading, competition),
                FieldView.Of(heading, competition, "ko"),
                FunnelView.Of(heading, competition),
                competition
                    .Schedule.Select(round => StandingsView.Of(heading, competition, round, "ko"))
                    .Append(StandingsView.Of(heading, competition, null, "en")),
                sight.Record.OrderBy(each => each.Sequence).Select(EventView.Of),
                ImportHistory.Exported(sight.OfAllTime().Record.OrderBy(each => each.Sequence), sight.Zone),
                competition
                    .Teams.Keys.Order(RandomCommand.ById)
                    .Select(team => TeamView.Of(heading, competition, team, sight.Events)),
                from round in competition.Schedule
                from team in competition.Teams.Keys.Order(RandomCommand.ById)
                select ExplanationView.Of(sight, round, team),
                competition.Schedule.Select(round => WhatIf(sight, round)),
                DiffView.Of(earlier, sight),
            },
            DomainJson.Options
        );
    }

    private static object? WhatIf(Sight sight, StepId round)
    {
        var supposed = new Supposition(default, 2, null, null, null);
        return sight.Competition.CheckSupposition(round, supposed) is { } refusal
            ? refusal
            : WhatIfView.Of(sight.Heading, sight.Competition, round, supposed);
    }

    private static Sight? Look(History history, Perspective perspective, DateTimeOffset now) =>
        Sight.Of(
            Headings.Now.Competition,
            history,
            perspective,
            Moment.Of(perspective.AsOf),
            Moment.Of(perspective.KnownBy),
            now
        );
}
