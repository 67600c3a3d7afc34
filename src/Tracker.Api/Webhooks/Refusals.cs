using Tracker.Api.Http;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Api.Webhooks;

/// <summary>What is refused of webhooks.</summary>
internal static class Refusals
{
    public static Refusal NameTaken(WebhookName name) =>
        Refusal.Contradicts(
            "webhook-exists",
            $"There is a webhook '{name}' already. Its secret was shown when it was registered.",
            "another name; or this one once that webhook is deleted; POST …/webhooks/{id}/secret makes another secret"
        );

    public static Refusal TooMany(CompetitionId competition) =>
        Refusal.Contradicts(
            "webhooks-too-many",
            $"The competition '{competition}' has {Webhook.MostOfOne} webhooks, and no room for more.",
            "the same once one of them is deleted (DELETE …/webhooks/{id})"
        );

    public static Refusal NoPlace(long end) =>
        Refusal.Rule(
            "webhook-position-unknown",
            "At $.after: this is no position of the public feed.",
            $"the id of one of its events, from 1 to {end}; or 0, for all from the beginning"
        );

    public static Refusal NoEvents(int wrong, int most) =>
        Refusal.Rule(
            "webhook-position-unknown",
            wrong < 0
                ? $"At $.events: there are more than {most}."
                : $"At $.events[{wrong}]: this is no id of an event of the public feed.",
            $"up to {most} ids, such as 12, as GET …/dead-letters lists them; or none, for all"
        );

    public static Refusal NoDeadLetter(int wrong, string named) =>
        Refusal.Rule(
            "webhook-dead-letter-unknown",
            $"At $.events[{wrong}]: '{named}' is no dead letter of this webhook, or is tried again already.",
            "ids as GET …/dead-letters lists them; or none, for all"
        );

    public static Refusal IsOff(Webhook webhook) =>
        Refusal.Contradicts(
            "webhook-off",
            $"The webhook '{webhook.Name}' is switched off: nothing is delivered.",
            "the same once it is on again: PATCH …/webhooks/{id} with {\"state\": \"on\"} goes on where it stopped"
        );

    public static IResult Unknown(string webhook) =>
        Problems.Unknown(
            "webhook-unknown",
            $"The competition has no webhook '{webhook}'.",
            "an id that GET …/webhooks lists"
        );
}
