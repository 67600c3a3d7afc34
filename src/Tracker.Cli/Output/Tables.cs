using Spectre.Console;
using Spectre.Console.Rendering;

namespace Tracker.Cli;

/// <summary>Tables as all commands draw them.</summary>
internal static class Tables
{
    public static readonly Style Plain = Style.Plain;
    public static readonly Style Strong = new(decoration: Decoration.Bold);
    public static readonly Style Faint = new(decoration: Decoration.Dim);
    public static readonly Style Good = new(Color.Green);
    public static readonly Style Bad = new(Color.Red);
    public static readonly Style Open = new(Color.Yellow);

    /// <summary>An empty table, with a line beneath its head where a person reads it.</summary>
    public static Table Table(this Session session, params ReadOnlySpan<string> heads)
    {
        var table = new Table
        {
            Border = session.Console.IsOutputTerminal ? TableBorder.Simple : TableBorder.None,
            BorderStyle = Faint,
        };
        // A border of its own is between columns, too.
        var gap = session.Console.IsOutputTerminal ? 1 : 2;
        foreach (var head in heads)
            table.AddColumn(new TableColumn(new Text(head, Strong)).Padding(0, 0, gap, 0));
        return table;
    }

    /// <summary>Aligns a column of numbers.</summary>
    public static Table Numbers(this Table table, params ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
            table.Columns[column].RightAligned().NoWrap();
        return table;
    }

    /// <summary>Leaves columns whole: where there is little room, the others give way.</summary>
    public static Table Whole(this Table table, params ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
            table.Columns[column].NoWrap();
        return table;
    }

    /// <summary>Writes a table; each row over lines of its own where the columns have no room beside each other.</summary>
    public static void Draw(this Session session, Table table) =>
        session.Screen.Write(session.HasRoom(table) ? table : Cards(table));

    /// <summary>Whether a table has room without a word being broken.</summary>
    public static bool HasRoom(this Session session, IRenderable table) =>
        table.Measure(RenderOptions.Create(session.Screen), int.MaxValue).Min <= session.Screen.Profile.Width;

    /// <summary>Whether a table has room without a line being broken.</summary>
    public static bool Fits(this Session session, IRenderable table) =>
        table.Measure(RenderOptions.Create(session.Screen), int.MaxValue).Max <= session.Screen.Profile.Width;

    private static Grid Cards(Table table)
    {
        var cards = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var row in table.Rows)
        {
            foreach (var (cell, column) in row.Zip(table.Columns).Where(each => each.Second.Width != 0))
                cards.AddRow(column.Header, cell);
            cards.AddEmptyRow();
        }
        return cards;
    }

    public static void Row(this Table table, params ReadOnlySpan<(string Text, Style Style)> cells)
    {
        var row = new List<IRenderable>();
        foreach (var (text, style) in cells)
            row.Add(new Text(text, style));
        table.AddRow(row);
    }

    /// <summary>A heading, and beneath it of when and from how much of the record the answer is.</summary>
    public static void Head(
        this Session session,
        string title,
        Client.Moment asOf,
        Client.Moment knownAt,
        long version
    ) => session.Head(title, Clean.Time(asOf), Clean.Time(knownAt), version);

    /// <summary>The same where it is of two times.</summary>
    public static void Head(this Session session, string title, string asOf, string knownAt, long version)
    {
        session.Screen.WriteLine(title, Strong);
        session.Screen.WriteLine(
            session.Say(
                $"as of {asOf}, as known {knownAt}, version {version}",
                $"{asOf} 기준, {knownAt}까지 알려진 내용, 버전 {version}"
            ),
            Faint
        );
    }
}
