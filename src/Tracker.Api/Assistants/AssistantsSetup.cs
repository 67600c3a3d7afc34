using ModelContextProtocol.Protocol;
using Tracker.Api.Http;
using Tracker.Domain.Json;

namespace Tracker.Api.Assistants;

/// <summary>
/// What assistants are told: tools that read the record, at /mcp by the Model Context Protocol. They see what a reader of the API
/// sees: the public view, or more with a token in the header Authorization.
/// </summary>
public static class AssistantsSetup
{
    private const string Instructions = """
        Tracker keeps the record of staged elimination programmes: who entered, who was evaluated how, who is still in, who is out
        and why. Each tool takes a date: asOf says for when (2025-08-31 means the end of that day where the programme is; without it
        now), knownAt as far as it was known when (without it now). "Who was still in last August?" is field with asOf at the end of
        that August. Answers name the page that shows the same and the sources of their facts: cite both. What is marked
        unofficial was said by others than the organiser. What was not made known is absent and is not zero.
        """;

    /// <summary>Adds what the tools need.</summary>
    public static void AddAssistants(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<ToolDesk>();
        services
            .AddMcpServer(options =>
            {
                options.ServerInfo = new Implementation
                {
                    Name = "tracker",
                    Title = "Tracker",
                    Version = typeof(AssistantsSetup).Assembly.GetName().Version!.ToString(3),
                };
                options.ServerInstructions = Instructions;
            })
            .WithHttpTransport(options => options.Stateless = true)
            .WithTools(
                [
                    typeof(ListCompetitionsTool),
                    typeof(FieldTool),
                    typeof(StandingsTool),
                    typeof(FunnelTool),
                    typeof(DiffTool),
                    typeof(ExplanationTool),
                    typeof(HistoryTool),
                ],
                DomainJson.Options
            )
            .WithRequestFilters(filters =>
                filters.AddListToolsFilter(AnswerSchema.Tell).AddCallToolFilter(KnownArguments.Check)
            );
    }

    /// <summary>Maps them; no message is larger than a command.</summary>
    public static void MapAssistants(this WebApplication app) =>
        app.MapMcp("/mcp")
            .ExcludeFromDescription()
            .Add(endpoint =>
            {
                var answer = endpoint.RequestDelegate!;
                endpoint.RequestDelegate = http => BoundedAsync(http, answer);
            });

    private static async Task BoundedAsync(HttpContext http, RequestDelegate answer)
    {
        var (message, problem) = await Bodies.ReadAsync(http.Request, BodyGate.LargestCommand);
        if (problem is not null)
        {
            await problem.ExecuteAsync(http);
            return;
        }
        http.Request.Body = new MemoryStream(message, writable: false);
        await answer(http);
    }
}
