using System.Text.Json.Nodes;

namespace Tracker.Api.Tests.Contract;

/// <summary>
/// The OpenAPI document as Specmatic is given it. All that differs from the document is here, each with its reason.
/// </summary>
internal static class SpecmaticCopy
{
    private const string Usual = "usual";
    private const string LeapDays = "02-(0[1-9]|1[0-9]|2[0-9])";

    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["getFeed"] = "A feed does not end: Specmatic waits for its last byte.",
        ["getAtom"] = "Specmatic reads the example of a text as XML, because it is some.",
        ["importHistory"] = "An event of a file has 46 members, of which Specmatic sends every combination.",
        ["makeToken"] = "A name is given to one token: of many tries the first alone is answered with 201.",
    };

    // By name, in any operation that is not among the operations.
    private static readonly (string Parameter, string[] But, string Reason)[] Parameters =
    [
        ("If-None-Match", [], "Specmatic takes 304 for a fault, and nonsense in it is no fault (RFC 9110)."),
        ("Idempotency-Key", [], "Any word is a key: what Specmatic makes of its pattern to be refused is one, too."),
        (
            "If-Match",
            ["withdrawTeam"],
            "What all writes have in common is tried at one, or there would be 100,000 requests."
        ),
        ("asOf", ["getField"], "What all reads have in common is tried at one."),
        ("knownAt", ["getField"], "The same."),
        ("minVersion", ["getField"], "The same."),
        ("lang", ["getField"], "The same."),
        ("knownFrom", [], "With from and to it is refused, and a document cannot say so."),
        ("knownTo", [], "The same."),
        ("format", [], "It chooses the media type of the answer, and a document cannot say so."),
    ];

    /// <summary>Operations that answer 400 to what the document allows, because it cannot say what must go together.</summary>
    public static readonly IReadOnlyDictionary<string, string> Malformed = new Dictionary<string, string>
    {
        ["decideRound"] = "A body that mixes its two forms.",
        ["enterTeams"] = "The same.",
        ["evaluateRound"] = "The same.",
        ["objections"] = "A body that mixes its three forms.",
        ["submitScorecards"] = "A body that mixes one card and many, or says twice when it takes effect.",
        ["getInclusion"] = "A place beyond the end of the log.",
        ["getConsistency"] = "The same.",
        ["getHistory"] = "A limit that only a table has.",
    };

    /// <summary>The copy.</summary>
    /// <param name="document">The document; it is changed.</param>
    /// <param name="made">What is there to be asked of.</param>
    public static async Task<JsonNode> OfAsync(JsonNode document, SpecmaticMade made)
    {
        foreach (var (path, operations) in document["paths"]!.AsObject().ToArray())
        {
            foreach (var (method, operation) in operations!.AsObject().ToArray())
                if (!LeftOut.ContainsKey(IdOf(operation!)) && KeepAnswers(operation!))
                    await ReduceAsync(method, operation!, made);
                else
                    operations.AsObject().Remove(method);
            if (operations.AsObject().Count == 0)
                document["paths"]!.AsObject().Remove(path);
        }
        // Specmatic tests what a service answers, not what it sends.
        document.AsObject().Remove("webhooks");
        // Specmatic takes one scheme, and finds its token in the environment under the scheme's name.
        document["components"]!["securitySchemes"]!.AsObject().Remove("identity-provider");
        var anyText = (string)document["components"]!["headers"]!["RateLimit"]!["schema"]!["pattern"]!;
        Simplify(document, anyText);
        // Which zones there are, a document does not say.
        document["components"]!["schemas"]!["TimeZoneId"] = new JsonObject
        {
            ["type"] = "string",
            ["enum"] = new JsonArray("Asia/Seoul", "America/New_York", "Europe/Brussels"),
        };
        // Specmatic does not know minProperties, and sends names in no language.
        document["components"]!["schemas"]!["Names"]!["required"] = new JsonArray("en");
        return document;
    }

    /// <summary>The id of an operation.</summary>
    public static string IdOf(JsonNode operation) => (string)operation["operationId"]!;

    // Specmatic asks for every answer of success that is there: the one of the example, in its media type, and no other.
    private static bool KeepAnswers(JsonNode operation)
    {
        var answers = operation["responses"]!.AsObject();
        var usual = answers
            .SelectMany(each => each.Value!["content"]?.AsObject().Select(type => (each.Key, type)) ?? [])
            .FirstOrDefault(each => each.type.Value?["examples"]?[Usual] is not null);
        if (usual.Key is null)
            return false;
        foreach (var status in answers.Select(each => each.Key).Where(each => each[0] is '2' or '3').ToArray())
            if (status != usual.Key)
                answers.Remove(status);
        KeepOnly(usual.type.Key, answers[usual.Key]!["content"]!.AsObject());
        if (operation["requestBody"]?["content"] is JsonObject body)
            KeepOnly("application/json", body);
        return true;
    }

    private static async Task ReduceAsync(string method, JsonNode operation, SpecmaticMade made)
    {
        var id = IdOf(operation);
        string? competition = null;
        var parameters = operation["parameters"]?.AsArray() ?? [];
        foreach (var parameter in parameters.ToArray())
        {
            var name = (string)parameter!["name"]!;
            if (
                Parameters.Any(each => each.Parameter == name && !each.But.Contains(id))
                && parameter["required"] is null
            )
                parameters.Remove(parameter);
            if (parameter["examples"]?[Usual]?.AsObject() is { } example)
                example["value"] = (name, id) switch
                {
                    ("competition", _) when method != "get" && id != "whatIf" => competition =
                        await made.CompetitionAsync((string)example["value"]!, id),
                    ("competition", _) => competition = (string)example["value"]!,
                    ("webhook", _) => await made.WebhookAsync(competition!, id),
                    ("id", "revokeToken") => await made.TokenAsync(id),
                    _ => example["value"]!.DeepClone(),
                };
            // One of two pairs must be there, and the other pair is left out above.
            if (id == "getDiff")
                parameter["required"] = true;
        }
        if (operation["requestBody"]?["content"]?["application/json"]?["examples"]?[Usual]?["value"]?["url"] is { } url)
            url.ReplaceWith(made.Receiver);
        var security = operation["security"]!.AsArray();
        // Whoever may ask without a token does, and others show the one there is.
        operation["security"] = security.Any(each => each!.AsObject().Count == 0)
            ? []
            : new JsonArray(security.First(each => each!["token"] is not null)!.DeepClone());
    }

    private static void Simplify(JsonNode? node, string anyText)
    {
        if (node is JsonObject schema)
        {
            // Specmatic does not know \u in a pattern, and would send the control characters that it excludes.
            if ((schema["pattern"] as JsonValue)?.ToString() == anyText)
                schema.Remove("pattern");
            // No pattern knows leap years: Specmatic would send the 29th of February of any.
            else if ((schema["pattern"] as JsonValue)?.ToString() is { } pattern && pattern.Contains(LeapDays))
                schema["pattern"] = pattern.Replace(LeapDays, "02-(0[1-9]|1[0-9]|2[0-8])", StringComparison.Ordinal);
            foreach (var (_, part) in schema.ToArray())
                Simplify(part, anyText);
        }
        foreach (var part in node as JsonArray ?? [])
            Simplify(part, anyText);
    }

    private static void KeepOnly(string name, JsonObject members)
    {
        foreach (var other in members.Select(each => each.Key).Where(each => each != name).ToArray())
            members.Remove(other);
    }
}
