using System.Globalization;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>The order for people: by name in the reader's language, never by the order of input.</summary>
public static class ReaderOrder
{
    /// <summary>The languages in which Tracker sorts and speaks; the first is spoken to whoever asks for none.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "ko"];

    /// <summary>Sorts by name; the id decides between equal names, so that the order is always the same.</summary>
    public static IReadOnlyList<T> InOrder<T>(
        this IEnumerable<T> items,
        string language,
        Func<T, Names> name,
        Func<T, TeamId> id
    )
    {
        var comparer = StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true);
        return
        [
            .. items
                .OrderBy(item => name(item).In(language), comparer)
                .ThenBy(item => id(item).Value, StringComparer.Ordinal),
        ];
    }
}
