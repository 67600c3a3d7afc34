using FsCheck;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Tests.Generators;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Views;

/// <summary>What the views say of one history does not contradict itself.</summary>
public class ViewProperties
{
    private static readonly Arbitrary<(Story, int[])> Stories = Story.Arbitrary.WithRolls();

    [Fact]
    public void A_comparison_adds_up_and_reads_backwards() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (story, rolls) = drawn;
                var dice = new Dice(rolls);
                var (one, other) = (RandomPerspective.Of(dice, story), RandomPerspective.Of(dice, story));
                var (there, back) = (Diff(story.History, one, other), Diff(story.History, other, one));
                Assert.Equal(there.Sizes.Before + there.In.Count - there.Out.Count, there.Sizes.After);
                Assert.Equal((there.In, there.Out, there.Events), (back.Out, back.In, back.Events));
                Assert.Equal(
                    there.Rounds.Select(round => (round.Round, Backwards(round))).Order(ByRound),
                    back.Rounds.Select(round => (round.Round, round.Teams)).Order(ByRound)
                );
                var same = Diff(story.History, one, one);
                Assert.Equal((0, 0, 0, 0), (same.In.Count, same.Out.Count, same.Rounds.Count, same.Events.Count));
            }
        );

    [Fact]
    public void Every_row_of_the_standings_is_explained_as_it_stands() =>
        Property.Holds(
            Stories,
            drawn =>
            {
                var (story, rolls) = drawn;
                // By all that is known: who knows less may know of a fact, but not yet of what it was built on.
                var perspective = RandomPerspective.Of(new Dice(rolls), story) with
                {
                    KnownBy = story.Clock.AddYears(1),
                    Reader = Reader.Insider,
                };
                var sight = Headings.Look(story.History, perspective);
                var competition = sight.Competition;
                var recorded = sight.Record.ToDictionary(each => each.Sequence);
                foreach (var round in competition.Schedule)
                foreach (var row in StandingsView.Of(Headings.Now, competition, round, "en")!.Rows)
                {
                    var told = ExplanationView.Of(sight, round, row.Team)!;
                    Assert.Equal(
                        (row.Rank, row.Total, row.Outcome, row.Reason),
                        (told.Rank.Value, told.Total.Value, told.Outcome.Value, told.Outcome.Reason)
                    );
                    Assert.Equal(row.Total is null, told.Total.Said is null);
                    Assert.Equal(
                        Decided(competition.Teams[row.Team].Outcomes.GetValueOrDefault(round)?.Sequence),
                        Decided(told.Outcome.Said?.Sequence)
                    );
                }

                CompetitionEvent? Decided(long? sequence) => sequence is { } some ? recorded[some].Event : null;
            }
        );

    [Fact]
    public void What_a_correction_does_not_change_has_no_consequences_and_what_it_does_has_them() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                foreach (var chapter in story.Chapters)
                foreach (var round in chapter.After.Current.Schedule)
                {
                    var (before, after) = (chapter.Before.Current, chapter.After.Current);
                    if (ConsequencesView.Of(before, after, round) is not { } told)
                        continue;
                    var (first, second) = (Standings(before, round), Standings(after, round));
                    Assert.Equal(Changed(first, second), told.Changes.Select(change => change.Team).ToHashSet());
                    Assert.All(told.Flips, flip => Assert.NotEqual(flip.ByNumbersBefore, flip.ByNumbersAfter));
                }
            }
        );

    private static Dictionary<TeamId, (int?, decimal?, ValueMap<CriterionId, decimal>)> Standings(
        Competition competition,
        StepId round
    ) =>
        StandingsView
            .Of(Headings.Now, competition, round, "en")!
            .Rows.ToDictionary(row => row.Team, row => (row.Rank, row.Total, row.Scores));

    private static HashSet<TeamId> Changed(
        Dictionary<TeamId, (int?, decimal?, ValueMap<CriterionId, decimal>)> before,
        Dictionary<TeamId, (int?, decimal?, ValueMap<CriterionId, decimal>)> after
    ) =>
        [
            .. before
                .Keys.Union(after.Keys)
                .Where(team => before.GetValueOrDefault(team) != after.GetValueOrDefault(team)),
        ];

    private static DiffView Diff(History history, Perspective one, Perspective other) =>
        DiffView.Of(Headings.Look(history, one), Headings.Look(history, other));

    private static ValueList<TeamDiff> Backwards(RoundDiff round) =>
        round
            .Teams.Select(team =>
                team with
                {
                    Outcome = Backwards(team.Outcome),
                    Rank = Backwards(team.Rank),
                    Total = Backwards(team.Total),
                    Tier = Backwards(team.Tier),
                }
            )
            .ToValueList();

    private static Change<T>? Backwards<T>(Change<T>? change) =>
        change is null ? null : new(change.After, change.Before);

    private static IComparer<(StepId Round, ValueList<TeamDiff>)> ByRound { get; } =
        Comparer<(StepId Round, ValueList<TeamDiff>)>.Create(
            (a, b) => string.CompareOrdinal(a.Round.Value, b.Round.Value)
        );
}
