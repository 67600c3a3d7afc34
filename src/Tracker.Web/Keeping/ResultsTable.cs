using System.Globalization;
using System.Text;
using CsvHelper;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;
using Tracker.Web.Language;

namespace Tracker.Web.Keeping;

/// <summary>Results as a table that spreadsheets read and write: a line a team, a column a criterion.</summary>
internal static class ResultsTable
{
    private const int MostLines = 10_000;
    private const int MostFaults = 20;
    private const string GatePrefix = "gate:";

    /// <summary>Results as such a table, for a start: of teams without a result the columns alone.</summary>
    public static string Write(Rubric? rubric, IEnumerable<Result> results)
    {
        var all = results.ToList();
        // What was never said needs no column, but for the points.
        List<(string Name, Func<Result, string?> Cell)> columns =
        [
            ("team", result => result.Team.Value),
            .. all.Any(result => result.Rank is not null)
                ? [("rank", result => result.Rank?.ToString(CultureInfo.InvariantCulture))]
                : Array.Empty<(string, Func<Result, string?>)>(),
            .. CriteriaOf(rubric, all)
                .Select<CriterionId, (string, Func<Result, string?>)>(criterion =>
                    (
                        criterion.Value,
                        result => result.Scores.TryGetValue(criterion, out var points) ? Figures.Of(points) : null
                    )
                ),
            ("total", result => result.Total is { } total ? Figures.Of(total) : null),
            .. (rubric?.Gates.Select(gate => gate.Id) ?? []).Select<GateId, (string, Func<Result, string?>)>(gate =>
                (
                    GatePrefix + gate,
                    result => result.Gates.TryGetValue(gate, out var passed) ? (passed ? "passed" : "failed") : null
                )
            ),
            .. all.Any(result => result.Note is not null)
                ? [("note", result => result.Note)]
                : Array.Empty<(string, Func<Result, string?>)>(),
        ];
        return string.Join(
            '\n',
            all.Select(result => string.Join(',', columns.Select(each => Quoted(each.Cell(result)))))
                .Prepend(string.Join(',', columns.Select(each => each.Name)))
        );
    }

    private static IEnumerable<CriterionId> CriteriaOf(Rubric? rubric, List<Result> results) =>
        (rubric?.AllCriteria.Where(each => each.IsScoredDirectly).Select(each => each.Id) ?? [])
            .Concat(results.SelectMany(result => result.Scores.Keys))
            .Distinct();

    private static string Quoted(string? cell) =>
        cell is null ? ""
        : cell.AsSpan().IndexOfAny(",;\"\r\n") < 0 ? cell
        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The results of a table; or what in it cannot be read.</summary>
    public static (ValueList<Result> Results, Text? Fault) Read(string table)
    {
        using var csv = CsvReader.Create(
            Encoding.UTF8.GetBytes(table.TrimStart('\uFEFF')),
            new CsvReaderOptions
            {
                HasHeader = false,
                TrackLineNumbers = true,
                TrimWhitespace = true,
            }
        );
        if (!csv.Read())
            return ([], KeepingText.NoTeamColumn);
        var columns = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToArray();
        if (!columns.Contains("team"))
            return ([], KeepingText.NoTeamColumn);
        var (results, faults) = (new List<Result>(), new List<Text>());
        while (csv.Read() && results.Count < MostLines)
        {
            var cells = columns.Select((_, place) => place < csv.FieldCount ? csv.GetString(place) : "").ToArray();
            if (Array.TrueForAll(cells, cell => cell.Length == 0))
                continue;
            results.Add(ResultOf(columns, cells, (int)csv.LineNumber, faults));
        }
        return faults.Count == 0 ? (results.ToValueList(), null) : ([], Told(faults));
    }

    // All at once, so that they can be mended at once; of very many the first.
    private static Text Told(List<Text> faults) =>
        Text.Sentences(
            faults.Count <= MostFaults
                ? faults
                : [.. faults.Take(MostFaults), KeepingText.MoreFaults(faults.Count - MostFaults)]
        );

    private static Result ResultOf(string[] columns, string[] cells, int line, List<Text> faults)
    {
        var scores = new List<KeyValuePair<CriterionId, decimal>>();
        var gates = new List<KeyValuePair<GateId, bool>>();
        var result = new Result(default, default, null, null, default, null);
        foreach (var (column, value) in columns.Zip(cells).Where(each => each.Second.Length > 0))
        {
            var read = column switch
            {
                "team" => Slug.TryParse<TeamId>(value, out var team) && Set(result with { Team = team }),
                "rank" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
                    && Set(result with { Rank = rank }),
                "total" => Points(value, out var total) && Set(result with { Total = total }),
                "note" => Set(result with { Note = value }),
                _ when column.StartsWith(GatePrefix, StringComparison.Ordinal) => Slug.TryParse<GateId>(
                    column[GatePrefix.Length..],
                    out var gate
                )
                    && Passed(value) is { } passed
                    && Add(gates, gate, passed),
                _ => Slug.TryParse<CriterionId>(column, out var criterion)
                    && Points(value, out var points)
                    && Add(scores, criterion, points),
            };
            if (!read)
                faults.Add(KeepingText.Line(line, column, value));
        }
        if (cells[Array.IndexOf(columns, "team")].Length == 0)
            faults.Add(KeepingText.Line(line, "team", ""));
        return result with { Scores = scores.ToValueMap(), Gates = gates.ToValueMap() };

        bool Set(Result changed)
        {
            result = changed;
            return true;
        }
    }

    private static bool Add<TKey, TValue>(List<KeyValuePair<TKey, TValue>> pairs, TKey key, TValue value)
    {
        pairs.Add(KeyValuePair.Create(key, value));
        return true;
    }

    private static bool Points(string text, out decimal points) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out points
        );

    private static bool? Passed(string text) =>
        text.ToLowerInvariant() switch
        {
            "passed" or "pass" or "yes" or "true" or "1" or "o" or "충족" or "통과" => true,
            "failed" or "fail" or "no" or "false" or "0" or "x" or "미충족" or "탈락" => false,
            _ => null,
        };
}
