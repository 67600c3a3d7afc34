using Tracker.Api.Starting;

namespace Tracker.Api.Tests.Starting;

/// <summary>What is typed, and the command that is meant by it.</summary>
public sealed class CommandWordsTests
{
    [Theory]
    [InlineData("--help", "help")]
    [InlineData("-h", "help")]
    [InlineData("projections rebuild", "kept-views rebuild")]
    [InlineData("tokens list", "tokens list")]
    [InlineData("--urls http://localhost:5001", "--urls http://localhost:5001")]
    public void Every_word_means_its_command(string typed, string meant) =>
        Assert.Equal(meant.Split(' '), CommandWords.Of(typed.Split(' ')));
}
