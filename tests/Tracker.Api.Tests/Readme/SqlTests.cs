using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Readme;

/// <summary>README's questions to the tables for analysts, asked of the seeds.</summary>
[Collection(SeededTracker.Collection)]
public sealed partial class SqlTests(SeededTracker seeded)
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.ko.md")]
    public async Task What_readme_asks_in_SQL_is_answered_as_it_says(string readme)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Tour.Root, readme), TestContext.Current.CancellationToken);
        var questions = Questions().Matches(text).ToList();

        Assert.Equal(2, questions.Count);
        foreach (var question in questions)
            Assert.Equal(
                question.Groups["answer"].Value.Trim().Split('\n'),
                await AskAsync(question.Groups["sql"].Value)
            );
    }

    // The names of the columns, and then the rows, as README writes them.
    private async Task<List<string>> AskAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(seeded.Host.Database);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var columns = Enumerable.Range(0, reader.FieldCount).ToList();
        var lines = new List<string> { string.Join(" | ", columns.Select(reader.GetName)) };
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            lines.Add(string.Join(" | ", columns.Select(column => Cell(reader.GetValue(column)))));
        return lines;
    }

    private static string Cell(object value) =>
        value switch
        {
            DBNull => "",
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    [GeneratedRegex(
        "^```sql\n(?<sql>.*?)^```\n\n```text\n(?<answer>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Questions();
}
