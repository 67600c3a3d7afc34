using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Domain.Json;

namespace Tracker.Api.DataFiles;

/// <summary>Writes NDJSON: a JSON object a line, each of which can be read without the others.</summary>
internal static class DataLines
{
    private static readonly byte[] EndOfLine = "\n"u8.ToArray();

    /// <summary>A line for each row.</summary>
    /// <param name="lines">Where to.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="head">What each line says first: of what it is.</param>
    public static async Task WriteAsync<TRow>(Stream lines, IEnumerable<TRow> rows, Func<TRow, JsonObject> head)
    {
        foreach (var row in rows)
        {
            var line = head(row);
            var members = JsonSerializer.SerializeToNode(row, DomainJson.Options)!.AsObject();
            foreach (var (name, value) in members.ToList())
            {
                members.Remove(name);
                line[name] = value;
            }
            await lines.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, DomainJson.Options));
            await lines.WriteAsync(EndOfLine);
        }
    }
}
