using System.Globalization;
using Spectre.Console;

namespace Tracker.Cli;

/// <summary>
/// The funnel as a picture of characters: each team a thread from where it came in to where it left, planned seats that were
/// left empty as outlines. Where there are more teams than columns, bars stand for them.
/// </summary>
internal sealed class FunnelDrawing(IReadOnlyList<FunnelRow> rows, Threads? threads, int width)
{
    private const string In = "■";
    private const string Empty = "□";
    private const string Goes = "│";
    private const int WidestLabel = 26;
    private const int SizeWidth = 10;
    private const int Gaps = 6;
    private const int Widest = 100;

    // Teams in a row of the picture: with a space between them, without, or as bars.
    private int Room =>
        Math.Min(width, Widest) - Math.Min(rows.Max(row => row.Label.GetCellWidth()), WidestLabel) - SizeWidth - Gaps;

    private int Most =>
        Math.Max(threads?.Order.Count ?? 0, rows.Max(row => Math.Max(row.Actual ?? 0, row.Planned ?? 0)));

    private string Gap => Most * 2 - 1 <= Room ? " " : "";

    private bool IsOfThreads => threads is not null && Most <= Room;

    /// <summary>About how many teams a square stands for; 1 where each team is a thread.</summary>
    public double Scale => IsOfThreads ? 1 : Math.Max(1, (double)Most / Math.Max(Room, 10));

    public Grid Draw(Func<int?, int?, string> sizeOf)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 2, 0), NoWrap = true });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0), NoWrap = true });
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0 && IsOfThreads && rows[i].Actual is not null)
                grid.AddRow(Text.Empty, Passage(i), Text.Empty);
            grid.AddRow(
                new Text(Cut(rows[i].Label), Tables.Strong),
                IsOfThreads ? Seats(i) : Bar(rows[i]),
                new Text(sizeOf(rows[i].Actual, rows[i].Planned), Tables.Plain)
            );
        }
        return grid;
    }

    // Who goes on, who leaves and who comes in between two sizes.
    private Paragraph Passage(int i)
    {
        var (before, after) = (threads!.Stages[i - 1], threads.Stages[i]);
        var moves = rows[i].Moves.GroupBy(move => move.Team).ToDictionary(each => each.Key, each => each.Last().How);
        return Line(
            threads.Order.Select(team =>
                (before.Contains(team), after.Contains(team), moves.GetValueOrDefault(team)) switch
                {
                    (true, true, _) => (Goes, Tables.Faint),
                    (_, _, { } how) when before.Contains(team) || after.Contains(team) => (how.Mark, how.Style),
                    _ => (" ", Tables.Plain),
                }
            )
        );
    }

    private Paragraph Seats(int i)
    {
        // What is yet to come has nobody in it, only seats.
        var stage = rows[i].Actual is null ? new HashSet<string>() : threads!.Stages[i];
        var missing = Math.Max(0, (rows[i].Planned ?? 0) - stage.Count);
        var seats = threads!
            .Order.Select(team =>
                stage.Contains(team) ? (In, Tables.Good)
                : missing-- > 0 ? (Empty, Tables.Open)
                : (" ", Tables.Plain)
            )
            .ToList();
        return Line(seats.Concat(Enumerable.Repeat((Empty, Tables.Open), Math.Max(0, missing))));
    }

    private Paragraph Bar(FunnelRow row)
    {
        var filled = Length(row.Actual ?? 0);
        return new Paragraph(string.Concat(Enumerable.Repeat(In, filled)), Tables.Good).Append(
            string.Concat(Enumerable.Repeat(Empty, Math.Max(0, Length(row.Planned ?? 0) - filled))),
            Tables.Open
        );
    }

    // A size that is not zero is never nothing.
    private int Length(int size) => size == 0 ? 0 : Math.Max(1, (int)Math.Round(size / Scale));

    private Paragraph Line(IEnumerable<(string Text, Style Style)> marks)
    {
        var line = new Paragraph();
        foreach (var (i, (text, style)) in marks.Index())
            line.Append(i == 0 ? text : Gap + text, style);
        return line;
    }

    private static string Cut(string label)
    {
        if (label.GetCellWidth() <= WidestLabel)
            return label;
        var text = new System.Text.StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(label);
        while (elements.MoveNext() && (text + elements.GetTextElement()).GetCellWidth() < WidestLabel)
            text.Append(elements.Current);
        return $"{text}…";
    }
}
