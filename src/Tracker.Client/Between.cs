namespace Tracker.Client;

/// <summary>
/// What is compared: two <see cref="Dates" /> by what was known on one day, or one date by what was known on two
/// <see cref="Days" />. There is no third way, as nobody could tell which of two differences made what differs.
/// </summary>
public abstract record Between
{
    private Between() { }

    /// <summary>The version that a write told, and that the answer must show at least, where several nodes serve.</summary>
    public long? MinVersion { get; init; }

    internal abstract (string Name, string? Value)[] Parameters { get; }

    /// <summary>Two dates.</summary>
    /// <param name="From">The one date.</param>
    /// <param name="To">The other.</param>
    /// <param name="KnownAt">By what was known when; null for now.</param>
    public sealed record Dates(Moment From, Moment To, Moment? KnownAt = null) : Between
    {
        internal override (string Name, string? Value)[] Parameters =>
            [("from", From.Text), ("to", To.Text), ("knownAt", KnownAt?.Text)];
    }

    /// <summary>What was known of one date on two days.</summary>
    /// <param name="KnownFrom">The one day.</param>
    /// <param name="KnownTo">The other.</param>
    /// <param name="AsOf">The date; null for now.</param>
    public sealed record Days(Moment KnownFrom, Moment KnownTo, Moment? AsOf = null) : Between
    {
        internal override (string Name, string? Value)[] Parameters =>
            [("knownFrom", KnownFrom.Text), ("knownTo", KnownTo.Text), ("asOf", AsOf?.Text)];
    }
}
