using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;

namespace Tracker.Domain.Erasing;

/// <summary>
/// What people wrote into an event, each text by its JSON Pointer (RFC 6901) into the event as the history shows it. Ids,
/// times, numbers and words of the rules are no texts: others refer to them.
/// </summary>
public static class EventTexts
{
    // A star is any member or item.
    private static readonly string[][] Places =
    [
        ["note"],
        ["text"],
        ["reason"],
        ["grounds"],
        ["host"],
        ["name", "*"],
        ["members", "*"],
        ["joined", "*"],
        ["left", "*"],
        ["attributes", "*"],
        ["claims", "*", "*"],
        ["results", "*", "note"],
        ["sources", "*", "title"],
        ["sources", "*", "publisher"],
        ["sources", "*", "url"],
    ];

    // Why a team was eliminated is a word of the rules.
    private const string Reason = "reason";

    /// <summary>Whether a member of an event is, or holds, what people wrote.</summary>
    /// <param name="type">The type of the event.</param>
    /// <param name="member">The name of the member.</param>
    public static bool IsIn(string type, string member) =>
        Places.Any(place => place[0] == member) && (member != Reason || type != nameof(TeamEliminated));

    /// <summary>The texts of an event by their pointers.</summary>
    public static IReadOnlyDictionary<string, string> Of(CompetitionEvent happened) =>
        In(Json(happened)).ToDictionary(each => each.Pointer, each => (string)each.Node!);

    /// <summary>An event with other texts in the place of some.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="others">The other texts, by pointers; those at which it has no text are passed over.</param>
    public static CompetitionEvent With(CompetitionEvent happened, IReadOnlyDictionary<string, string> others)
    {
        var json = Json(happened);
        foreach (var (pointer, node) in In(json).ToList())
            if (others.TryGetValue(pointer, out var other))
                node.ReplaceWith(other);
        return json.Deserialize<CompetitionEvent>(DomainJson.Options)!;
    }

    private static JsonObject Json(CompetitionEvent happened) =>
        JsonSerializer.SerializeToNode(happened, DomainJson.Options)!.AsObject();

    private static IEnumerable<(string Pointer, JsonNode Node)> In(JsonObject happened) =>
        Places
            .SelectMany(place => Along(happened, "", place))
            .Where(each => each.Pointer != $"/{Reason}" || IsIn((string)happened["type"]!, Reason));

    private static IEnumerable<(string Pointer, JsonNode Node)> Along(JsonNode? node, string pointer, string[] place) =>
        (node, place) switch
        {
            (JsonValue text, []) when text.GetValueKind() == JsonValueKind.String => [(pointer, text)],
            (JsonObject members, [var step, .. var rest]) => members
                .Where(each => step == "*" || each.Key == step)
                .SelectMany(each => Along(each.Value, $"{pointer}/{Escaped(each.Key)}", rest)),
            (JsonArray items, ["*", .. var rest]) => items.SelectMany((each, i) => Along(each, $"{pointer}/{i}", rest)),
            _ => [],
        };

    private static string Escaped(string name) => name.Replace("~", "~0").Replace("/", "~1");
}
