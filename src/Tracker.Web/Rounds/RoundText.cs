using Tracker.Domain.Clocks;
using Tracker.Domain.Scoring;
using Tracker.Web.Language;

namespace Tracker.Web.Rounds;

/// <summary>What the page of a round says.</summary>
public static class RoundText
{
    /// <summary>The table.</summary>
    public static Text Results { get; } = new("Results", "평가 결과");

    /// <summary>Nobody takes part.</summary>
    public static Text NoRows { get; } = new("No team takes part yet.", "아직 대상 팀이 없습니다.");

    /// <summary>What others said.</summary>
    public static Text Unofficial { get; } =
        new("What others reported, not the organiser", "주관 기관이 아닌 곳의 보도");

    /// <summary>What that means.</summary>
    public static Text UnofficialHelp { get; } =
        new(
            "Kept apart: it decides nothing and ranks nobody.",
            "별도로 보관하는 내용이며 순위와 결과에 영향을 주지 않습니다."
        );

    /// <summary>How it is judged.</summary>
    public static Text Rubric { get; } = new("How it is judged", "평가 기준");

    /// <summary>That is not known.</summary>
    public static Text NoRubric { get; } =
        new("How it is judged is not on record.", "평가 기준이 기록되어 있지 않습니다.");

    /// <summary>A criterion.</summary>
    public static Text Criterion { get; } = new("Criterion", "평가 항목");

    /// <summary>The most points.</summary>
    public static Text Max { get; } = new("Maximum", "배점");

    /// <summary>How much it counts.</summary>
    public static Text Weight { get; } = new("Weight", "가중치");

    /// <summary>Who judges it.</summary>
    public static Text Judges { get; } = new("Judged by", "평가 주체");

    /// <summary>Gates.</summary>
    public static Text Gates { get; } = new("Gates, apart from the points", "점수와 별도의 필수 요건");

    /// <summary>Who votes on a gate.</summary>
    public static Text VotedBy(string judges) => new($" – by vote of {judges}", $" – {judges} 표결");

    /// <summary>The facts in brief.</summary>
    public static Text Facts { get; } = new("At a glance", "요약");

    /// <summary>Its state.</summary>
    public static Text State { get; } = new("State", "상태");

    /// <summary>Whether it can change.</summary>
    public static Text Result { get; } = new("Result", "결과 확정 여부");

    /// <summary>Planned.</summary>
    public static Text Planned { get; } = new("Planned to go on", "통과 계획");

    /// <summary>Actual.</summary>
    public static Text Actual { get; } = new("Went on", "실제 통과");

    /// <summary>The gap at the cut.</summary>
    public static Text Margin { get; } = new("Margin at the cut", "통과선 점수 차");

    /// <summary>The dates.</summary>
    public static Text Dates { get; } = new("Dates", "일정");

    /// <summary>What was published.</summary>
    public static Text Published { get; } = new("Published", "공개 범위");

    /// <summary>Nothing was said of it: all that is on record is shown.</summary>
    public static Text PublishedAll { get; } = new("all that is on record", "기록된 내용 전체");

    /// <summary>Objections.</summary>
    public static Text Objections { get; } = new("Objections", "이의신청");

    /// <summary>How far the judges are.</summary>
    public static Text Progress { get; } = new("How far the judges are", "평가 진행 상황");

    /// <summary>Where it was read.</summary>
    public static Text Sources { get; } = new("What is on record, with its sources", "기록과 출처");

    /// <summary>Points, as far as they could go.</summary>
    public static Text Worst { get; } = new("Worst case", "최저");

    /// <summary>Points, as far as they could go.</summary>
    public static Text Best { get; } = new("Best case", "최고");

    /// <summary>How many went on.</summary>
    public static Text Teams(int count) => new(count == 1 ? "1 team" : $"{count} teams", $"{count}개 팀");

    /// <summary>Points between two teams.</summary>
    public static Text Points(decimal points) => new($"{Figures.Of(points)} points", $"{Figures.Of(points)}점");

