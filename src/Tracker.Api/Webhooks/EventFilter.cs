using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Api.Webhooks;

/// <summary>The types of events that a webhook is told, by their names; none for all.</summary>
public sealed class EventFilter
{
    private const string Prefix = "tracker.";

    // What nobody without a role is ever told would be waited for in vain.
    private static readonly string[] Told =
    [
        .. EventTypes.AllNames.Except([nameof(ScorecardSubmitted), nameof(ScorecardWithdrawn)]),
    ];

    private readonly HashSet<string> names;

    private EventFilter(IEnumerable<string> names) => this.names = [.. names];

    /// <summary>The names, as CloudEvents of the feed have them, in alphabetical order; none for all.</summary>
    public ValueList<string> Types => names.Order(StringComparer.Ordinal).Select(name => Prefix + name).ToValueList();

    /// <summary>The types that are named, with or without <c>tracker.</c>; or what is wrong with them.</summary>
    public static (EventFilter Filter, Refusal? Fault) Of(ValueList<string> types)
    {
        var named = types.Select(type =>
            type.StartsWith(Prefix, StringComparison.Ordinal) ? type[Prefix.Length..] : type
        );
        var unknown = named.Select((name, i) => (name, i)).FirstOrDefault(each => !Told.Contains(each.name));
        return unknown.name is null
            ? (new(named), null)
            : (
                new([]),
                Refusal.Rule(
                    "webhook-type-unknown",
                    $"At $.types[{unknown.i}]: everyone is told no events of the type '{Shortened(unknown.name)}'.",
                    $"any of {string.Join(", ", Told)}; or none, for all"
                )
            );
    }

    /// <summary>Reads what <see cref="ToString" /> wrote.</summary>
    public static EventFilter Read(string kept) => new(kept.Split(',', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether a webhook is told of an event.</summary>
    public bool Wants(CompetitionEvent happened) => names.Count == 0 || names.Contains(EventTypes.NameOf(happened));

    /// <summary>The names as they are kept.</summary>
    public override string ToString() => string.Join(',', names.Order(StringComparer.Ordinal));

    private static string Shortened(string text) => text.Length > 40 ? text[..40] : text;
}
