using Tracker.Web.Language;

namespace Tracker.Web.Errors;

/// <summary>What is said where there is no page.</summary>
public static class ErrorText
{
    /// <summary>There is nothing.</summary>
    public static Text NothingHere { get; } = new("There is nothing here", "페이지를 찾을 수 없습니다");

    /// <summary>The address cannot be read.</summary>
    public static Text Unreadable { get; } = new("This address cannot be read", "주소를 읽을 수 없습니다");

    /// <summary>The service has failed.</summary>
    public static Text Failed { get; } = new("Something went wrong", "오류가 발생했습니다");

    /// <summary>No such page.</summary>
    public static Text NoPage { get; } = new("No page has this address.", "이 주소에 해당하는 페이지가 없습니다.");

    /// <summary>No such competition.</summary>
    public static Text NoCompetition(string id) =>
        new($"No programme “{id}” is on record.", $"‘{id}’ 사업은 기록되어 있지 않습니다.");

    /// <summary>No such round by then.</summary>
    public static Text NoRound(string id) =>
        new(
            $"The programme has no round “{id}” at that time. The board lists those that there are.",
            $"해당 시점에 ‘{id}’ 평가 단계가 없습니다. 현황 페이지에서 전체 단계를 확인하실 수 있습니다."
        );

    /// <summary>No such team by then.</summary>
    public static Text NoTeam(string id) =>
        new(
            $"The programme has no team “{id}” at that time. The board lists those that there are.",
            $"해당 시점에 ‘{id}’ 팀이 없습니다. 현황 페이지에서 전체 팀을 확인하실 수 있습니다."
        );

    /// <summary>The service has failed; what to do.</summary>
    public static Text TryAgain { get; } = new("Please try again in a moment.", "잠시 후 다시 시도해 주십시오.");

    /// <summary>To the front page.</summary>
    public static Text ToFront { get; } = new("All programmes", "전체 사업 보기");

    /// <summary>To the board.</summary>
    public static Text ToBoard { get; } = new("The board of the programme", "사업 현황 보기");

    /// <summary>To the page as it is now.</summary>
    public static Text ToNow { get; } = new("This page as it is now", "현재 시점으로 보기");
}
