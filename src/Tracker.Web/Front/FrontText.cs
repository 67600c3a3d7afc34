using Tracker.Web.Language;

namespace Tracker.Web.Front;

/// <summary>What the front page says.</summary>
public static class FrontText
{
    /// <summary>The title.</summary>
    public static Text Title { get; } = new("Who is still in", "누가 남아 있는가");

    /// <summary>What the pages are.</summary>
    public static Text Lede { get; } =
        new(
            "Programmes that begin with many and end with few: who entered, who went on, who dropped out and why, on any "
                + "date, with the source of every fact.",
            "여러 팀으로 시작해 소수만 남는 사업의 기록입니다. 누가 참가했고, 누가 통과했으며, 누가 왜 탈락했는지 날짜별로 출처와 함께 "
                + "보여 드립니다."
        );

    /// <summary>There are none.</summary>
    public static Text None { get; } = new("No programme has been recorded yet.", "아직 기록된 사업이 없습니다.");

    /// <summary>The sizes in words.</summary>
    public static Text Sizes(string planned, string actual) =>
        new($"Planned {planned}, really {actual}", $"계획 {planned}, 실제 {actual}");

    /// <summary>To more of them.</summary>
    public static Text More { get; } = new("More", "더 보기");
}
