using Tracker.Domain.Values;
using Tracker.Web.Language;

namespace Tracker.Api.Feeds;

/// <summary>What calendars and feeds say, in both languages.</summary>
internal static class FeedText
{
    /// <summary>A round begins.</summary>
    public static Text Opens(Text round) => new($"{round.En} begins", $"{round.Ko} 시작");

    /// <summary>A round ends.</summary>
    public static Text Closes(Text round) => new($"{round.En} ends", $"{round.Ko} 마감");

    /// <summary>No objection can be filed any more.</summary>
    public static Text ObjectionsEnd(Text round) =>
        new($"Last day for objections to the result of {round.En}", $"{round.Ko} 결과 이의신청 마감");

    /// <summary>Why something will not take place.</summary>
    public static Text Cancelled(string reason) => new($"Cancelled: {reason}", $"취소 사유: {reason}");

    /// <summary>What a feed is.</summary>
    public static Text Subtitle { get; } = new("What was recorded, the latest first", "새로 기록된 사항을 최근 순으로");

    /// <summary>Where something was read.</summary>
    public static string Of(Source source) =>
        string.Join(
            ", ",
            new[]
            {
                source.Title,
                source.Publisher,
                source.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                source.Url,
            }.OfType<string>()
        );
}
