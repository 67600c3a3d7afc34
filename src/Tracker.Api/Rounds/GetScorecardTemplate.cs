using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Api.ScorecardFiles;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>The table that a judge fills in.</summary>
public static class GetScorecardTemplateEndpoint
{
    /// <summary>A CSV table to fill in and hand in: a line for each team of the field, a column for what the judge scores.</summary>
    [Answers(typeof(string), MediaType = CsvScorecards.MediaType)]
    [WolverineGet("/api/competitions/{competition:slug}/rounds/{round:slug}/scorecards/template")]
    public static async Task<IResult> Get(
        string competition,
        string round,
        string? judge,
        CompetitionReader reader,
        HttpContext http
    )
    {
        JudgeId? filledBy = null;
        if (judge is not null)
        {
            if (!Slug.TryParse<JudgeId>(judge, out var named))
                return Asked.Malformed("judge", Slug.Rule);
            filledBy = named;
        }
        var (question, problem) = Asked.Of(http);
        if (problem is not null)
            return problem;
        if (await reader.LookAsync(new CompetitionId(competition), question, http.RequestAborted) is not { } sight)
            return Reads.Unknown(competition);
        if (!sight.Competition.Rounds.TryGetValue(new StepId(round), out var known))
            return Reads.UnknownRound(round);
        var criteria = CsvColumns
            .Scored(known.Rubric)
            .Where(each => filledBy is not { } one || each.IsScoredBy(one))
            .Select(each => each.Id)
            .ToList();
        if (filledBy is not null && criteria.Count == 0)
            return Problems.Unknown(
                "judge-not-asked",
                $"In '{round}' {judge} scores nothing.",
                "a judge whom a criterion of the round names, or belongs to a group that one names"
            );
        var field = FieldView.Of(sight.Heading, sight.Competition, question.Language);
        return Answers.Csv(
            ScorecardTable.Blank(
                field.Teams.Select(team => (team.Id, team.Name)),
                filledBy,
                criteria,
                question.Language
            ),
            sight.Heading.Version,
            $"{competition}-{round}-template.csv"
        );
    }
}
