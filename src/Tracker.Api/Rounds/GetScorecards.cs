using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Api.ScorecardFiles;
using Tracker.Api.Security;
using Tracker.Domain.Clocks;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>The scorecards of a round, for those who keep the record and for judges.</summary>
public static class GetScorecardsEndpoint
{
    private const string FormatRule = "format=json or format=csv; else Accept says";

    /// <summary>The scorecards that stand in a round, a page at a time as JSON, or all as CSV; a judge sees its own.</summary>
    [Does(Deed.SeeScorecards)]
    [Answers(typeof(ScorecardsPage), OrMediaType = CsvScorecards.MediaType)]
    [WolverineGet("/api/competitions/{competition:slug}/rounds/{round:slug}/scorecards")]
    public static async Task<IResult> Get(
        string competition,
        string round,
        string? team,
        string? judge,
        string? format,
        string? after,
        string? limit,
        CompetitionReader reader,
        HttpContext http
    )
    {
        TeamId ofTeam = default;
        JudgeId ofJudge = default;
        ScorecardKey? last = null;
        if (team is not null && !Slug.TryParse(team, out ofTeam))
            return Asked.Malformed("team", Slug.Rule);
        if (judge is not null && !Slug.TryParse(judge, out ofJudge))
            return Asked.Malformed("judge", Slug.Rule);
        if (after is not null && (last = KeyOf(after)) is null)
            return Asked.Malformed("after", "after is a team and a judge with a point between, as next has it");
        if (format is not (null or "json" or "csv"))
            return Asked.Malformed("format", FormatRule);
        if (Paging.Pages.Limit(limit) is not { } most)
            return Asked.Malformed("limit", Paging.Pages.Rule);
        var (question, problem) = Asked.Of(http);
        if (problem is not null)
            return problem;
        var (id, step, caller) = (new CompetitionId(competition), new StepId(round), Caller.Of(http));
        if (await reader.LookAsync(id, question, http.RequestAborted) is not { } sight)
            return Reads.Unknown(competition);
        var ofCards = question with { Reader = caller.ReaderOfScorecards(id, step) };
        if (
            await reader.LookAsync(id, ofCards, http.RequestAborted) is not { Competition.Rounds: var rounds }
            || !rounds.TryGetValue(step, out var known)
        )
            return Reads.UnknownRound(round);

        var cards = known
            .Scorecards.Values.Where(each =>
                caller.Sees(id, step, each.Key)
                && (team is null || each.Team == ofTeam)
                && (judge is null || each.Judge.IsOf(ofJudge))
                && (last is not { } key || Compare(each.Key, key) > 0)
            )
            .Order(Comparer<Scorecard>.Create((one, other) => Compare(one.Key, other.Key)));
        if (
            format == "csv"
            || (
                format is null
                && http.Request.GetTypedHeaders().Accept is [{ MediaType.Value: CsvScorecards.MediaType }, ..]
            )
        )
        {
            var all = limit is null ? cards.ToList() : cards.Take(most).ToList();
            var table = ScorecardTable.Of(all, known.Rubric, sight.Competition.Teams, question.Language);
            return Answers.Csv(table, sight.Heading.Version, $"{competition}-{round}.csv");
        }
        var page = cards.Take(most + 1).ToList();
        var shown = page.Take(most).ToValueList();
        var next = page.Count > most ? NextPage(http, shown[^1].Key) : null;
        return Answers.Json(ScorecardsPage.Of(sight.Heading, known.Id, shown, next), sight.Heading.Version);
    }

    private static int Compare(ScorecardKey one, ScorecardKey other) =>
        string.CompareOrdinal(one.Team.Value, other.Team.Value) is not 0 and var byTeam
            ? byTeam
            : string.CompareOrdinal(one.Judge.Value, other.Judge.Value);

    private static ScorecardKey? KeyOf(string after) =>
        after.Split('.') is [var team, var judge]
        && Slug.TryParse<TeamId>(team, out var ofTeam)
        && Slug.TryParse<JudgeId>(judge, out var ofJudge)
            ? new(ofTeam, ofJudge)
            : null;

    private static string NextPage(HttpContext http, ScorecardKey last)
    {
        var query = http.Request.Query.Where(pair => pair.Key != "after").ToDictionary();
        query["after"] = $"{last.Team}.{last.Judge}";
        return http.Request.Path + QueryString.Create(query);
    }
}

/// <summary>A page of scorecards.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Round">The round.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Scorecards">The cards that were handed in and not withdrawn, by team and judge.</param>
/// <param name="Next">Where the next page is; absent on the last.</param>
public sealed record ScorecardsPage(
    CompetitionId Competition,
    StepId Round,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    ValueList<Scorecard> Scorecards,
    string? Next
)
{
    internal static ScorecardsPage Of(Heading heading, StepId round, ValueList<Scorecard> cards, string? next) =>
        new(heading.Competition, round, heading.AsOf, heading.KnownAt, heading.Version, cards, next);
}
