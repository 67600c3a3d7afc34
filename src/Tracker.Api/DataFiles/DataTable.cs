using CsvHelper;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Api.DataFiles;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its header: the same in every language and in every version, for programs.</param>
/// <param name="Cell">Its cell in a row: a text, a number, a truth; null for an empty cell.</param>
internal sealed record Column<TRow>(string Name, Func<TRow, object?> Cell);

/// <summary>
/// Writes tables for spreadsheets: CSV (RFC 4180) in UTF-8 with the byte order mark by which they know it, and each number with
/// the digits it has.
/// </summary>
internal static class DataTable
{
    // A text that begins like a formula is shown, and not reckoned; a number that begins with a minus is a number.
    private static readonly CsvWriterOptions Options = new()
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
        TrueValue = "true",
        FalseValue = "false",
    };

    /// <summary>A header row, and a line for each row.</summary>
    public static async Task WriteAsync<TRow>(Stream table, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows)
    {
        await using var csv = CsvWriter.Create(table, Options, leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(column.Name);
        await csv.EndRecordAsync();
        foreach (var row in rows)
        {
            foreach (var column in columns)
                csv.WriteField(column.Cell(row));
            await csv.EndRecordAsync();
        }
        await csv.FlushAsync();
    }

    /// <summary>
    /// A column of a name for each language: those that Tracker speaks, and those in which any of the names is besides.
    /// </summary>
    public static IEnumerable<Column<TRow>> Named<TRow>(IReadOnlyCollection<TRow> rows, Func<TRow, Names> name) =>
        ReaderOrder
            .Languages.Concat(
                rows.SelectMany(row => name(row).Texts.Keys).Distinct().Order(StringComparer.OrdinalIgnoreCase)
            )
            .Distinct()
            .Select(tag => new Column<TRow>($"name_{tag}", row => name(row).Texts.GetValueOrDefault(tag)));
}
