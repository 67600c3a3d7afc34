using Spectre.Console;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Cli;

/// <summary>What is shown where a terminal has little room.</summary>
[Collection(RunningTracker.Collection)]
public sealed class NarrowTests(RunningTracker tracker)
{
    [Theory]
    [InlineData("sovereign-ai", 80)]
    [InlineData("sovereign-ai", 60)]
    [InlineData("nist-pqc", 80)]
    [InlineData("nist-pqc", 120)]
    public async Task The_funnel_stays_within_the_terminal_in_both_languages(string competition, int width)
    {
        foreach (var language in new[] { "en", "ko" })
        {
            var run = await CliRun.RunAsync(
                tracker,
                ["funnel", competition, "--lang", language],
                isTerminal: true,
                width: width,
                environment: ("NO_COLOR", "1")
            );

            Assert.Equal(0, run.Code);
            Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.TrimEnd().GetCellWidth(), 0, width));
            Assert.Contains("■■■■", run.Out.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public async Task However_narrow_a_terminal_is_no_word_of_a_table_is_lost(int width)
    {
        var standings = await NarrowAsync(width, "standings", "sovereign-ai", "--round", "stage-1");
        var history = await NarrowAsync(width, "history", "sovereign-ai", "--type", "TeamEliminated");
        var field = await NarrowAsync(width, "field", "sovereign-ai", "--as-of", "2025-08-10");

        foreach (var word in new[] { "LG", "Research", "Naver", "selected", "gated out" })
            Assert.Contains(word, standings, StringComparison.OrdinalIgnoreCase);
        foreach (var word in new[] { "TeamEliminated", "2025-07-25", "lunit", "written" })
            Assert.Contains(word, history);
        foreach (var word in new[] { "Upstage", "lg-ai-research", "2025-08-04", "Konan" })
            Assert.Contains(word, field);
    }

    [Theory]
    [InlineData("funnel", "sovereign-ai")]
    [InlineData("funnel", "nist-pqc")]
    [InlineData("standings", "sovereign-ai")]
    [InlineData("history", "sovereign-ai")]
    [InlineData("field", "sovereign-ai")]
    [InlineData("competitions")]
    [InlineData("explain", "sovereign-ai", "stage-1", "lg-ai-research")]
    [InlineData("diff", "sovereign-ai", "--from", "2026-01-14", "--to", "2026-01-16")]
    public async Task Drawing_ends_however_narrow_a_terminal_is(params string[] command)
    {
        foreach (var width in new[] { 1, 12, 16, 20, 24, 28, 30, 34 })
        foreach (var language in new[] { "en", "ko" })
        {
            var run = Task.Run(
                () => CliRun.RunAsync(tracker, [.. command, "--lang", language], isTerminal: true, width: width),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(
                0,
                (await run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Code
            );
        }
    }

    private async Task<string> NarrowAsync(int width, params string[] command)
    {
        var run = await CliRun.RunAsync(
            tracker,
            command,
            isTerminal: true,
            width: width,
            environment: ("NO_COLOR", "1")
        );
        Assert.Equal(0, run.Code);
        Assert.DoesNotContain("…", run.Out);
        Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.TrimEnd().GetCellWidth(), 0, width));
        return run.Out;
    }
}
