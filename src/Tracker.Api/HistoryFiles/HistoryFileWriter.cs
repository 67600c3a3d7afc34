using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Importing;
using Tracker.Domain.Json;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Api.HistoryFiles;

/// <summary>Writes a history as a file: what was imported comes back as it was; what is empty or usual is left out.</summary>
public static class HistoryFileWriter
{
    private static readonly JsonSerializerOptions Readable = new(DomainJson.Options) { WriteIndented = true };

    /// <summary>The events of a competition, in the order of recording, as UTF-8 JSON.</summary>
    public static byte[] Write(CompetitionId competition, TimeZoneId zone, IEnumerable<Recorded> events)
    {
        var exported = ImportHistory.Exported(events, zone);
        var sources = exported
            .SelectMany(each => each.Sources)
            .Distinct()
            .Select(source => KeyValuePair.Create<string, JsonNode?>(source.Id.Value, Declared(source)));
        var file = new JsonObject
        {
            ["format"] = HistoryFile.Format,
            ["competition"] = competition.Value,
            ["sources"] = new JsonObject(sources),
            ["events"] = new JsonArray([.. exported.Select(Fact)]),
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(file, Readable), (byte)'\n'];
    }

    private static JsonObject Declared(Source source)
    {
        var declared = Node(source);
        declared.Remove("id");
        return declared;
    }

    private static JsonNode Fact(CompetitionEvent happened)
    {
        var fact = Node(happened);
        if (happened.Sources.Count > 0)
            fact["sources"] = Node(happened.Sources.Select(source => source.Id).ToValueList());
        if (happened.Official)
            fact.Remove("official");
        if (happened is RoundEvaluated { Partial: false })
            fact.Remove("partial");
        if (fact["rubric"] is JsonObject rubric)
            RemoveUsual(rubric);
        RemoveEmpty(fact);
        return fact;
    }

    private static void RemoveUsual(JsonObject rubric)
    {
        if ((string?)rubric["aggregation"] == Words.Of(Aggregation.Mean))
            rubric.Remove("aggregation");
        if ((string?)rubric["missing"] == Words.Of(MissingScores.Block))
            rubric.Remove("missing");
    }

    // An absent list is the empty list, so that a file says no more than it must.
    private static void RemoveEmpty(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list)
                RemoveEmpty(item);
        if (node is not JsonObject members)
            return;
        foreach (var (name, value) in members.ToList())
            if (value is JsonArray { Count: 0 } or JsonObject { Count: 0 })
                members.Remove(name);
            else
                RemoveEmpty(value);
    }

    private static JsonObject Node<T>(T value) => JsonSerializer.SerializeToNode(value, DomainJson.Options)!.AsObject();

    private static JsonArray Node(ValueList<SourceId> ids) =>
        JsonSerializer.SerializeToNode(ids, DomainJson.Options)!.AsArray();
}
