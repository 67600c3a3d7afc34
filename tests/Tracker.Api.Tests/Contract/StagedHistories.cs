using System.Text.Json.Nodes;

namespace Tracker.Api.Tests.Contract;

/// <summary>
/// The record of sovereign-ai as it was on days on which something was still to be decided, each as a competition of its
/// own: what was really asked of the record then can be asked again.
/// </summary>
internal static class StagedHistories
{
    /// <summary>Their ids: the call is open; stage 1 is evaluated, not decided; stage 2 is to be evaluated.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "sovereign-ai-call",
        "sovereign-ai-january",
        "sovereign-ai-august",
    ];

    /// <summary>The file of one of them, or of all of sovereign-ai, under an id.</summary>
    public static string FileOf(string staged, string id)
    {
        var seed = JsonNode.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "sovereign-ai.json"))
        )!;
        var events = seed["events"]!.AsArray().Select(each => each!).ToArray();
        return FileOf(
            id,
            seed,
            staged switch
            {
                "sovereign-ai-call" => events.Take(5),
                "sovereign-ai-january" => events
                    .TakeWhile(each => !Is(each, "TeamSelected", "stage-1"))
                    .Where(each => !Is(each, "ResultsPublished", "stage-1"))
                    .Append(events.First(each => (string?)each["type"] == "VacancyOpened")),
                "sovereign-ai-august" => events.TakeWhile(each => !Is(each, "RoundEvaluated", "stage-2")),
                _ => events,
            }
        );
    }

    private static bool Is(JsonNode happened, string type, string round) =>
        (string?)happened["type"] == type && (string?)happened["round"] == round;

    private static string FileOf(string id, JsonNode seed, IEnumerable<JsonNode> events)
    {
        var file = new JsonObject
        {
            ["format"] = "tracker-history/1",
            ["competition"] = id,
            ["events"] = new JsonArray([.. events.Select(each => each.DeepClone())]),
        };
        var cited = file["events"]!
            .AsArray()
            .SelectMany(each => each!["sources"]?.AsArray() ?? [])
            .Select(each => (string)each!)
            .ToHashSet();
        file["sources"] = new JsonObject(
            seed["sources"]!
                .AsObject()
                .Where(each => cited.Contains(each.Key))
                .Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone()))
        );
        return file.ToJsonString();
    }
}
