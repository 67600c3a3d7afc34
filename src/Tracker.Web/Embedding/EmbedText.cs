using Tracker.Web.Language;

namespace Tracker.Web.Embedding;

/// <summary>What is said within other pages.</summary>
public static class EmbedText
{
    /// <summary>To the whole page.</summary>
    public static Text Whole { get; } = new("The whole record, with sources", "출처를 포함한 전체 기록");

    /// <summary>The day that is shown.</summary>
    public static Text AsOf(Text when) => new($"As of {when.En}", $"{when.Ko} 기준");

    /// <summary>The day whose knowledge is shown.</summary>
    public static Text Known(Text when) => new($"as known on {when.En}", $"{when.Ko}까지 알려진 내용");
}
