using System.Collections.Immutable;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;

namespace Tracker.Domain.Tests.Scoring;

/// <summary>
/// The methods of the Sovereign AI programme as rubrics. Scorecards were never published; these are made so that they come
/// to the points that were, and every published leader, mean, gap and total must follow.
/// </summary>
public class PublishedFiguresTests
{
    private static readonly Rounding OnePlace = new(1, RoundingMode.HalfUp, RoundingScope.Item);

    private static readonly Rubric StageOne = new(
        [
            Criterion(
                "benchmark",
                40,
                By("nia", Criterion("nia", 10)),
                By("common", Criterion("common", 20)),
                By("individual", Criterion("individual", 10)) with
                {
                    // Of the target model's result, in per cent.
                    Normalisation = Normalisation.ToTarget,
                    Target = 100,
                }
            ),
            Criterion("expert", 35, Expert("strategy", 10), Expert("results", 15), Expert("impact", 10)),
            By("user", Criterion("user", 25)) with
            {
                Aggregation = Aggregation.Sum,
                Normalisation = Normalisation.ToLeader,
            },
        ],
        [],
        Rounding: OnePlace
    );

    private static readonly Rubric StageTwo = new(
        [
            Criterion(
                "benchmark",
                40,
                By("aa", Criterion("aaii", 100)) with
                {
                    Weight = 0.25m,
                },
                By("nia", Criterion("nia", 100)) with
                {
                    Weight = 0.15m,
                }
            ),
            Criterion("expert", 35, Expert("strategy", 10), Expert("results", 10), Expert("impact", 15)),
            Criterion(
                "user",
                25,
                By("user", Criterion("expert-user", 5)) with
                {
                    Weight = 3,
                },
                By("public", Criterion("public", 5)) with
                {
                    Weight = 2,
                }
            ),
        ],
        [],
        Rounding: OnePlace
    );

    [Fact]
    public void Stage_one()
    {
        var points = Tallied(
            StageOne,
            [
                .. Team("lg", 9.2m, 14.4m, 104m, [9.2m, 13.4m, 9.0m], 200),
                .. Team("skt", 9.2m, 13.0m, 90m, [8.3m, 12.0m, 8.1m], 164),
                .. Team("upstage", 8.0m, 12.6m, 100m, [8.2m, 11.8m, 8.0m], 168),
                .. Team("naver", 8.5m, 13.0m, 85m, [8.4m, 12.1m, 8.1m], 156),
                .. Team("nc", 7.9m, 11.0m, 77m, [7.6m, 11.1m, 7.5m], 142),
            ]
        );
        AssertLed(points, "nia", 9.2m, "lg", "skt");
        AssertLed(points, "common", 14.4m, "lg");
        AssertLed(points, "individual", 10.0m, "lg", "upstage");
        AssertLed(points, "benchmark", 33.6m, "lg");
        AssertLed(points, "expert", 31.6m, "lg");
        AssertLed(points, "user", 25.0m, "lg");
        AssertLed(points, "total", 90.2m, "lg");
        Assert.Equal(
            (30.4m, 28.56m, 20.76m, 79.7m),
            (Mean(points, "benchmark", 1), Mean(points, "expert", 2), Mean(points, "user", 2), Mean(points, "total", 1))
        );

        static IEnumerable<Scorecard> Team(
            string team,
            decimal nia,
            decimal common,
            decimal individual,
            decimal[] expert,
            int marks
        ) =>
            [
                Card("nia", team, ("nia", nia)),
                Card("common", team, ("common", common)),
                Card("individual", team, ("individual", individual)),
                .. Experts(team, expert, [10, 15, 10]),
                .. Marks("user", "user", team, marks, 49),
            ];
    }

