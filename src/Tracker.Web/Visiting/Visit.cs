using Tracker.Domain.Clocks;
using Tracker.Store.Reading;
using Tracker.Web.Language;

namespace Tracker.Web.Visiting;

/// <summary>What someone who looks at a page asked for, and the addresses of other pages that keep to it.</summary>
/// <param name="Path">The page, without its query.</param>
/// <param name="Tongue">The language.</param>
/// <param name="IsTongueNamed">Whether the address names the language; else the browser did.</param>
/// <param name="AsOf">What was true then; null for now.</param>
/// <param name="KnownAt">As far as it was known then; null for now.</param>
/// <param name="Reader">Who looks.</param>
public sealed record Visit(string Path, Tongue Tongue, bool IsTongueNamed, Moment? AsOf, Moment? KnownAt, Reader Reader)
{
    /// <summary>The rest of the query that the page takes, by name.</summary>
    public IReadOnlyList<(string Name, string Value)> Rest { get; init; } = [];

    /// <summary>Whether they may record facts of what the page is about.</summary>
    public bool MayRecord { get; init; }

    /// <summary>The scheme and host by which the service was asked, for addresses that are quoted elsewhere.</summary>
    public string Origin { get; init; } = "";

    /// <summary>What is asked of the store.</summary>
    public Question Question => new(AsOf, KnownAt, Reader, Tongue.Tag);

    /// <summary>Whether it is asked for now, so that the page goes on with what happens.</summary>
    public bool IsOfNow => Question.IsOfNow;

    /// <summary>A value of the rest of the query.</summary>
    public string? this[string name] => Rest.FirstOrDefault(each => each.Name == name).Value;

    /// <summary>Another page at the same time in the same language.</summary>
    public string To(string path, params IEnumerable<(string Name, string? Value)> rest) =>
        Write(path, AsOf, KnownAt, IsTongueNamed ? Tongue : null, rest);

    /// <summary>Another page as it is now.</summary>
    public string ToNow(string path, params IEnumerable<(string Name, string? Value)> rest) =>
        Write(path, null, null, IsTongueNamed ? Tongue : null, rest);

    /// <summary>This page at another time.</summary>
    public string At(Moment? asOf, Moment? knownAt) => Write(Path, asOf, knownAt, IsTongueNamed ? Tongue : null, Kept);

    /// <summary>This page in a language, which the address then names.</summary>
    public string In(Tongue tongue) => Write(Path, AsOf, KnownAt, tongue, Kept);

    /// <summary>This page exactly as it is seen: every clock and the language named.</summary>
    public string Exactly(Moment asOf, Moment knownAt) => Write(Path, asOf, knownAt, Tongue, Kept);

    private IEnumerable<(string, string?)> Kept => Rest.Select(each => (each.Name, (string?)each.Value));

    private static string Write(
        string path,
        Moment? asOf,
        Moment? knownAt,
        Tongue? tongue,
        IEnumerable<(string Name, string? Value)> rest
    )
    {
        var query = string.Join(
            '&',
            rest.Append(("asOf", asOf?.Text))
                .Append(("knownAt", knownAt?.Text))
                .Append(("lang", tongue?.Tag))
                .Where(each => each.Item2 is not null)
                .Select(each => $"{each.Item1}={Uri.EscapeDataString(each.Item2!)}")
        );
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
