using CsvHelper;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Api.ScorecardFiles;

/// <summary>
/// Writes tables of scorecards, as they are read again: in UTF-8 with the byte order mark by which spreadsheets know it.
/// </summary>
internal static class ScorecardTable
{
    // A name that begins like a formula is shown, and not reckoned.
    private static readonly CsvWriterOptions Options = new()
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    /// <summary>A line for each team, to be filled in.</summary>
    /// <param name="teams">The teams, in their order.</param>
    /// <param name="judge">The judge who is to fill it in; null where it is left open.</param>
    /// <param name="criteria">What is to be scored.</param>
    /// <param name="language">The language of the teams' names.</param>
    public static byte[] Blank(
        IEnumerable<(TeamId Id, Names Name)> teams,
        JudgeId? judge,
        IReadOnlyList<CriterionId> criteria,
        string language
    ) => Write(criteria, teams.Select(team => new Line(team.Id, team.Name.In(language), judge, default)));

    /// <summary>A line for each card.</summary>
    /// <param name="cards">The cards, in their order.</param>
    /// <param name="rubric">The rubric of the round: its criteria come first, in its order.</param>
    /// <param name="teams">The teams.</param>
    /// <param name="language">The language of the teams' names.</param>
    public static byte[] Of(
        IReadOnlyList<Scorecard> cards,
        Rubric? rubric,
        IReadOnlyDictionary<TeamId, Team> teams,
        string language
    )
    {
        // A card may score what a rubric that was revised has no more.
        var criteria = CsvColumns
            .Scored(rubric)
            .Select(each => each.Id)
            .Concat(
                cards
                    .SelectMany(card => card.Scores.Keys)
                    .Distinct()
                    .OrderBy(each => each.Value, StringComparer.Ordinal)
            )
            .Distinct()
            .ToList();
        return Write(
            criteria,
            cards.Select(card => new Line(
                card.Team,
                teams.TryGetValue(card.Team, out var team) ? team.Name.In(language) : "",
                card.Judge,
                card.Scores
            ))
        );
    }

    private static byte[] Write(IReadOnlyList<CriterionId> criteria, IEnumerable<Line> lines)
    {
        using var table = new MemoryStream();
        using (var csv = CsvWriter.Create(table, Options, leaveOpen: true))
        {
            csv.WriteField(CsvColumns.Team);
            csv.WriteField(CsvColumns.Name);
            csv.WriteField(CsvColumns.Judge);
            foreach (var criterion in criteria)
                csv.WriteField(CsvColumns.HeaderOf(criterion));
            csv.EndRecord();
            foreach (var line in lines)
            {
                csv.WriteField(line.Team.Value);
                csv.WriteField(line.Name);
                csv.WriteField(line.Judge?.Value ?? "");
                foreach (var criterion in criteria)
                    if (!line.Scores.TryGetValue(criterion, out var score))
                        csv.WriteField("");
                    else if (score is { } points)
                        csv.WriteField(points, "");
                    else
                        csv.WriteField(CsvScorecards.Abstained);
                csv.EndRecord();
            }
        }
        return table.ToArray();
    }

    private readonly record struct Line(
        TeamId Team,
        string Name,
        JudgeId? Judge,
        ValueMap<CriterionId, decimal?> Scores
    );
}
