using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tracker.Api.Rounds;
using Tracker.Api.ScorecardFiles;
using Wolverine.Http;

namespace Tracker.Api.Reference;

/// <summary>Describes the bodies that endpoints read by themselves, so that each of their faults can be told.</summary>
internal static class RequestBodies
{
    private const string Cards = """
        {"team": "rye", "judge": "baker-1", "scores": {"crust": 51, "crumb": null}}
        {"team": "spelt", "judge": "baker-1", "scores": {"crust": 54.5, "crumb": 30}}
        """;

    private const string Table = """
        team,name,judge,crust,crumb
        rye,Rye,baker-1,51,abstain
        spelt,Spelt,baker-1,54.5,30
        """;

    /// <summary>The body of an endpoint that names no type for it.</summary>
    public static async Task<OpenApiRequestBody> OfAsync(
        HttpChain chain,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellation
    ) =>
        new()
        {
            Required = true,
            Content =
                chain.Method.HandlerType == typeof(SubmitScorecardsEndpoint)
                    ? await ScorecardsAsync(context, cancellation)
                    : HistoryFile(context),
        };

    private static async Task<Dictionary<string, OpenApiMediaType>> ScorecardsAsync(
        OpenApiOperationTransformerContext context,
        CancellationToken cancellation
    )
    {
        var body = await context.GetOrCreateSchemaAsync(typeof(ScorecardsBody), null, cancellation);
        return new()
        {
            ["application/json"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Description = "One card, many of them under scorecards, or a list of cards; up to 1 MiB.",
                    OneOf =
                    [
                        body,
                        new OpenApiSchema
                        {
                            Type = JsonSchemaType.Array,
                            Items = new OpenApiSchemaReference(nameof(Domain.Rounds.Scorecard), context.Document),
                        },
                    ],
                },
                Example = JsonNode.Parse($"[{Cards.Trim().Replace("\n", ",", StringComparison.Ordinal)}]"),
            },
            [NdjsonScorecards.MediaType] = Text(
                "A card a line, without anything else; up to 32 MiB and 200,000 cards. The answer counts the cards.",
                Cards
            ),
            [CsvScorecards.MediaType] = Text(
                "A header row, then a card a line: team, judge, and a column for each criterion, by its id or its name, as the "
                    + "template has it. A comma, a semicolon or a tab between; in UTF-8 or CP949, said as charset or found out. An "
                    + "empty cell is not scored; abstain, - or 기권 abstains. A column name is not read. Up to 32 MiB and "
                    + "200,000 cards. The answer counts the cards.",
                Table
            ),
        };
    }

    private static OpenApiMediaType Text(string description, string example) =>
        new()
        {
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = description },
            Example = example,
        };

    private static Dictionary<string, OpenApiMediaType> HistoryFile(OpenApiOperationTransformerContext context) =>
        new()
        {
            ["application/json"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(nameof(HistoryFiles.HistoryFile), context.Document),
            },
        };
}