    /// <summary>Scorecards that are in.</summary>
    public static Text Scorecards(int count) =>
        new(count == 1 ? "1 scorecard is in." : $"{count} scorecards are in.", $"평가표 {count}건이 제출되었습니다.");

    /// <summary>Until when objections may be filed.</summary>
    public static Text Until(Text when) => new($"until {when.En}", $"{when.Ko}까지");

    /// <summary>An objection.</summary>
    public static Text Objection(Text team, bool? upheld) =>
        upheld switch
        {
            null => new($"{team.En}: to be decided", $"{team.Ko}: 심의 중"),
            true => new($"{team.En}: upheld", $"{team.Ko}: 인용"),
            _ => new($"{team.En}: rejected", $"{team.Ko}: 기각"),
        };

    /// <summary>When a round is.</summary>
    public static Text Between(Moment? opens, Moment? closes, TimeZoneId zone) =>
        (opens, closes) switch
        {
            ({ } from, { } to) => new(
                $"{Times.Of(from, zone).En} to {Times.Of(to, zone).En}",
                $"{Times.Of(from, zone).Ko} ~ {Times.Of(to, zone).Ko}"
            ),
            ({ } from, null) => new($"from {Times.Of(from, zone).En}", $"{Times.Of(from, zone).Ko}부터"),
            (null, { } to) => Until(Times.Of(to, zone)),
            _ => Text.None,
        };

    /// <summary>How the judges' scores become one.</summary>
    public static Text Aggregated(Aggregation aggregation) =>
        aggregation switch
        {
            Aggregation.Median => new("The median of the judges counts.", "평가위원 점수의 중앙값을 적용합니다."),
            Aggregation.Sum => new("The judges' scores are added up.", "평가위원 점수를 합산합니다."),
            Aggregation.TrimmedMean => new(
                "The mean of the judges counts, without the highest and the lowest.",
                "최고점과 최저점을 제외한 평가위원 평균을 적용합니다."
            ),
            _ => new("The mean of the judges counts.", "평가위원 평균을 적용합니다."),
        };

    /// <summary>How points are rounded.</summary>
    public static Text Rounded(Rounding rounding)
    {
        var (half, on) = (rounding.Mode == RoundingMode.HalfUp, rounding.On == RoundingScope.Item);
        return new(
            $"{(on ? "Each item is" : "The total is")} rounded to {rounding.Places} {(rounding.Places == 1 ? "place" : "places")}, {(half ? "halves up" : "halves to the even digit")}.",
            $"{(on ? "항목별 점수" : "총점")}는 소수점 아래 {rounding.Places}자리로 {(half ? "반올림" : "오사오입(짝수 반올림)")}합니다."
        );
    }

    /// <summary>What is done with a tie across the cut.</summary>
    public static Text Ties(TieRule rule, Func<Domain.Values.CriterionId, Text> name) =>
        rule.Rule switch
        {
            TieResolution.AllThrough => new("Of a tie at the cut all go on.", "통과선에서 동점이면 모두 통과합니다."),
            TieResolution.NoneThrough => new(
                "Of a tie at the cut none goes on.",
                "통과선에서 동점이면 모두 탈락합니다."
            ),
            TieResolution.ByCriteria => new(
                $"A tie at the cut is broken by {Text.List(rule.Criteria.Select(name)).En}.",
                $"통과선에서 동점이면 다음 항목 순으로 정합니다: {Text.List(rule.Criteria.Select(name)).Ko}."
            ),
            _ => new("A tie at the cut is decided by people.", "통과선에서 동점이면 심의로 정합니다."),
        };

    /// <summary>What a missing score counts as.</summary>
    public static Text Missing(MissingScores missing) =>
        missing switch
        {
            MissingScores.Exclude => new("A missing score is left out.", "누락된 점수는 제외합니다."),
            MissingScores.Zero => new("A missing score counts as zero.", "누락된 점수는 0점으로 처리합니다."),
            _ => new("While a score is missing there is no result.", "누락된 점수가 있으면 결과를 산출하지 않습니다."),
        };
}
