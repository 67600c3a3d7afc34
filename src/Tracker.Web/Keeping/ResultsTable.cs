using System.Globalization;
using System.Text;
using CsvHelper;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Tracker.Web.Language;

namespace Tracker.Web.Keeping;

/// <summary>Results as a table that spreadsheets read and write: a line a team, a column a criterion.</summary>
internal static class ResultsTable
{
    private const int MostLines = 10_000;
    private const string GatePrefix = "gate:";

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
        var results = new List<Result>();
        while (csv.Read() && results.Count < MostLines)
        {
            var cells = columns.Select((_, place) => place < csv.FieldCount ? csv.GetString(place) : "").ToArray();
            if (Array.TrueForAll(cells, cell => cell.Length == 0))
                continue;
            var (result, fault) = ResultOf(columns, cells, (int)csv.LineNumber);
            if (result is null)
                return ([], fault);
            results.Add(result);
        }
        return (results.ToValueList(), null);
    }

    private static (Result? Result, Text? Fault) ResultOf(string[] columns, string[] cells, int line)
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
                return (null, KeepingText.Line(line, column, value));
        }
        return result.Team == default
            ? (null, KeepingText.Line(line, "team", ""))
            : (result with { Scores = scores.ToValueMap(), Gates = gates.ToValueMap() }, null);

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
