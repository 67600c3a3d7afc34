using Tracker.Domain.Clocks;
using Tracker.Domain.Values;

namespace Tracker.Api.Webhooks;

/// <summary>A webhook as those who keep the competition see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Competition">The competition of whose events it is told.</param>
/// <param name="Name">Its name, which no other webhook of the competition has.</param>
/// <param name="Url">The address that is called.</param>
/// <param name="Types">The types of events that it is told; none for all.</param>
/// <param name="State">Whether it is called: on or off.</param>
/// <param name="After">The id of the event up to which all were delivered, set aside or given up; 0 for none yet.</param>
/// <param name="FailingSince">Since when nothing was taken; absent when the last call was.</param>
/// <param name="DisabledAt">When it was switched off; absent while it is on.</param>
/// <param name="DisabledWhy">Why: gone, when its address answered 410, failing, when nothing was taken for days, or asked, when somebody did.</param>
/// <param name="OldSecretUntil">Until when calls are signed with the secret before, too; absent when they are not.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="Secret">What its calls are signed with, in the answer that makes it alone: it is never shown again.</param>
public sealed record WebhookView(
    string Id,
    CompetitionId Competition,
    WebhookName Name,
    string Url,
    ValueList<string> Types,
    WebhookState State,
    string After,
    Moment? FailingSince,
    Moment? DisabledAt,
    DisabledWhy? DisabledWhy,
    Moment? OldSecretUntil,
    Moment CreatedAt,
    string CreatedBy,
    string? Secret
)
{
    internal static WebhookView Of(Webhook webhook, DateTimeOffset now, string? secret = null) =>
        new(
            webhook.Id,
            webhook.Competition,
            webhook.Name,
            webhook.Url.AbsoluteUri,
            webhook.Types.Types,
            webhook.IsOn ? WebhookState.On : WebhookState.Off,
            Webhook.EventAt(webhook.Standing.Place),
            MomentOf(webhook.Standing.FailingSince),
            MomentOf(webhook.Standing.DisabledAt),
            webhook.Standing.Why,
            webhook.Secrets.OldUntil > now ? MomentOf(webhook.Secrets.OldUntil) : null,
            Moment.Of(webhook.CreatedAt),
            webhook.CreatedBy,
            secret
        );

    private static Moment? MomentOf(DateTimeOffset? time) => time is { } known ? Moment.Of(known) : null;
}

/// <summary>Whether a webhook is called.</summary>
public enum WebhookState
{
    /// <summary>It is.</summary>
    On,

    /// <summary>It was switched off: by somebody, or as its address is gone or took nothing for days. A change or replaying switches it on.</summary>
    Off,
}
