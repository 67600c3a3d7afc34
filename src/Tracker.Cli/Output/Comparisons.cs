using Spectre.Console;
using Tracker.Client;

namespace Tracker.Cli;

/// <summary>What was and what is instead, side by side.</summary>
internal static class Comparisons
{
    private const int Places = 6;

    public static string Of(Change<int?>? change) => Of(change, Session.Number);

    public static string Of(Change<decimal?>? change) => Of(change, Session.Number);

    /// <summary>Both values; nothing where they are the same.</summary>
    public static string Of<T>(Change<T>? change, Func<T, string> told) =>
        change is null || EqualityComparer<T>.Default.Equals(change.Before, change.After)
            ? ""
            : $"{told(change.Before)} → {told(change.After)}";

    /// <summary>A number that may have many digits, to six places.</summary>
    public static string Rounded(decimal number) =>
        Math.Round(number, Places) is var rounded && rounded == number
            ? Session.Number(number)
            : $"≈ {Session.Number(rounded)}";

    public static string Ids(IReadOnlyList<string> ids) => Clean.Text(string.Join(", ", ids));

    /// <summary>A column of a table of differences, one row a team.</summary>
    /// <param name="Head">What it is called.</param>
    /// <param name="Cell">What it says of a row; nothing where nothing differs.</param>
    /// <param name="Style">How it looks.</param>
    public sealed record Column<T>(string Head, Func<T, string> Cell, Style Style);

    /// <summary>A table of differences, without the columns in which nothing differs.</summary>
    public static Table Table<T>(this Session session, IReadOnlyList<T> rows, params ReadOnlySpan<Column<T>> columns)
    {
        var shown = columns.ToArray().Where(column => rows.Any(row => column.Cell(row).Length > 0)).ToList();
        var table = session.Table([.. shown.Select(column => column.Head)]);
        foreach (var row in rows)
            table.Row([.. shown.Select(column => (column.Cell(row), column.Style))]);
        return table;
    }
}
