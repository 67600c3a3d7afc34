using System.Globalization;
using Tracker.Api.Starting;

namespace Tracker.Api.Webhooks.Delivering;

/// <summary>
/// The growing pauses between attempts. Short ones hold up the events that follow, so that they come in order; before a long
/// one the event is set aside, so that it holds up nothing for hours.
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

    private readonly TimeSpan[] pauses;

    private Pauses(TimeSpan[] pauses) => this.pauses = pauses;

    /// <summary>The pauses that a configuration names, or the usual ones.</summary>
    /// <exception cref="StartException">They cannot be read.</exception>
    public static Pauses Of(IConfiguration configuration)
    {
        var text = configuration[Setting] is { Length: > 0 } named ? named : Usual;
        var pauses = text.Split(',').Select(Read).ToArray();
        return pauses.Length <= Most && Array.TrueForAll(pauses, each => each > TimeSpan.Zero && each <= Longest)
            ? new(pauses)
            : throw new StartException(
                $"'{text}' in Tracker__Webhooks__Pauses are no pauses: up to {Most} numbers of seconds with commas between, "
                    + $"each above 0 and at most {Longest.TotalSeconds}, such as {Usual}."
            );
    }

    /// <summary>What follows from the outcome of an attempt.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="number">The number of the attempt, from 1.</param>
    internal Sequel After(Calling.Outcome outcome, int number) =>
        outcome.IsTaken ? new Sequel.Done()
        : outcome.IsGone ? new Sequel.Gone()
        : number > pauses.Length ? new Sequel.GivenUp()
        : new Sequel.Again(
            outcome.At + outcome.Took + pauses[number - 1],
            HoldsUp: pauses[number - 1] <= LongestThatHoldsUp
        );

    private static TimeSpan Read(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= Longest.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
}

/// <summary>What follows from an attempt.</summary>
internal abstract record Sequel
{
    /// <summary>When the event is tried again; null when it is not.</summary>
    public DateTimeOffset? At => (this as Again)?.Due;

    /// <summary>The event was taken.</summary>
    internal sealed record Done : Sequel;

    /// <summary>The address wants no more events.</summary>
    internal sealed record Gone : Sequel;

    /// <summary>The event is tried again.</summary>
    /// <param name="Due">When.</param>
    /// <param name="HoldsUp">Whether later events wait for it.</param>
    internal sealed record Again(DateTimeOffset Due, bool HoldsUp) : Sequel;

    /// <summary>The event was tried often enough: it is a dead letter.</summary>
    internal sealed record GivenUp : Sequel;
}
