using Tracker.Domain.Clocks;

namespace Tracker.Store.Reading;

/// <summary>What a reader asks for, and who asks.</summary>
/// <param name="AsOf">What was true then; null for now.</param>
/// <param name="KnownAt">As far as it was known then; null for now.</param>
/// <param name="Reader">To whom the answer is given.</param>
/// <param name="Language">In whose language names are sorted.</param>
public sealed record Question(Moment? AsOf, Moment? KnownAt, Reader Reader, string Language)
{
    /// <summary>Whether it is asked for now, by what is known now.</summary>
    public bool IsOfNow => AsOf is null && KnownAt is null;

    /// <summary>The instants that the question means in a competition's zone.</summary>
    /// <remarks>
    /// Now, as a date, is today: what is recorded as of today counts, and what is recorded as of an instant later today does
    /// not. What becomes public later today does not either, so nobody knows more than is known now.
    /// </remarks>
    public Perspective In(TimeZoneId zone, DateTimeOffset now)
    {
        var known = (KnownAt ?? Today(zone, now)).In(zone);
        return new Perspective(AsOf?.In(zone) ?? now, known < now ? known : now, Reader)
        {
            EndOfToday = AsOf is null ? Today(zone, now).In(zone) : null,
        };
    }

    /// <summary>The day it is in a zone: how an answer that was asked for now says so.</summary>
    public static Moment Today(TimeZoneId zone, DateTimeOffset now) => Moment.Of(zone.DayOf(now));
}
