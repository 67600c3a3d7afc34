using System.Text.RegularExpressions;

namespace Tracker.Api.Tests.Readme;

/// <summary>The Korean README shows the same commands and answers as the one whose commands are run.</summary>
public sealed partial class TwinTests
{
    [Fact]
    public void The_Korean_README_takes_the_same_tour()
    {
        var (english, korean) = (BlocksOf("README.md"), BlocksOf("README.ko.md"));

        Assert.Equal(Tour(english), Tour(korean));
        Assert.Subset(english.ToHashSet(), korean.ToHashSet());
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.ko.md")]
    public void Every_file_that_it_refers_to_is_there(string readme)
    {
        var named = References().Matches(Read(readme)).Select(each => each.Groups["path"].Value).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Readme.Tour.Root, path)), path));
    }

    // What is run in a shell, and what it answers.
    private static IEnumerable<string> Tour(List<string> blocks) =>
        blocks.Where(block =>
            block.StartsWith("```sh", StringComparison.Ordinal) || block.StartsWith("```json", StringComparison.Ordinal)
        );

    private static List<string> BlocksOf(string readme) =>
        [.. Blocks().Matches(Read(readme)).Select(each => each.Value)];

    private static string Read(string readme) => File.ReadAllText(Path.Combine(Readme.Tour.Root, readme));

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("""(\]\(|src=")(?<path>[A-Za-z.][^:)"#]*)[)"#]""")]
    private static partial Regex References();
}
