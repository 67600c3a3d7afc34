using Tracker.Domain.Clocks;

namespace Tracker.Store.Projections;

/// <summary>The history on which kept views stand.</summary>
/// <param name="Version">The sequence of the last event that is in it.</param>
/// <param name="Zone">The zone in which the competition's days end.</param>
/// <param name="SettledAt">From when on the views are the answer for who asks for now: everything in them has taken effect, and no
/// window for objections is still to close.</param>
/// <param name="PublicAt">When the last of it becomes public that ever does.</param>
/// <param name="IsOpen">Whether they are the same for readers without a role, from whom nothing is held back.</param>
/// <param name="IsWhole">Whether they are all that insiders see: scorecards are left out of views, as each that comes in would
/// change what all of them come to.</param>
public sealed record Basis(
    long Version,
    TimeZoneId Zone,
    DateTimeOffset SettledAt,
    DateTimeOffset PublicAt,
    bool IsOpen = false,
    bool IsWhole = false
)
{
    /// <summary>What a history's views stand on.</summary>
    public static Basis Of(History history) =>
        new(
            history.Version,
            history.Zone,
            SettledAtOf(history),
            history.LastPublic,
            history.IsOpen,
            history.Current.Rounds.Values.All(round => round.Evaluation is not null || round.Scorecards.IsEmpty)
        );

    /// <summary>
    /// Until when an answer stands to everyone who asks for now, as long as nothing is recorded: to the end of the day where the
    /// competition is. Null while something is still to take effect or to become public.
    /// </summary>
    public DateTimeOffset? StandsUntil(DateTimeOffset now) =>
        SettledAt <= now && PublicAt <= now ? Zone.EndOf(Zone.DayOf(now)) : null;

    /// <summary>Whether views that stand on it are for a reader.</summary>
    public bool IsFor(Reader reader) => IsOpen || (IsWhole && reader == Reader.Insider) || reader == Reader.Trusted;

    private static DateTimeOffset SettledAtOf(History history) =>
        history
            .Current.Rounds.Values.Select(round => round.ObjectionsUntil)
            .OfType<Moment>()
            .Select(until => until.In(history.Zone).AddTicks(1))
            .Append(history.LastAt)
            .Max();
}
