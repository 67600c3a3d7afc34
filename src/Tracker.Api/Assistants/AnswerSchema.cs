using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Tracker.Api.Assistants;

/// <summary>
/// Says of every tool which form the structured content of its answers has: the same of all. What is asked for is in it as the API
/// answers it, and is not described again: whoever lists the tools reads every word of this.
/// </summary>
internal static class AnswerSchema
{
    private static readonly JsonElement Schema = JsonDocument
        .Parse(
            """
            {
              "type": "object",
              "properties": {
                "answer": {
                  "type": ["object", "null"],
                  "description": "What was asked for, as /api answers it and /openapi/v1.json describes it; null when it is too long for a tool"
                },
                "sources": {
                  "type": "array",
                  "description": "Who says so",
                  "items": {
                    "type": "object",
                    "properties": {
                      "source": {
                        "type": "object",
                        "properties": {
                          "id": { "type": "string" },
                          "title": { "type": "string" },
                          "publisher": { "type": "string" },
                          "published": { "type": "string", "format": "date" },
                          "url": { "type": "string", "format": "uri" }
                        },
                        "required": ["id", "title", "publisher"]
                      },
                      "events": {
                        "type": "array",
                        "description": "The sequences of the events that cite it, as history tells them",
                        "items": { "type": "integer" }
                      }
                    },
                    "required": ["source", "events"]
                  }
                },
                "sourcesLeftOut": { "type": "integer", "description": "How many more sources there are" },
                "page": { "type": "string", "format": "uri", "description": "The page that shows the same" },
                "leftOut": { "type": "string", "description": "Why there is no answer here" }
              },
              "required": ["answer", "sources", "sourcesLeftOut", "page"]
            }
            """
        )
        .RootElement;

    /// <summary>Stands before the list of tools.</summary>
    public static McpRequestHandler<ListToolsRequestParams, ListToolsResult> Tell(
        McpRequestHandler<ListToolsRequestParams, ListToolsResult> next
    ) =>
        async (request, cancellation) =>
        {
            var listed = await next(request, cancellation);
            foreach (var tool in listed.Tools)
                tool.OutputSchema = Schema;
            return listed;
        };
}
