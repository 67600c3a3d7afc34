using System.Text;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Api.ScorecardFiles;

/// <summary>
/// The columns of a table of scorecards: <c>team</c>, <c>judge</c> and the criteria, each by its id or, where that says
/// which, by its name in any language; <c>name</c> is for people, and not read.
/// </summary>
internal sealed class CsvColumns
{
    /// <summary>The header of the column of teams.</summary>
    public const string Team = "team";

    /// <summary>The header of the column of judges.</summary>
    public const string Judge = "judge";

    /// <summary>The header of the column of teams' names, which nobody reads but people.</summary>
    public const string Name = "name";

    private const string Prefix = "scores.";
    private const int MostColumns = 1000;

    private readonly CriterionId?[] criteria;
    private readonly bool[] headed;

    private CsvColumns(int teams, int judges, CriterionId?[] criteria, bool[] headed)
    {
        TeamAt = teams;
        JudgeAt = judges;
        this.criteria = criteria;
        this.headed = headed;
    }

    /// <summary>The place of the column of teams.</summary>
    public int TeamAt { get; }

    /// <summary>The place of the column of judges.</summary>
    public int JudgeAt { get; }

    /// <summary>How many columns there are.</summary>
    public int Count => criteria.Length;

    /// <summary>The criterion of a column; null where it is none.</summary>
    public CriterionId? this[int column] => criteria[column];

    /// <summary>Whether there is such a column, and it has a header.</summary>
    public bool IsHeaded(int column) => column < headed.Length && headed[column];

    /// <summary>How a criterion is named in a header.</summary>
    public static string HeaderOf(CriterionId criterion) =>
        criterion.Value is Team or Judge or Name ? $"{Prefix}{criterion}" : criterion.Value;

    /// <summary>The column, from 1, of a member of a card; null where it is the line.</summary>
    public int? ColumnOf(string member)
    {
        if (member is Team or Judge)
            return (member == Team ? TeamAt : JudgeAt) + 1;
        var id = member.StartsWith(Prefix, StringComparison.Ordinal) ? member[Prefix.Length..] : null;
        return Array.FindIndex(criteria, each => each?.Value == id) is var at && id is not null && at >= 0
            ? at + 1
            : null;
    }

    /// <summary>Reads a header row; null when the columns of teams and judges are not there.</summary>
    /// <param name="headers">The cells.</param>
    /// <param name="rubric">The rubric of the round, where one is known: without one, ids are taken for what they say.</param>
    /// <param name="line">Its line.</param>
    /// <param name="faults">Where faults go.</param>
    public static CsvColumns? Read(IReadOnlyList<string> headers, Rubric? rubric, int line, PlacedFaults faults)
    {
        if (headers.Count > MostColumns)
        {
            faults.Add(line, MostColumns + 1, $"There are {headers.Count} columns.", $"{MostColumns} at the most");
            return null;
        }
        var (team, judge) = (-1, -1);
        var criteria = new CriterionId?[headers.Count];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < headers.Count; i++)
        {
            var header = headers[i].Trim();
            var isWord = header.ToLowerInvariant() is Team or Judge or Name;
            criteria[i] = isWord || header.Length == 0 ? null : CriterionOf(header, rubric, line, i + 1, faults);
            if (header.Length > 0 && !seen.Add(criteria[i]?.Value is { } id ? Prefix + id : header))
                faults.Add(line, i + 1, $"The column '{Cut(header)}' is there twice.", "each column once");
            else if (isWord && header.Equals(Team, StringComparison.OrdinalIgnoreCase))
                team = i;
            else if (isWord && header.Equals(Judge, StringComparison.OrdinalIgnoreCase))
                judge = i;
        }
        foreach (var missing in new[] { (team, Team), (judge, Judge) }.Where(each => each.Item1 < 0))
            faults.Add(
                line,
                null,
                $"The header row has no column '{missing.Item2}'.",
                "a header row of team, judge and the ids of criteria, as the template has it"
            );
        return team < 0 || judge < 0
            ? null
            : new(team, judge, criteria, [.. headers.Select(each => !string.IsNullOrWhiteSpace(each))]);
    }

    private static CriterionId? CriterionOf(string header, Rubric? rubric, int line, int column, PlacedFaults faults)
    {
        var text = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..] : header;
        var isId = Slug.TryParse<CriterionId>(text, out var id);
        if (isId && (rubric is null || rubric.AllCriteria.Concat(rubric.OnCards).Any(each => each.Id == id)))
            return id;
        var named = Scored(rubric)
            .Where(each => each.Name.Texts.Values.Any(name => Same(name, header)))
            .Select(each => each.Id)
            .Distinct()
            .ToList();
        if (named.Count == 1)
            return named[0];
        faults.Add(
            line,
            column,
            named.Count == 0
                ? $"The round has no criterion '{Cut(header)}'."
                : $"Several criteria are named '{Cut(header)}': {Words.List(named)}.",
            rubric is null
                ? "ids of criteria"
                : $"ids of criteria: {Words.List(Scored(rubric).Select(each => each.Id))}",
            "criterion-unknown"
        );
        return null;
    }

    /// <summary>The criteria that judges score, in the order of the rubric.</summary>
    public static IEnumerable<Criterion> Scored(Rubric? rubric) => rubric?.OnCards ?? [];

    // Some systems write Hangul in parts, others whole.
    private static bool Same(string name, string header) =>
        string.Equals(
            name.Trim().Normalize(NormalizationForm.FormC),
            header.Normalize(NormalizationForm.FormC),
            StringComparison.OrdinalIgnoreCase
        );

    private static string Cut(string text) => text.Length <= 64 ? text : text[..64] + "…";
}
