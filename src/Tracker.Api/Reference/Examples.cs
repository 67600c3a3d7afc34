using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Tracker.Api.Reference;

/// <summary>
/// Shows of operations what was really asked and answered, and of each kind of problem one. They are kept in examples.json,
/// and a test asks the service again.
/// </summary>
public sealed class Examples : IOpenApiDocumentTransformer
{
    /// <summary>What the example of an operation is called: in its parameters, its body and its answer.</summary>
    public const string Usual = "usual";

    private const string ProblemMediaType = "application/problem+json";

    private static readonly Lazy<JsonNode> Kept = new(Read);

    /// <inheritdoc />
    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var problems = Kept.Value["problems"]!.AsArray().Select(each => each!["answer"]).OfType<JsonNode>().ToArray();
        document.Components ??= new OpenApiComponents();
        document.Components.Examples ??= new Dictionary<string, IOpenApiExample>();
        foreach (var problem in problems)
            document.Components.Examples[CodeOf(problem)] = Of(problem["body"]!);
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations?.Values.ToArray() ?? []))
        {
            if (Kept.Value["operations"]![operation.OperationId!] is { } example)
                Show(example, operation);
            foreach (var problem in problems)
                Show(problem, operation, document);
        }
        return Task.CompletedTask;
    }

    private static void Show(JsonNode example, OpenApiOperation operation)
    {
        var asked = example["asked"]!;
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            var value =
                asked["path"]?[parameter.Name!]
                ?? asked["query"]?[parameter.Name!]
                ?? Kept.Value["everywhere"]![parameter.Name!];
            if (value is not null)
                parameter.Examples = Named(Usual, Of(value));
        }
        if (asked["body"] is { } body && operation.RequestBody?.Content?["application/json"] is { } given)
            (given.Example, given.Examples) = (null, Named(Usual, Of(body)));
        foreach (var told in (JsonNode[])[example, .. example["otherwise"]?.AsArray().OfType<JsonNode>() ?? []])
            // One that was just thought of has no answer yet.
            if (told["answer"] is { } answer)
            {
                var response = operation.Responses![answer["status"]!.ToString()];
                // A name of its own: what was asked is not what the usual one asks.
                response.Content![(string)answer["mediaType"]!].Examples = Named(
                    (string?)told["name"] ?? Usual,
                    Of(answer["body"]!)
                );
            }
    }

    private static void Show(JsonNode problem, OpenApiOperation operation, OpenApiDocument document)
    {
        if (
            operation.Responses?.GetValueOrDefault(problem["status"]!.ToString())?.Content is { } answers
            && answers.TryGetValue(ProblemMediaType, out var content)
        )
            content.Examples = Named(CodeOf(problem), new OpenApiExampleReference(CodeOf(problem), document));
    }

    private static string CodeOf(JsonNode problem) => (string)problem["body"]!["code"]!;

    private static OpenApiExample Of(JsonNode value) => new() { Value = value.DeepClone() };

    private static Dictionary<string, IOpenApiExample> Named(string name, IOpenApiExample example) =>
        new() { [name] = example };

    private static JsonNode Read()
    {
        using var file = typeof(Examples).Assembly.GetManifestResourceStream("examples.json")!;
        return JsonNode.Parse(file)!;
    }
}
