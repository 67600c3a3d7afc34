using System.Text.Json;

namespace Tracker.Api.Tests.Readme;

/// <summary>An answer as README shows it: what it names must be so; "…" in a list stands for whatever else is there.</summary>
internal static class Promise
{
    /// <summary>Where the answer is not as promised; null when it is.</summary>
    public static string? Broken(JsonElement promised, JsonElement answer, string path = "$") =>
        promised.ValueKind switch
        {
            JsonValueKind.Object when answer.ValueKind == JsonValueKind.Object => promised
                .EnumerateObject()
                .Select(member =>
                    answer.TryGetProperty(member.Name, out var value)
                        ? Broken(member.Value, value, $"{path}.{member.Name}")
                        : $"{path}.{member.Name} is not there"
                )
                .FirstOrDefault(broken => broken is not null),
            JsonValueKind.Array when answer.ValueKind == JsonValueKind.Array => BrokenList(
                [.. promised.EnumerateArray()],
                [.. answer.EnumerateArray()],
                path
            ),
            _ => JsonElement.DeepEquals(promised, answer) ? null : $"{path} is {answer}, not {promised}",
        };

    private static string? BrokenList(List<JsonElement> promised, List<JsonElement> answer, string path)
    {
        var open = promised is [.., { ValueKind: JsonValueKind.String } last] && last.GetString() == "…";
        if (open)
            promised.RemoveAt(promised.Count - 1);
        if (open ? answer.Count < promised.Count : answer.Count != promised.Count)
            return $"{path} has {answer.Count} items, not {promised.Count}";
        return promised
            .Zip(answer, (wanted, found) => (wanted, found))
            .Select((pair, i) => Broken(pair.wanted, pair.found, $"{path}[{i}]"))
            .FirstOrDefault(broken => broken is not null);
    }
}
