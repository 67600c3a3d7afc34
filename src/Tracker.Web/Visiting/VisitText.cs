using Tracker.Web.Language;

namespace Tracker.Web.Visiting;

/// <summary>What is said of addresses that cannot be read.</summary>
public static class VisitText
{
    /// <summary>The query is too long.</summary>
    public static Text TooMuch { get; } =
        new(
            "The address asks for more than a page can take.",
            "주소가 한 페이지에서 처리할 수 있는 범위를 벗어났습니다."
        );

    /// <summary>A parameter is given more than once.</summary>
    public static Text Twice(string name) =>
        new($"“{name}” is given more than once.", $"‘{name}’ 항목이 두 번 이상 지정되었습니다.");

    /// <summary>There is no such parameter.</summary>
    public static Text NoParameter(string name) =>
        new($"There is no “{name}” on this page.", $"이 페이지에는 ‘{name}’ 항목이 없습니다.");

    /// <summary>A parameter cannot have a value.</summary>
    public static Text NoValue(string name, string value) =>
        new($"“{value}” is nothing that {name} could mean.", $"‘{value}’은(는) {name}에 쓸 수 없는 값입니다.");

    /// <summary>A time cannot be read.</summary>
    public static Text NoTime(string name, string value) =>
        new(
            $"“{value}” is no time that {name} could mean: write a date such as 2025-08-10, or an instant with its offset "
                + "such as 2026-01-15T15:00:00+09:00.",
            $"‘{value}’은(는) {name}에 쓸 수 없는 시각입니다. 2025-08-10과 같은 날짜나 2026-01-15T15:00:00+09:00과 같이 "
                + "시차를 밝힌 시각을 적어 주십시오."
        );

    /// <summary>The pages do not speak a language.</summary>
    public static Text NoLanguage(string value) =>
        new(
            $"These pages are in English (lang=en) and Korean (lang=ko), not in “{value}”.",
            $"이 페이지는 영어(lang=en)와 한국어(lang=ko)로 제공되며 ‘{value}’로는 제공되지 않습니다."
        );
}
