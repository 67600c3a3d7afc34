using Tracker.Web.Language;

namespace Tracker.Web.Shared;

/// <summary>What every page says around what it shows.</summary>
public static class DocumentText
{
    /// <summary>To the content.</summary>
    public static Text Skip { get; } = new("Skip to the content", "본문 바로가기");

    /// <summary>What the navigation is.</summary>
    public static Text Navigation { get; } = new("Tracker", "Tracker 메뉴");

    /// <summary>The way back to the competition.</summary>
    public static Text Trail { get; } = new("You are in", "현재 위치");

    /// <summary>The list of competitions.</summary>
    public static Text Competitions { get; } = new("Programmes", "사업 목록");

    /// <summary>The page about Tracker.</summary>
    public static Text About { get; } = new("About", "안내");

    /// <summary>What Tracker is, in a sentence.</summary>
    public static Text Colophon { get; } =
        new(
            "Tracker keeps the record of staged elimination programmes: every fact with its source, for any date, as it was "
                + "known on any other.",
            "Tracker는 단계별 탈락 방식 사업의 기록을 보존합니다. 모든 사실에 출처를 밝히고, 어느 날짜의 상황이든 그 당시 알려진 대로 보여 드립니다."
        );

    /// <summary>The way to the explanations.</summary>
    public static Text HowToRead { get; } = new("How to read and cite these pages", "페이지 읽는 법과 인용 방법");

    /// <summary>The way to the reference of the API.</summary>
    public static Text Reference { get; } = new("Data and API", "데이터·API");

    /// <summary>What is announced when an open page has changed.</summary>
    public static Text News { get; } = new("New: ", "새 소식: ");
}
