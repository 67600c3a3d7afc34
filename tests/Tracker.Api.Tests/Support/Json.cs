using System.Text.Json.Nodes;

namespace Tracker.Api.Tests.Support;

/// <summary>Compares JSON by what it says: whatever the spaces and the order of members.</summary>
public static class Json
{
    public static void Equal(string expected, JsonNode? actual) => Equal(JsonNode.Parse(expected), actual);

    public static void Equal(JsonNode? expected, JsonNode? actual)
    {
        if (!JsonNode.DeepEquals(expected, actual))
            Assert.Equal(Sorted(expected)?.ToString(), Sorted(actual)?.ToString());
    }

    // In one order of members, so that a difference is seen where it is.
    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
}