    [Fact]
    public void Stage_two()
    {
        var points = Tallied(
            StageTwo,
            [
                .. Team("motif", 47.4m, 84.7m, [7.5m, 7.6m, 12.0m], 134, 546),
                .. Team("upstage", 37.4m, 88.7m, [8.3m, 8.4m, 12.4m], 180, 657),
                .. Team("skt", 35.0m, 89.3m, [8.4m, 8.4m, 12.5m], 189, 694),
                .. Team("lg", 31.0m, 85.3m, [8.5m, 8.5m, 12.5m], 185, 703),
            ]
        );
        Assert.Equal(
            [11.9m, 9.4m, 8.8m, 7.8m],
            new[] { "motif", "upstage", "skt", "lg" }.Select(team => points[team]["aaii"])
        );
        Assert.Equal(9.475m, points.Values.Average(team => team["aaii"]));
        AssertLed(points, "aaii", 11.9m, "motif");
        AssertLed(points, "nia", 13.4m, "skt");
        AssertLed(points, "expert", 29.5m, "lg");
        AssertLed(points, "expert-user", 11.6m, "skt");
        AssertLed(points, "public", 7.6m, "lg");
        Assert.Equal(
            (9.48m, 13.05m, 28.75m, 10.53m, 7.03m),
            (
                Mean(points, "aaii", 2),
                Mean(points, "nia", 2),
                Mean(points, "expert", 2),
                Mean(points, "expert-user", 2),
                Mean(points, "public", 2)
            )
        );
        Assert.Equal((22.5m, 4.0m), (Mean(points, "benchmark", 1), Gap(points, "benchmark")));
        Assert.Equal((28.8m, 2.4m), (Mean(points, "expert", 1), Gap(points, "expert")));
        Assert.Equal((17.6m, 5.0m), (Mean(points, "user", 1), Gap(points, "user")));
        Assert.Equal(
            [70.6m, 69.9m, 69.0m, 65.8m],
            new[] { "skt", "upstage", "lg", "motif" }.Select(team => points[team]["total"])
        );

        // One of fifty users did not vote.
        static IEnumerable<Scorecard> Team(
            string team,
            decimal aaii,
            decimal nia,
            decimal[] expert,
            int users,
            int everyone
        ) =>
            [
                Card("aa", team, ("aaii", aaii)),
                Card("nia", team, ("nia", nia)),
                .. Experts(team, expert, [10, 10, 15]),
                .. Marks("user", "expert-user", team, users, 49),
                Card("user-50", team, ("expert-user", null)),
                .. Marks("public", "public", team, everyone, 185),
            ];
    }

    private static Criterion By(string judges, Criterion criterion) => criterion with { Judges = [new(judges)] };

    private static Criterion Expert(string id, decimal max) =>
        By("expert", Criterion(id, max)) with
        {
            Aggregation = Aggregation.TrimmedMean,
        };

    // Ten, of whom one gives nothing and one all there is.
    private static IEnumerable<Scorecard> Experts(string team, decimal[] points, decimal[] most)
    {
        string[] parts = ["strategy", "results", "impact"];
        return Enumerable
            .Range(1, 10)
            .Select(expert =>
                Card(
                    $"expert-{expert:00}",
                    team,
                    [
                        .. parts.Select(
                            (part, i) =>
                                (
                                    part,
                                    (decimal?)(
                                        expert == 1 ? 0
                                        : expert == 2 ? most[i]
                                        : points[i]
                                    )
                                )
                        ),
                    ]
                )
            );
    }

    // Whole marks that add up to so much.
    private static IEnumerable<Scorecard> Marks(string group, string criterion, string team, int sum, int judges) =>
        Enumerable
            .Range(0, judges)
            .Select(i => Card($"{group}-{i + 1:00}", team, (criterion, sum / judges + (i < sum % judges ? 1 : 0))));

    // By team: the points of each criterion as it counts, and the total.
    private static Dictionary<string, Dictionary<string, decimal>> Tallied(Rubric rubric, List<Scorecard> cards)
    {
        var round = Round.Of(Worlds.Scheduled("stage", rubric)) with
        {
            Scorecards = cards.ToImmutableDictionary(card => card.Key),
        };
        var tally = Tally.Of(round, cards.Select(card => card.Team).Distinct())!;
        Assert.Empty(tally.Missing);
        return tally.Scores!.ToDictionary(
            row => row.Key.Value,
            row =>
                rubric
                    .AllCriteria.Select(each => (each.Id.Value, Points.Weighted(rubric, each, row.Value)!.Value))
                    .Append(("total", Points.Total(rubric, row.Value)!.Value))
                    .ToDictionary()
        );
    }

    private static void AssertLed(
        Dictionary<string, Dictionary<string, decimal>> points,
        string item,
        decimal most,
        params string[] leaders
    )
    {
        Assert.Equal(most, points.Values.Max(team => team[item]));
        Assert.Equal(leaders, points.Where(team => team.Value[item] == most).Select(team => team.Key).Order());
    }

    private static decimal Mean(Dictionary<string, Dictionary<string, decimal>> points, string item, int places) =>
        decimal.Round(points.Values.Average(team => team[item]), places, MidpointRounding.AwayFromZero);

    private static decimal Gap(Dictionary<string, Dictionary<string, decimal>> points, string item) =>
        points.Values.Max(team => team[item]) - points.Values.Min(team => team[item]);
}
