using System.Text.Json.Nodes;
using JasperFx.CommandLine;

namespace Tracker.Api.Security.Tokens;

/// <summary>The arguments and flags of <see cref="TokensCommand" />.</summary>
public sealed class TokensInput : NetCoreInput
{
    /// <summary>What to do.</summary>
    [Description("make, list or revoke")]
    public string Action { get; set; } = "";

    /// <summary>Which token is revoked.</summary>
    [Description("The id of the token that is revoked")]
    public string? Id { get; set; }

    /// <summary>The name of a new token.</summary>
    [Description("Its name, by which the history says who did what")]
    [FlagAlias("name", longAliasOnly: true)]
    public string? NameFlag { get; set; }

    /// <summary>Its role.</summary>
    [Description("operator, archivist, judge or reader")]
    [FlagAlias("role", longAliasOnly: true)]
    public string? RoleFlag { get; set; }

    /// <summary>Its competitions.</summary>
    [Description("The competition, or several with commas between them; else all")]
    [FlagAlias("competition", longAliasOnly: true)]
    public string? CompetitionFlag { get; set; }

    /// <summary>A judge's round.</summary>
    [Description("The round of a judge")]
    [FlagAlias("round", longAliasOnly: true)]
    public string? RoundFlag { get; set; }

    /// <summary>A judge's id.</summary>
    [Description("The id that a judge's scorecards carry")]
    [FlagAlias("judge", longAliasOnly: true)]
    public string? JudgeFlag { get; set; }

    /// <summary>A judge's criteria.</summary>
    [Description("The criteria of a judge, with commas between them; else all")]
    [FlagAlias("criteria", longAliasOnly: true)]
    public string? CriteriaFlag { get; set; }

    /// <summary>A judge's teams.</summary>
    [Description("The teams of a judge, with commas between them; else all")]
    [FlagAlias("teams", longAliasOnly: true)]
    public string? TeamsFlag { get; set; }

    /// <summary>Until when it is taken.</summary>
    [Description("Until when it is taken: a date (its end in UTC) or an instant; else for good")]
    [FlagAlias("expires", longAliasOnly: true)]
    public string? ExpiresFlag { get; set; }

    /// <summary>The flag that a place in the JSON came from.</summary>
    internal static string FlagAt(string path) =>
        path.Replace("$.scope.competitions", "--competition", StringComparison.Ordinal)
            .Replace("$.expiresAt", "--expires", StringComparison.Ordinal)
            .Replace("$.scope.", "--", StringComparison.Ordinal)
            .Replace("$.", "--", StringComparison.Ordinal)
            .Replace("$", "The flags", StringComparison.Ordinal);

    /// <summary>The same as a body of POST /api/tokens.</summary>
    internal JsonObject ToJson() =>
        Object(
            ("name", NameFlag),
            ("role", RoleFlag),
            ("expiresAt", ExpiresFlag),
            (
                "scope",
                Object(
                    ("competitions", List(CompetitionFlag)),
                    ("round", RoundFlag),
                    ("judge", JudgeFlag),
                    ("criteria", List(CriteriaFlag)),
                    ("teams", List(TeamsFlag))
                )
            )
        );

    private static JsonObject Object(params (string Name, JsonNode? Value)[] members) =>
        new(members.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Name, each.Value)));

    private static JsonArray? List(string? text) =>
        text is null ? null : [.. text.Split(',').Select(each => (JsonNode?)each.Trim())];
}
