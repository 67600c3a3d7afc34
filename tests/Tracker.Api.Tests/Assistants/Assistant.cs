using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Assistants;

/// <summary>An assistant that has Tracker's tools, by the protocol's own client.</summary>
internal sealed class Assistant(McpClient client) : IAsyncDisposable
{
    public McpClient Client => client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Assistant> OfAsync(TrackerHost host, string? token = null)
    {
        var transport = new HttpClientTransport(
            new HttpClientTransportOptions
            {
                Endpoint = new Uri("http://localhost/mcp"),
                TransportMode = HttpTransportMode.StreamableHttp,
                AdditionalHeaders = token is null
                    ? null
                    : new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
            },
            host.Client,
            ownsHttpClient: false
        );
        return new(await McpClient.CreateAsync(transport, cancellationToken: Cancellation));
    }

    public async Task<IList<McpClientTool>> ToolsAsync() =>
        await client.ListToolsAsync(cancellationToken: Cancellation);

    /// <summary>What a tool answers: its text, and the same for programs.</summary>
    public async Task<(string Text, JsonNode Json)> AskAsync(
        string tool,
        params (string Name, object? Value)[] arguments
    )
    {
        var result = await CallAsync(tool, arguments);
        Assert.NotEqual(true, result.IsError);
        return (TextOf(result), JsonNode.Parse(result.StructuredContent!.Value.GetRawText())!);
    }

    /// <summary>Why a tool does not answer.</summary>
    public async Task<string> RefusalAsync(string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await CallAsync(tool, arguments);
        Assert.True(result.IsError);
        Assert.Null(result.StructuredContent);
        return TextOf(result);
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    private async Task<CallToolResult> CallAsync(string tool, (string Name, object? Value)[] arguments) =>
        await client.CallToolAsync(
            tool,
            arguments.ToDictionary(each => each.Name, each => each.Value),
            cancellationToken: Cancellation
        );

    private static string TextOf(CallToolResult result) =>
        Assert.IsType<TextContentBlock>(result.Content.Single()).Text;
}
