using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Cli;

/// <summary>How the command line is read, and how it ends.</summary>
[Collection(RunningTracker.Collection)]
public sealed class CommandLineTests(RunningTracker tracker)
{
    [Theory]
    [InlineData(0, "field aes")]
    [InlineData(0, "--help")]
    [InlineData(0, "field --help")]
    [InlineData(0, "--version")]
    [InlineData(1, "field nobody")]
    [InlineData(1, "field aes --as-of yesterday")]
    [InlineData(1, "tokens list")]
    [InlineData(2, "")]
    [InlineData(2, "field")]
    [InlineData(2, "nonsense")]
    [InlineData(2, "field aes --nonsense")]
    [InlineData(2, "field aes --lang de")]
    [InlineData(2, "field aes --server nowhere")]
    [InlineData(2, "field aes --server ftp://localhost")]
    [InlineData(2, "field aes --token-file /nobody/has/it")]
    [InlineData(2, "decide aes round-1")]
    [InlineData(2, "decide aes round-1 --by rank --selected a")]
    [InlineData(2, "decide aes round-1 --eliminated a")]
    [InlineData(2, "post evaluation aes round-1")]
    [InlineData(2, "post evaluation aes round-1 --file x --from-scorecards")]
    [InlineData(2, "post scorecards aes round-1 --file /nobody/has/it.csv")]
    [InlineData(2, "import /nobody/has/it.json")]
    [InlineData(2, "export aes --out /nobody/has/it.json")]
    [InlineData(0, "diff aes --from 1999-01-01 --to 2000-12-31")]
    [InlineData(0, "diff aes --known-from 1999-01-01 --known-to 2000-12-31")]
    [InlineData(1, "diff aes --from 1999-01-01 --to soon")]
    [InlineData(2, "diff aes")]
    [InlineData(2, "diff aes --from 1999-01-01")]
    [InlineData(2, "diff aes --from 1999-01-01 --to 2000-12-31 --as-of 2000-12-31")]
    [InlineData(2, "diff aes --from 1999-01-01 --to 2000-12-31 --known-to 2000-12-31")]
    [InlineData(2, "diff aes --known-from 1999-01-01 --known-to 2000-12-31 --known-at 2000-12-31")]
    [InlineData(1, "explain aes round-1 nobody")]
    [InlineData(2, "explain aes round-1")]
    [InlineData(1, "what-if aes nothing")]
    [InlineData(2, "what-if aes round-1 --survivors few")]
    [InlineData(2, "what-if aes round-1 --weights speed")]
    [InlineData(2, "what-if aes round-1 --weights speed=1e3")]
    [InlineData(2, "what-if aes round-1 --weights speed=1,speed=2")]
    [InlineData(2, "what-if aes round-1 --rounding 1")]
    [InlineData(2, "what-if aes round-1 --rounding 1,half-down,item")]
    [InlineData(2, "what-if aes round-1 --ties by-luck")]
    [InlineData(2, "what-if aes round-1 --ties by-criteria=")]
    [InlineData(3, "field aes --server http://127.0.0.1:1")]
    public async Task A_command_ends_with_a_code_for_scripts(int code, string command)
    {
        var run = await CliRun.RunAsync(tracker, command.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(code, run.Code);
        Assert.Equal(code == 0, run.Error.Length == 0);
        Assert.Equal(code != 0, run.Out.Length == 0);
    }

    [Fact]
    public async Task The_help_tells_the_codes_and_asks_nobody()
    {
        var run = await CliRun.RunAsync(tracker, ["--help"], environment: ("TRACKER_SERVER", "http://127.0.0.1:1"));

        Assert.Contains("3    the service was not reached, or failed", run.Out, StringComparison.Ordinal);
        Assert.Contains("standings <competition>", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_not_taken_where_others_see_it()
    {
        var run = await CliRun.RunAsync(tracker, ["tokens", "list", "--token", TrackerHost.Token]);

        Assert.Equal(2, run.Code);
    }

    [Theory]
    [InlineData("tracker f", "field", "funnel")]
    [InlineData("tracker tokens ", "list", "make", "revoke")]
    [InlineData("tracker field s", "sovereign-ai")]
    [InlineData("tracker d", "decide", "diff")]
    [InlineData("tracker explain s", "sovereign-ai")]
    [InlineData("tracker what", "what-if")]
    [InlineData("tracker diff aes --known", "--known-at", "--known-from", "--known-to")]
    [InlineData(
        "tracker what-if aes round-1 --",
        "--survivors",
        "--weights",
        "--gates",
        "--rounding",
        "--ties",
        "--as-of"
    )]
    [InlineData("tracker decide nist", "nist-pqc")]
    [InlineData("tracker field aes --as", "--as-of")]
    [InlineData("tracker field aes --lang ", "en", "ko")]
    public async Task A_shell_is_told_what_may_follow(string line, params string[] wanted)
    {
        string[] words = [];

        // It waits a second for the service and no longer: who is told too little asks again.
        await Eventually.IsTrueAsync(async () =>
        {
            var run = await CliRun.RunAsync(tracker, [$"[suggest:{line.Length}]", line]);
            words = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return !wanted.Except(words).Any();
        });

        Assert.Subset(words.ToHashSet(), wanted.ToHashSet());
        Assert.DoesNotContain("/?", words);
    }

    [Fact]
    public async Task Without_a_service_a_shell_is_told_the_rest_soon()
    {
        const string line = "tracker field ";

        var run = await CliRun.RunAsync(
            tracker,
            [$"[suggest:{line.Length}]", line],
            environment: ("TRACKER_SERVER", "http://127.0.0.1:1")
        );

        Assert.Equal(0, run.Code);
        Assert.Contains("--as-of", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _tracker tracker")]
    [InlineData("zsh", "compdef _tracker tracker")]
    [InlineData("fish", "complete --command tracker")]
    [InlineData("powershell", "Register-ArgumentCompleter")]
    public async Task Each_shell_has_its_script(string shell, string line)
    {
        var run = await CliRun.RunAsync(tracker, ["completion", shell]);

        Assert.Equal(0, run.Code);
        Assert.Contains(line, run.Out, StringComparison.Ordinal);
    }
}
