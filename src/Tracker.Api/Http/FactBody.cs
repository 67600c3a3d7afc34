using System.Text.Json.Serialization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Api.Http;

/// <summary>What every body of a write may say beside the fact itself.</summary>
public abstract record FactBody
{
    /// <summary>When it took effect: a date (the end of that day where the competition is) or an instant; else now.</summary>
    public Moment? At { get; init; }

    /// <summary>Since when everyone may see it; else at once.</summary>
    public Moment? PublicAt { get; init; }

    /// <summary>Where it was read: the ids of sources that the record knows, or whole sources.</summary>
    public ValueList<Citation> Sources { get; init; }

    /// <summary>Whether the organiser said it.</summary>
    public bool Official { get; init; } = true;

    /// <summary>A remark for the reader of the history.</summary>
    public string? Note { get; init; }

    /// <summary>The same as the domain has it.</summary>
    [JsonIgnore]
    public Circumstances Circumstances => new(At, PublicAt, Sources, Official, Note);
}
