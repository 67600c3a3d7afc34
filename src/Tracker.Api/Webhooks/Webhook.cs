using System.Text.Json.Serialization;
using Tracker.Api.Feeds;
using Tracker.Domain.Clocks;
using Tracker.Domain.Json;
using Tracker.Domain.Values;

namespace Tracker.Api.Webhooks;

/// <summary>
/// A webhook of a competition: an address that is called with every event of the public feed. Whoever registered it, it is
/// told what everyone is told, and counts as the public feed does.
/// </summary>
/// <param name="Id">Its id; ids rise with time.</param>
/// <param name="Competition">The competition.</param>
/// <param name="Name">Its name, which no other webhook of the competition has.</param>
/// <param name="Url">The address that is called.</param>
/// <param name="Types">The types of events that it is told; none for all.</param>
/// <param name="Secrets">What its calls are signed with, sealed.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="Standing">How far it is told.</param>
public sealed record Webhook(
    string Id,
    CompetitionId Competition,
    WebhookName Name,
    Uri Url,
    EventFilter Types,
    SealedSecrets Secrets,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    Standing Standing
)
{
    /// <summary>How many a competition has at the most.</summary>
    public const int MostOfOne = 20;

    /// <summary>Whether it is called; a webhook that was switched off is not.</summary>
    public bool IsOn => Standing.DisabledAt is null;

    /// <summary>The id of the event at a place of the feed.</summary>
    public static string EventAt(long place) => FeedPosition.IdFor(Reader.Public)(place);

    /// <summary>The id of a message: the same at every attempt to tell it of an event, and no other event's.</summary>
    /// <param name="happened">The id of the event.</param>
    public string MessageId(string happened) => $"{Id}-{happened}";
}

/// <summary>How far a webhook is told.</summary>
/// <param name="Place">The place in the feed up to which events were delivered, set aside or given up.</param>
/// <param name="Tries">How often the event after it was tried.</param>
/// <param name="Turn">The number of the message that goes on with it; others' time is over.</param>
/// <param name="FailingSince">Since when nothing was delivered but failed; null when the last call was taken.</param>
/// <param name="DisabledAt">When it was switched off; null while it is on.</param>
/// <param name="Why">Why it was switched off.</param>
public sealed record Standing(
    long Place,
    int Tries,
    long Turn,
    DateTimeOffset? FailingSince,
    DateTimeOffset? DisabledAt,
    DisabledWhy? Why
);

/// <summary>Why a webhook was switched off.</summary>
public enum DisabledWhy
{
    /// <summary>Its address answered 410 Gone.</summary>
    Gone,

    /// <summary>For days nothing was taken.</summary>
    Failing,

    /// <summary>Somebody asked for it.</summary>
    Asked,
}

/// <summary>The name of a webhook: a slug.</summary>
[JsonConverter(typeof(IdConverter<WebhookName>))]
public readonly record struct WebhookName(string Value) : IId<WebhookName>
{
    /// <inheritdoc />
    public static WebhookName Of(string slug) => new(slug);

    /// <inheritdoc />
    public override string ToString() => Value;
}
