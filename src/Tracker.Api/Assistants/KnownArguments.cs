using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Tracker.Api.Assistants;

/// <summary>
/// Refuses arguments that a tool does not know or cannot read, and says which it takes: an assistant that writes <c>date</c> for
/// <c>asOf</c> must not be told what is so today.
/// </summary>
internal static class KnownArguments
{
    private const string Number = "integer";

    /// <summary>Stands before every tool.</summary>
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> Check(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next
    ) =>
        (request, cancellation) =>
            request.MatchedPrimitive is McpServerTool { ProtocolTool.InputSchema: var schema }
            && FaultOf(schema, request.Params?.Arguments ?? new Dictionary<string, JsonElement>()) is { } fault
                ? ValueTask.FromResult(fault)
                : next(request, cancellation);

    private static CallToolResult? FaultOf(JsonElement schema, IDictionary<string, JsonElement> given)
    {
        var known = schema
            .GetProperty("properties")
            .EnumerateObject()
            .ToDictionary(each => each.Name, each => each.Value);
        if (given.Keys.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown)
            return Refused.Of(
                $"There is no argument '{(unknown.Length > 40 ? unknown[..40] : unknown)}' here.",
                $"one of {string.Join(", ", known.Keys)}"
            );
        foreach (var (name, type) in known)
            if (!given.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                if (IsRequired(schema, name))
                    return Refused.Of($"The argument {name} is missing.", DescriptionOf(type));
            }
            else if (!IsReadable(type, value))
                return Refused.Of($"The argument {name} cannot be read.", DescriptionOf(type));
        return null;
    }

    private static bool IsRequired(JsonElement schema, string name) =>
        schema.TryGetProperty("required", out var required)
        && required.EnumerateArray().Any(each => each.GetString() == name);

    private static bool IsReadable(JsonElement type, JsonElement value) =>
        type.GetProperty("type").ToString().Contains(Number, StringComparison.Ordinal)
            ? value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _)
            : value.ValueKind == JsonValueKind.String;

    private static string DescriptionOf(JsonElement type) =>
        type.TryGetProperty("description", out var description) ? description.GetString()! : "a text";
}

/// <summary>The answer to a call that cannot be answered.</summary>
internal static class Refused
{
    /// <summary>Why, and what would be right.</summary>
    public static CallToolResult Of(string why, string instead) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = $"{why} What would be right: {instead}." }] };
}
