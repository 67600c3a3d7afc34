using System.Globalization;
using Tracker.Domain.Views;

namespace Tracker.Web.Language;

/// <summary>A language in which the pages speak.</summary>
public sealed class Tongue
{
    private Tongue(string tag, string ownName, string region)
    {
        Tag = tag;
        OwnName = ownName;
        Culture = CultureInfo.GetCultureInfo(region);
    }

    /// <summary>English.</summary>
    public static Tongue English { get; } = new("en", "English", "en-GB");

    /// <summary>Korean.</summary>
    public static Tongue Korean { get; } = new("ko", "한국어", "ko-KR");

    /// <summary>All of them; the first is spoken to whoever asks for none.</summary>
    public static IReadOnlyList<Tongue> All { get; } = [English, Korean];

    /// <summary>Its language tag, which is one of <see cref="ReaderOrder.Languages" />.</summary>
    public string Tag { get; }

    /// <summary>How its speakers call it.</summary>
    public string OwnName { get; }

    /// <summary>How its speakers write dates and numbers.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The other one.</summary>
    public Tongue Other => this == Korean ? English : Korean;

    /// <summary>The language of a tag such as <c>ko</c> or <c>ko-KR</c>; null when the pages do not speak it.</summary>
    public static Tongue? Of(string? tag) =>
        All.FirstOrDefault(each => each.Tag.Equals(tag?.Split('-')[0], StringComparison.OrdinalIgnoreCase));
}
