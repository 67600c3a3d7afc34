using Tracker.Web.Language;

namespace Tracker.Web.Shared;

/// <summary>What tables of results say.</summary>
public static class StandingsText
{
    /// <summary>The rank.</summary>
    public static Text Rank { get; } = new("Rank", "순위");

    /// <summary>The team.</summary>
    public static Text Team { get; } = new("Team", "팀");

    /// <summary>The points in all.</summary>
    public static Text Total { get; } = new("Total", "총점");

    /// <summary>Points by criterion.</summary>
    public static Text Scores { get; } = new("Scores", "항목별 점수");

    /// <summary>The tier in which it went on.</summary>
    public static Text Tier { get; } = new("Tier", "등급");

    /// <summary>What became of it.</summary>
    public static Text Outcome { get; } = new("Outcome", "결과");

    /// <summary>It would have gone on by rank.</summary>
    public static Text RankedIn { get; } = new("ranked in, gated out", "순위는 통과권이나 요건 미충족");

    /// <summary>Its numbers were corrected.</summary>
    public static Text Corrected { get; } = new("corrected", "정정됨");

    /// <summary>The most points.</summary>
    public static Text Of(decimal most) => new($"of {Figures.Of(most)}", $"{Figures.Of(most)}점 만점");

    /// <summary>Whether a gate was passed.</summary>
    public static Text Gate(bool passed) => passed ? new("passed", "충족") : new("not passed", "미충족");

    /// <summary>The mean over some teams.</summary>
    public static Text Mean(int over) => new($"Mean of {over} teams", $"{over}개 팀 평균");
}
