using Tracker.Domain.Deciding;
using Tracker.Domain.Scoring;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Tests.Generators;

/// <summary>Values from small pools, so that stories meet themselves again.</summary>
public static class RandomValues
{
    private static readonly string[] English = ["LG AI Research", "Grøstl", "NC AI", "Kyber", "ML-KEM", "\"Q\" \\ 😀"];
    private static readonly string[] Korean = ["엘지", "네이버클라우드", "엔씨에이아이", "독자 AI", "가나다"];
    private static readonly string[] Organisations = ["KAIST", "Trillion Labs", "서울대학교", "kaist", "Sionic AI"];
    private static readonly string[] Reasons = ["No funds", "An appeal was upheld", "중도 포기", "Broken"];

    /// <summary>Plans, longer and shorter.</summary>
    public static IReadOnlyList<ValueList<int>> Plans { get; } =
    [
        [8, 6, 4, 3, 2],
        [8, 4],
        [10, 5, 4, 2],
        [1],
    ];

    /// <summary>Rubrics with every rule for ties, with gates and without.</summary>
    public static IReadOnlyList<Rubric?> Rubrics { get; } =
    [
        Plain(TieResolution.AllThrough) with
        {
            Missing = MissingScores.Zero,
        },
        Plain(TieResolution.NoneThrough, "originality") with
        {
            Missing = MissingScores.Exclude,
        },
        Plain(TieResolution.ByCriteria, "originality") with
        {
            Missing = MissingScores.Zero,
        },
        Plain(TieResolution.Refuse) with
        {
            Rounding = new(1, RoundingMode.HalfUp, RoundingScope.Item),
        },
    ];

    /// <summary>One of a dozen teams.</summary>
    public static TeamId Team(Dice dice) => new($"team-{dice.Below(12)}");

    /// <summary>A round, now and then a call.</summary>
    public static StepId Step(Dice dice) => dice.Chance(85) ? new($"round-{dice.Below(15)}") : Call(dice);

    /// <summary>One of a few calls.</summary>
    public static StepId Call(Dice dice) => new($"call-{dice.Below(4)}");

    /// <summary>A name in one language or two.</summary>
    public static Names Name(Dice dice)
    {
        var texts = new Dictionary<string, string> { ["en"] = dice.Of(English) };
        if (dice.Chance(50))
            texts["ko"] = dice.Of(Korean);
        return new(texts.ToValueMap());
    }

    /// <summary>Some organisations.</summary>
    public static ValueList<string> Members(Dice dice) => [.. dice.Some(Organisations, 25)];

    /// <summary>A reason, seldom an empty one.</summary>
    public static string Reason(Dice dice) => dice.Chance(5) ? " " : dice.Of(Reasons);

    /// <summary>A date or an instant of the season.</summary>
    public static Domain.Clocks.Moment Moment(Dice dice)
    {
        var instant = new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.FromHours(9)).AddMinutes(dice.Below(500_000));
        return dice.Chance(50)
            ? Domain.Clocks.Moment.Of(DateOnly.FromDateTime(instant.DateTime))
            : Domain.Clocks.Moment.Of(
                dice.Chance(50) ? instant : instant.ToUniversalTime().AddTicks(dice.Below(10_000_000))
            );
    }

    /// <summary>Something that a team shows.</summary>
    public static PresentEntry Presentation(Dice dice, TeamId team) =>
        new(
            team,
            new EntryId($"entry-{dice.Below(3)}"),
            Name(dice),
            dice.Some(Organisations, 30).Select(key => KeyValuePair.Create(key, dice.Of(Korean))).ToValueMap(),
            dice.Chance(50) ? [new Claim("AIME25", "89.8", dice.Chance(50) ? "%" : null, null)] : []
        );

    /// <summary>A source with all that is known of it.</summary>
    public static Source Source(Dice dice) =>
        dice.Below(3) switch
        {
            0 => new(
                new("msit"),
                "평가 결과 (수정)",
                "MSIT",
                new DateOnly(2026, 1, 15),
                "https://www.msit.go.kr/?a=1&b=2"
            ),
            1 => new(new("press"), "A <b>bold</b> claim", "Yonhap", null, null),
            _ => new(new("paper"), "FIPS 203", "NIST", new DateOnly(2024, 8, 13), null),
        };

    /// <summary>A source, seldom by its id alone.</summary>
    public static Citation Citation(Dice dice)
    {
        var source = Source(dice);
        return new(source.Id, dice.Chance(80) ? source : null);
    }

    private static Rubric Plain(TieResolution ties, params string[] gates) =>
        new(
            [
                new(
                    new("benchmark"),
                    Names.English("Benchmark"),
                    40,
                    0.25m,
                    null,
                    [
                        new(
                            new("aaii"),
                            Names.English("AAII"),
                            10.5m,
                            null,
                            Normalisation.ToTarget,
                            [],
                            [],
                            Target: 47.4m
                        ),
                    ],
                    []
                ),
                new(
                    new("users"),
                    Names.English("Users"),
                    25,
                    null,
                    Normalisation.ToLeader,
                    [],
                    [new("judge")],
                    Aggregation.TrimmedMean
                ),
            ],
            [
                .. gates.Select(gate => new Gate(
                    new(gate),
                    Names.English(gate),
                    ties == TieResolution.ByCriteria ? [new("judge")] : []
                )),
            ],
            Ties: new(ties, ties == TieResolution.ByCriteria ? [new("users")] : [])
        );
}
