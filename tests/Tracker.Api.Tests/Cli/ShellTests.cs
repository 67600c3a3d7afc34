using System.Diagnostics;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Cli;

/// <summary>Shells complete by the scripts that the tool prints for them: as they do when somebody types.</summary>
[Collection(RunningTracker.Collection)]
public sealed class ShellTests : IDisposable
{
    private static readonly string Built = Path.Combine(
        AppContext.BaseDirectory.Replace(
            Path.Combine("tests", "Tracker.Api.Tests"),
            Path.Combine("src", "Tracker.Cli"),
            StringComparison.Ordinal
        ),
        "tracker.dll"
    );

    private readonly RunningTracker tracker;
    private readonly TemporaryDirectory directory = new();

    public ShellTests(RunningTracker tracker)
    {
        this.tracker = tracker;
        var tool = Path.Combine(directory.Path, "tracker");
        File.WriteAllText(tool, $"#!/bin/sh\nexec dotnet '{Built}' \"$@\"\n");
        using var chmod = Process.Start("chmod", ["+x", tool]);
        chmod.WaitForExit();
        File.WriteAllText(Path.Combine(directory.Path, "alphabet.json"), "{}");
    }

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Fish_offers_commands_options_and_competitions_and_files_where_there_is_nothing_else()
    {
        string[] offered = ["standings", "--as-of", "sovereign-ai", "alphabet.json"];

        var told = await EventuallyAsync(
            said => Lines(said).SequenceEqual(offered),
            "fish",
            "--no-config",
            "--command",
            """
            tracker completion fish | source
            for line in "tracker stand" "tracker standings --as" "tracker field sov" "tracker import alph"
              complete --do-complete $line | string match --entire --regex '^(?:stand|--as|sov|alph)'
            end
            """
        );

        Assert.Equal(offered, Lines(told));
    }

    [Fact]
    public async Task Fish_offers_no_files_beside_what_there_is()
    {
        var run = await RunAsync(
            "fish",
            "--no-config",
            "--command",
            "tracker completion fish | source; complete --do-complete 'tracker '"
        );

        Assert.Contains("standings", Lines(run));
        Assert.DoesNotContain("alphabet.json", run);
    }

    [Theory]
    [InlineData("tracker stand", "tracker standings ")]
    [InlineData("tracker standings --as", "tracker standings --as-of ")]
    [InlineData("tracker field sov", "tracker field sovereign-ai ")]
    [InlineData("tracker import alph", "tracker import alphabet.json ")]
    public async Task Zsh_completes_what_is_typed(string typed, string completed)
    {
        // A shell on a terminal of its own, in which a line is typed and a tab. What it then holds is written down by a key.
        var run = await EventuallyAsync(
            said => said == $"{completed}|\n",
            "zsh",
            "--no-rcs",
            "-c",
            """
            rm -f kept
            zmodload zsh/zpty
            zpty shell zsh --no-rcs -i
            zpty -w shell 'autoload -U compinit; compinit -u -d dump; eval "$(tracker completion zsh)"'
            zpty -w shell 'keep() { print -r -- "$BUFFER|" > kept.new; mv kept.new kept }; zle -N keep; bindkey "^G" keep'
            zpty -w -n shell "$1"$'\t\a'
            for ((i = 0; i < 300; i++)); do
              [[ -f kept ]] && break
              zpty -rt shell said
              sleep 0.1
            done
            cat kept
            """,
            "zsh",
            typed
        );

        Assert.Equal($"{completed}|\n", run);
    }

    private static string[] Lines(string said) => said.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    // A shell waits a second for the service and no longer: who is offered nothing tries again.
    private async Task<string> EventuallyAsync(Func<string, bool> isRight, string shell, params string[] arguments)
    {
        var said = "";
        await Eventually.IsTrueAsync(async () => isRight(said = await RunAsync(shell, arguments)));
        return said;
    }

    private async Task<string> RunAsync(string shell, params string[] arguments)
    {
        var start = new ProcessStartInfo(shell, arguments)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = directory.Path,
        };
        start.Environment["PATH"] = $"{directory.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HOME"] = directory.Path;
        start.Environment["DOTNET_CLI_HOME"] = directory.Path;
        start.Environment["TRACKER_SERVER"] = tracker.Address.ToString();
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment.Remove("TRACKER_TOKEN");
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said;
    }
}
