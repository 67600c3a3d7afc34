using Tracker.Web.Language;

namespace Tracker.Web.Comparing;

/// <summary>What the comparison says.</summary>
public static class ComparingText
{
    /// <summary>The title.</summary>
    public static Text Title { get; } = new("Compare", "비교");

    /// <summary>What can be compared.</summary>
    public static Text Lede { get; } =
        new(
            "Two dates side by side, or one date as it was known on two days.",
            "두 날짜의 상황을, 또는 한 날짜를 서로 다른 시점에 알려진 대로 나란히 비교합니다."
        );

    /// <summary>Two dates.</summary>
    public static Text TwoDates { get; } = new("Two dates", "두 날짜 비교");

    /// <summary>One date, known on two days.</summary>
    public static Text TwoDays { get; } = new("One date, as known on two days", "알려진 시점별 비교");

    /// <summary>The earlier one.</summary>
    public static Text From { get; } = new("From", "시작일");

    /// <summary>The later one.</summary>
    public static Text To { get; } = new("To", "종료일");

    /// <summary>The earlier day of knowledge.</summary>
    public static Text KnownFrom { get; } = new("As known on", "알려진 시점(이전)");

    /// <summary>The later day of knowledge.</summary>
    public static Text KnownTo { get; } = new("and on", "알려진 시점(이후)");

    /// <summary>The date that is compared.</summary>
    public static Text AsOf { get; } = new("Date", "기준일");

    /// <summary>Does it.</summary>
    public static Text Compare { get; } = new("Compare", "비교하기");

    /// <summary>What may be worth comparing.</summary>
    public static Text Suggestions { get; } = new("Before and after each step", "단계별 전후 비교");

    /// <summary>The differences by round.</summary>
    public static Text Rounds { get; } = new("What differs in the rounds", "평가 단계별 차이");

    /// <summary>What differs.</summary>
    public static Text What { get; } = new("What", "구분");

    /// <summary>The events.</summary>
    public static Text Events { get; } = new("The events that made the difference", "차이를 만든 기록");

    /// <summary>There is none.</summary>
    public static Text NoDifference { get; } = new("Nothing differs.", "차이가 없습니다.");

    /// <summary>On this side alone.</summary>
    public static Text OnlyHere { get; } = new("only here", "이 시점에만");

    /// <summary>The addresses do not say what to compare.</summary>
    public static Text Sides { get; } =
        new(
            "A comparison is of from and to, or of knownFrom and knownTo; both are dates.",
            "비교하려면 from과 to, 또는 knownFrom과 knownTo에 날짜를 모두 지정해 주십시오."
        );

    /// <summary>How the sizes differ.</summary>
    public static Text Sizes(int before, int after) =>
        before == after
            ? new($"{after} in on either side.", $"양쪽 모두 {after}개 팀입니다.")
            : new($"From {before} to {after} teams.", $"{before}개 팀에서 {after}개 팀으로 바뀌었습니다.");

    /// <summary>Known by a day.</summary>
    public static Text Known(Text when) => new($"as known on {when.En}", $"{when.Ko} 기준으로 알려진 내용");
}
