namespace Tracker.Api.Assistants;

/// <summary>What assistants are told of the arguments of tools.</summary>
internal static class Arguments
{
    public const string Competition = "The id of a competition, such as sovereign-ai; list_competitions tells them";

    public const string AsOf =
        "What was true then: a date such as 2025-08-31 (the end of that day where the competition is) or an instant with its offset; without it now";

    public const string KnownAt = "As far as it was known then: a date or an instant; without it now";

    public const string Language = "The language of the text, en or ko; without it en";

    public const string Round = "The id of a round, such as stage-1; list_competitions tells them";

    public const string Team = "The id of a team, such as naver-cloud; field tells them";
}
