using System.Globalization;
using Tracker.Api.Starting;

namespace Tracker.Api.Webhooks.Delivering;

/// <summary>
/// The growing pauses between attempts. Short ones hold up the events that follow, so that they come in order; before a long
/// one the event is set aside, so that it holds up nothing for hours. Each is up to a fifth longer, so that what failed together
/// does not come back together. An address that asks for more time gets it.
/// </summary>
public sealed class Pauses
{
    /// <summary>The setting that names them, in seconds with commas between.</summary>
    public const string Setting = "Tracker:Webhooks:Pauses";

    /// <summary>5 s, 1 min, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h: nine attempts within 28 hours.</summary>
    public const string Usual = "5,60,300,1800,7200,18000,36000,36000";

    private const int Most = 20;

    private static readonly TimeSpan LongestThatHoldsUp = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    // Whoever asks for more is called again all the same: somebody may have mistyped it.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    // By how much of itself a pause is longer at the most.
    private const double Spread = 0.2;

    private readonly TimeSpan[] pauses;
    private readonly Random random;

    private Pauses(TimeSpan[] pauses, Random random) => (this.pauses, this.random) = (pauses, random);

    /// <summary>The pauses that a configuration names, or the usual ones.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="random">By what they differ.</param>
    /// <exception cref="StartException">They cannot be read.</exception>
    public static Pauses Of(IConfiguration configuration, Random random)
    {
        var text = configuration[Setting] is { Length: > 0 } named ? named : Usual;
        var pauses = text.Split(',').Select(Read).ToArray();
        return pauses.Length <= Most && Array.TrueForAll(pauses, each => each > TimeSpan.Zero && each <= Longest)
            ? new(pauses, random)
            : throw new StartException(
                $"'{text}' in Tracker__Webhooks__Pauses are no pauses: up to {Most} numbers of seconds with commas between, "
                    + $"each above 0 and at most {Longest.TotalSeconds}, such as {Usual}."
            );
    }

    /// <summary>What follows from the outcome of an attempt.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="number">The number of the attempt, from 1.</param>
    public Sequel After(Calling.Outcome outcome, int number) =>
        outcome.IsTaken ? new Sequel.Done()
        : outcome.IsGone ? new Sequel.Gone()
        : number > pauses.Length ? new Sequel.GivenUp()
        : Again(outcome, pauses[number - 1]);

    private Sequel.Again Again(Calling.Outcome outcome, TimeSpan pause)
    {
        var wanted = outcome.RetryAfter ?? TimeSpan.Zero;
        var asked = wanted < LongestAsked ? wanted : LongestAsked;
        // What asks for time is the address, and not this event: others would only be turned away, too.
        var isAsked = asked > pause;
        var least = isAsked ? asked : pause;
        return new(
            outcome.At + outcome.Took + least * (1 + Spread * random.NextDouble()),
            HoldsUp: isAsked || pause <= LongestThatHoldsUp
        );
    }

    private static TimeSpan Read(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= Longest.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
}

/// <summary>What follows from an attempt.</summary>
public abstract record Sequel
{
    /// <summary>When the event is tried again; null when it is not.</summary>
    public DateTimeOffset? At => (this as Again)?.Due;

    /// <summary>The event was taken.</summary>
    public sealed record Done : Sequel;

    /// <summary>The address wants no more events.</summary>
    public sealed record Gone : Sequel;

    /// <summary>The event is tried again.</summary>
    /// <param name="Due">When.</param>
    /// <param name="HoldsUp">Whether later events wait for it.</param>
    public sealed record Again(DateTimeOffset Due, bool HoldsUp) : Sequel;

    /// <summary>The event was tried often enough: it is a dead letter.</summary>
    public sealed record GivenUp : Sequel;
}
