namespace Tracker.Api.Tests.DataFiles;

/// <summary>A table as a program reads it: every row by the names of its columns.</summary>
internal static class Csv
{
    public static List<Dictionary<string, string>> Read(string text)
    {
        var rows = Cells(text);
        var header = rows[0];
        Assert.Equal(header.Distinct(), header);
        Assert.All(rows, row => Assert.Equal(header.Count, row.Count));
        return [.. rows.Skip(1).Select(row => header.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    // RFC 4180, read by hand, so that what one library writes is not only what the same one reads.
    private static List<List<string>> Cells(string text)
    {
        var (rows, row, cell) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder());
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (!quoted && text[i] == ',')
                Cell();
            else if (!quoted && text[i] == '\r')
            {
                Assert.Equal('\n', text[++i]);
                Cell();
                rows.Add(row);
                row = [];
            }
            else
                cell.Append(text[i]);
        Assert.Equal(("", 0), (cell.ToString(), row.Count));
        return rows;

        void Cell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
