using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;

namespace Tracker.Api.Reference;

/// <summary>What the parameters of a path, a query and a header can be: one of a name is the same everywhere.</summary>
internal static class Parameters
{
    /// <summary>What a moment looks like: a day of the years 1500 to 2999, or an instant with its offset.</summary>
    public const string Moment =
        "^(1[5-9]|2[0-9])[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|"
        + "02-(0[1-9]|1[0-9]|2[0-9]))"
        + @"(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,7})?)?(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00))?$";

    /// <summary>What an id looks like.</summary>
    public const string Id = "^[a-z0-9][a-z0-9-]{0,63}$";

    /// <summary>The greatest number of characters of a moment.</summary>
    public const int LongestMoment = 40;

    // A browser, a proxy and the server itself have bounds on a request's head: a tag is a few dozen characters.
    private const int LongestTags = 4096;

    /// <summary>Describes a parameter by its name.</summary>
    public static void Describe(OpenApiParameter parameter, string operation)
    {
        if (Of(parameter.Name!, operation) is not { } schema)
            return;
        parameter.Schema = schema;
        parameter.Required |=
            (parameter.Name, operation)
                is
                    ("place", _)
                    or
                    ("from", "getConsistency")
                    or
                    ("team", "getCertificate" or "getExplanation");
    }

    private static OpenApiSchema? Of(string name, string operation) =>
        (name, operation) switch
        {
            ("extension", _) => OneOf(Http.Representation.All.Select(each => each.Extension)),
            ("from" or "to", "getConsistency") or ("place" or "size", _) => Number(1),
            ("minVersion", _) or ("after", "getHistory" or "getHistoryFile") => Number(0),
            ("limit", "getHistory" or "getHistoryFile") => Number(1, Queries.Paging.Rows.Most),
            ("limit", _) => Number(1, Queries.Paging.Pages.Most),
            ("after" or Feeds.FeedPosition.Header, "getFeed") => Text("^r?[0-9]{0,18}$", 19),
            ("after", "listAttempts") => Text("^[0-9a-fA-F]{32}$", 32),
            ("after", "listDeadLetters") => Text("^[0-9]{0,18}$", 18),
            ("after", "getScorecards") => Text(@"^[a-z0-9][a-z0-9-]{0,63}\.[a-z0-9][a-z0-9-]{0,63}$", 129),
            ("asOf" or "knownAt" or "from" or "to" or "knownFrom" or "knownTo" or "at", _) => Text(
                Moment,
                LongestMoment
            ),
            ("team" or "round" or "call" or "competition" or "webhook" or "id" or "judge" or "after", _) => Text(
                Id,
                64
            ),
            ("type", _) => OneOf(EventTypes.AllNames),
            ("format", _) => OneOf(["json", "csv"]),
            ("follow", _) => new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = true },
            ("dryRun", _) => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            ("lang", _) => Text("^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}$", 80),
            ("name", _) => Text(@"^.*\S.*$", SoughtText.MaxLength),
            ("If-Match", _) => Text("""^(\*|(W/)?["][0-9]{1,18}(\.[0-9a-f]{1,64})?["])$""", 90),
            ("If-None-Match", _) => Text("""^(\*|(W/)?["][!#-~]*["](, ?(W/)?["][!#-~]*["])*)$""", LongestTags),
            (Http.IdempotencyKey.Header, _) => Text("""^([!#-~][!-~]{0,254}|["][!#-\[\]-~]{1,255}["])$""", 257),
            _ => null,
        };

    private static OpenApiSchema Text(string pattern, int longest) =>
        new()
        {
            Type = JsonSchemaType.String,
            Pattern = pattern,
            MaxLength = longest,
        };

    private static OpenApiSchema Number(long least, long most = long.MaxValue) =>
        new()
        {
            Type = JsonSchemaType.Integer,
            Format = "int64",
            Minimum = least.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Maximum = most.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };

    private static OpenApiSchema OneOf(IEnumerable<string> words) =>
        new() { Type = JsonSchemaType.String, Enum = [.. words.Select(each => (JsonNode)each)] };
}
