using System.Text.Json.Serialization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;
using Tracker.Domain.Values;

namespace Tracker.Domain.Deciding;

/// <summary>Something that a caller wants recorded.</summary>
public abstract record Command
{
    /// <summary>What the caller says about the fact beside the fact itself.</summary>
    public Circumstances Circumstances { get; init; } = Circumstances.None;

    /// <summary>
    /// When a command takes effect whose time is not the caller's to say, as that of a correction; null when it is.
    /// </summary>
    /// <param name="current">The competition after everything that is recorded.</param>
    public virtual Moment? TakesEffect(Competition current) => null;

    /// <summary>
    /// The command as it is meant in a history, and the answer where that is clear already; most mean the same in every one.
    /// </summary>
    internal virtual (Command Meant, Decision? Answer) In(History history) => (this, null);

    /// <summary>
    /// The facts that the command would make of a competition; none when it is already so. Whether they are legal is said
    /// by <see cref="Legality" />, so a decision refuses only what cannot be put as a fact.
    /// </summary>
    /// <param name="competition">
    /// The competition as it was when the command takes effect; or as it is now, when that time was not the caller's to say.
    /// </param>
    public abstract Decision Decide(Competition competition);

    /// <summary>
    /// Why the facts that it makes may not follow; null when they may. Each is judged by what those before it made.
    /// </summary>
    /// <param name="competition">The competition before them.</param>
    /// <param name="made">The facts; there is at least one.</param>
    internal virtual Decision.Refused? Refuse(Competition competition, ValueList<CompetitionEvent> made)
    {
        foreach (var each in made)
        {
            if (Legality.Check(competition, each) is { } refusal)
                return new(refusal);
            competition = competition.Evolve(each);
        }
        return null;
    }
}

/// <summary>What a caller says about a fact beside the fact itself.</summary>
/// <param name="At">When it took effect; null for now.</param>
/// <param name="PublicAt">Since when everyone may see it; null for at once.</param>
/// <param name="Sources">Where it was read.</param>
/// <param name="Official">Whether the organiser said it.</param>
/// <param name="Note">A remark for the reader of the history.</param>
public sealed record Circumstances(
    Moment? At,
    Moment? PublicAt,
    ValueList<Citation> Sources,
    bool Official = true,
    string? Note = null
)
{
    /// <summary>Nothing is said: it is official, and took effect now.</summary>
    public static Circumstances None { get; } = new(null, null, []);
}

/// <summary>A source that a command cites: by its id when the record knows it, else with the whole of it.</summary>
/// <param name="Id">The id of the source.</param>
/// <param name="Source">The whole of it; null when only the id was given.</param>
[JsonConverter(typeof(CitationConverter))]
public sealed record Citation(SourceId Id, Source? Source);
