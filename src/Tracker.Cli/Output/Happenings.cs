using System.Globalization;
using System.Text.Json;
using Tracker.Client;

namespace Tracker.Cli;

/// <summary>Events in a few words.</summary>
internal static class Happenings
{
    // What is told of an event, in this order; whatever else it has, --json tells.
    private static readonly string[] Told =
    [
        "name",
        "tier",
        "via",
        "reason",
        "policy",
        "plan",
        "survivors",
        "seats",
        "judge",
        "scores",
        "results",
        "grounds",
        "upheld",
        "until",
        "from",
        "joined",
        "left",
        "admitted",
        "winners",
        "events",
        "disclosure",
        "text",
    ];

    /// <summary>Of whom or of what it speaks.</summary>
    public static string SubjectOf(RecordedEvent happened) =>
        happened.Text("team") ?? happened.Text("into") ?? Joined(happened, "teams") ?? "";

    /// <summary>In which round or call.</summary>
    public static string StepOf(RecordedEvent happened) => happened.Text("round") ?? happened.Text("call") ?? "";

    /// <summary>What more it says.</summary>
    public static string DetailOf(Session session, RecordedEvent happened)
    {
        var parts = Told.Select(member =>
                happened.Members?.TryGetValue(member, out var value) == true ? Part(session, member, value) : null
            )
            .Append(happened.Official ? null : session.Say("unofficial", "비공식"))
            .Append(happened.Note)
            .Append(
                happened.UndoneBy is { } undoing ? session.Say($"undone by {undoing}", $"{undoing}번으로 취소") : null
            );
        return Clean.Text(string.Join("; ", parts.Where(part => !string.IsNullOrEmpty(part))));
    }

    private static string? Part(Session session, string member, JsonElement value) =>
        (member, value.ValueKind) switch
        {
            ("name", JsonValueKind.Object) => NameOf(session, value),
            ("reason", JsonValueKind.String) => session.Reason(value.GetString()),
            ("results", JsonValueKind.Array) => session.Say(
                $"{value.GetArrayLength()} results",
                $"결과 {value.GetArrayLength()}건"
            ),
            ("from", JsonValueKind.Array)
                when value.EnumerateArray().Any(each => each.ValueKind == JsonValueKind.Object) => session.Say(
                $"from {value.GetArrayLength()} scorecards",
                $"평가표 {value.GetArrayLength()}장으로"
            ),
            ("plan", JsonValueKind.Array) => Words.Sizes([.. value.EnumerateArray().Select(each => each.GetInt32())]),
            (_, JsonValueKind.Array) => value.GetArrayLength() == 0
                ? null
                : $"{member} {string.Join(", ", value.EnumerateArray().Select(Text))}",
            ("scores" or "disclosure", JsonValueKind.Object) => string.Join(
                ", ",
                value.EnumerateObject().Select(each => $"{each.Name} {Text(each.Value)}")
            ),
            ("text" or "grounds", _) => Text(value),
            (_, JsonValueKind.Object or JsonValueKind.Null) => null,
            _ => $"{member} {Text(value)}",
        };

    private static string? Joined(RecordedEvent happened, string member) =>
        happened.Members?.TryGetValue(member, out var value) == true && value.ValueKind == JsonValueKind.Array
            ? string.Join(", ", value.EnumerateArray().Select(Text))
            : null;

    private static string NameOf(Session session, JsonElement names) =>
        names.EnumerateObject().ToDictionary(each => each.Name, each => Text(each.Value)).NameIn(session.Language);

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "–",
            _ => value.GetRawText(),
        };

    /// <summary>Its place, as far as it has one.</summary>
    public static string PlaceOf(RecordedEvent happened) =>
        happened.Sequence?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
