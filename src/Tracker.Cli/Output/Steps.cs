using System.Text.Json;
using Tracker.Client;

namespace Tracker.Cli;

/// <summary>The rounds and calls of a competition by their names.</summary>
internal sealed class Steps(Session session, Competition competition)
{
    /// <summary>The name of a round; what a call is, for one; null for none.</summary>
    public string? Name(string? step) =>
        step is null ? null
        : competition.Rounds.FirstOrDefault(each => each.Id == step) is { } round ? session.Name(round.Name)
        : competition.Calls.Any(each => each.Id == step) ? session.Say("Call", "추가 공모")
        : Clean.Text(step);

    /// <summary>The criteria of a round that are nobody's part, and its gates, by id with their names.</summary>
    public (IReadOnlyList<(string Id, string Name)> Criteria, IReadOnlyList<(string Id, string Name)> Gates) Judged(
        string? round
    )
    {
        var rubric = competition.Rounds.FirstOrDefault(each => each.Id == round)?.Rubric;
        return (Items(rubric, "criteria"), Items(rubric, "gates"));
    }

    private List<(string Id, string Name)> Items(JsonElement? rubric, string kind)
    {
        if (rubric is not { ValueKind: JsonValueKind.Object } known || !known.TryGetProperty(kind, out var items))
            return [];
        return
        [
            .. items
                .EnumerateArray()
                .Select(each =>
                    (
                        each.GetProperty("id").GetString()!,
                        session.Name(
                            each.GetProperty("name")
                                .EnumerateObject()
                                .ToDictionary(name => name.Name, name => name.Value.GetString() ?? "")
                        )
                    )
                ),
        ];
    }
}
