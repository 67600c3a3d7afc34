using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Erasing;
using Tracker.Domain.Json;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Proving;

/// <summary>
/// An event as a frame and single values. In the frame is what nobody keeps back; what people wrote, results, and since when it
/// was public are values, each by its way into the event, so that each can be shown or kept back by itself:
/// <c>["text"]</c>, <c>["name","ko"]</c>, <c>["sources",0,"title"]</c>. Results go by their team and not by their place in
/// the list, which would tell of their order.
/// </summary>
public static class EventValues
{
    private const string Results = "results";
    private const string PublicAt = "publicAt";
    private const string RecordedAt = "recordedAt";

    /// <summary>The frame of an event, and its values.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="placeOf">
    /// The place in the feed of an event of the record; null for what the feed had not told before. What was undone or erased
    /// goes by it.
    /// </param>
    public static EventParts Of(Recorded recorded, Func<long, long?> placeOf)
    {
        var happened = recorded.Event switch
        {
            INamesEvents about => about.Naming([.. about.Events.Select(placeOf).OfType<long>().Order()]),
            // Which scorecards results come from is never for everyone.
            RoundEvaluated { From: not null } evaluated => evaluated with { From = null },
            var other => other,
        };
        var json = JsonSerializer.SerializeToNode(happened, DomainJson.Options)!.AsObject();
        if (json[Results] is JsonArray results)
            json[Results] = ByTeam(results);
        json[RecordedAt] = JsonSerializer.SerializeToNode(recorded.RecordedAt, DomainJson.Options);
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, member) in json.ToList())
            if (MayBeKeptBack(json, name))
            {
                json.Remove(name);
                Collect(new JsonObject { [name] = member }, "", values);
            }
        return new(json.ToJsonString(DomainJson.Options), values);
    }

    /// <summary>An event from its frame, and from its values as far as they are known.</summary>
    /// <param name="place">Its place in the feed.</param>
    /// <param name="parts">The frame and the values.</param>
    /// <exception cref="JsonException">They are not those of an event.</exception>
    public static Recorded Read(long place, EventParts parts)
    {
        var root = JsonNode.Parse(parts.Frame) as JsonObject ?? throw new JsonException("The frame is no object.");
        var frame = root.Select(each => each.Key).ToHashSet();
        foreach (var (way, value) in parts.Values.OrderBy(each => each.Key, StringComparer.Ordinal))
            Put(root, [.. JsonNode.Parse(way)!.AsArray()], JsonNode.Parse(value));
        var recordedAt = root[RecordedAt].Deserialize<DateTimeOffset>(DomainJson.Options);
        root.Remove(RecordedAt);
        var json = new JsonObject(
            root.Select(each =>
                KeyValuePair.Create(each.Key, frame.Contains(each.Key) ? each.Value?.DeepClone() : Listed(each.Value))
            )
        );
        if (json[Results] is JsonObject results)
            json[Results] = new JsonArray([.. results.Select(each => WithTeam(each.Key, each.Value!.AsObject()))]);
        return new(place, WithTexts(json).Deserialize<CompetitionEvent>(DomainJson.Options)!, recordedAt);
    }

    private static bool MayBeKeptBack(JsonObject happened, string member) =>
        member is Results or PublicAt || EventTexts.IsIn((string)happened["type"]!, member);

    private static JsonObject ByTeam(JsonArray results) =>
        new(
            results.Select(each =>
            {
                var result = each!.DeepClone().AsObject();
                var team = (string)result["team"]!;
                result.Remove("team");
                return KeyValuePair.Create(team, (JsonNode?)result);
            })
        );

    private static JsonObject WithTeam(string team, JsonObject result)
    {
        var whole = result.DeepClone().AsObject();
        whole["team"] = team;
        return whole;
    }

    private static void Collect(JsonNode? node, string way, SortedDictionary<string, string> values)
    {
        if (node is JsonObject { Count: > 0 } members)
            foreach (var (name, member) in members)
                Collect(member, $"{way},{JsonSerializer.Serialize(name, DomainJson.Options)}", values);
        else if (node is JsonArray { Count: > 0 } items)
            for (var i = 0; i < items.Count; i++)
                Collect(items[i], string.Create(CultureInfo.InvariantCulture, $"{way},{i}"), values);
        else
            values[$"[{way[1..]}]"] = node?.ToJsonString(DomainJson.Options) ?? "null";
    }

    // Lists are objects by their numbers until all is there: one of their items may be missing.
    private static void Put(JsonObject root, ReadOnlySpan<JsonNode?> way, JsonNode? value)
    {
        var name = way[0]!.GetValueKind() == JsonValueKind.Number ? $"{Item}{(int)way[0]!}" : (string)way[0]!;
        if (way.Length == 1)
            root[name] = value;
        else
        {
            if (root[name] is not JsonObject next)
                root[name] = next = [];
            Put(next, way[1..], value);
        }
    }

    // No name of a member begins so.
    private const char Item = '\0';

    private static JsonNode? Listed(JsonNode? node) =>
        node is not JsonObject members ? node?.DeepClone()
        : members.Count > 0 && members.All(each => each.Key is [Item, ..])
            ? new JsonArray([
                .. members
                    .OrderBy(each => int.Parse(each.Key.AsSpan(1), CultureInfo.InvariantCulture))
                    .Select(each => Listed(each.Value)),
            ])
        : new JsonObject(members.Select(each => KeyValuePair.Create(each.Key, Listed(each.Value))));

    // What people wrote may be erased: a fact is read without it.
    private static JsonObject WithTexts(JsonObject json)
    {
        var type = (string?)json["type"];
        if (type is null || !EventTypes.Exists(type))
            throw new JsonException("The type of the event is not shown.");
        Fill(json, EventTypes.Of(type));
        foreach (var source in (json["sources"] as JsonArray ?? []).OfType<JsonObject>())
            Fill(source, typeof(Source));
        foreach (var claim in (json["claims"] as JsonArray ?? []).OfType<JsonObject>())
            Fill(claim, typeof(Claim));
        return json;
    }

    private static void Fill(JsonObject json, Type type)
    {
        foreach (var member in DomainJson.Options.GetTypeInfo(type).Properties)
            if (member.IsRequired && !json.ContainsKey(member.Name) && Erased(member.PropertyType) is { } text)
                json[member.Name] = text;
    }

    private static JsonNode? Erased(Type type) =>
        type == typeof(string) ? Mark.OfText
        : type == typeof(Names) ? new JsonObject { ["en"] = Mark.OfText }
        : type == typeof(ValueList<string>) ? new JsonArray()
        : type == typeof(ValueMap<string, string>) ? new JsonObject()
        : null;
}
