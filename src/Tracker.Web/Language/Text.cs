using Tracker.Domain.Values;

namespace Tracker.Web.Language;

/// <summary>A text in both languages, side by side, so that neither is forgotten when the other changes.</summary>
/// <param name="En">In English.</param>
/// <param name="Ko">In Korean.</param>
public sealed record Text(string En, string Ko)
{
    /// <summary>Nothing to say.</summary>
    public static Text None { get; } = new("", "");

    /// <summary>A text that is the same in both languages: a number, an id, what someone wrote in whatever language.</summary>
    public static Text Same(string text) => new(text, text);

    /// <summary>A name as readers of either language know it.</summary>
    public static Text Of(Names name) => new(name.In("en"), name.In("ko"));

    /// <summary>The text for readers of a language.</summary>
    public string In(Tongue tongue) => tongue == Tongue.Korean ? Ko : En;

    /// <summary>The text with something after it that is the same in both languages.</summary>
    public Text With(string more) => new(En + more, Ko + more);

    /// <summary>The text with another before it, as a date before what was then.</summary>
    public Text After(Text first) => new($"{first.En}: {En}", $"{first.Ko}: {Ko}");

    /// <summary>Sentences one after the other; those that say nothing are left out.</summary>
    public static Text Sentences(params IEnumerable<Text> sentences)
    {
        var said = sentences.Where(each => each.En.Length > 0).ToList();
        return new(string.Join(' ', said.Select(each => each.En)), string.Join(' ', said.Select(each => each.Ko)));
    }

    /// <summary>Items as a list in a sentence: <c>one, two and three</c>.</summary>
    public static Text List(IEnumerable<Text> items)
    {
        var listed = items.ToList();
        return new(
            listed is [.. var first, var last] && listed.Count > 1
                ? $"{string.Join(", ", first.Select(each => each.En))} and {last.En}"
                : string.Join(", ", listed.Select(each => each.En)),
            string.Join(", ", listed.Select(each => each.Ko))
        );
    }
}
