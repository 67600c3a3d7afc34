using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using Tracker.Api.Tests.Readme;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Cli;

/// <summary>The tool as it is built, and the packages of it and of the client.</summary>
[Collection(RunningTracker.Collection)]
public sealed class ProcessTests(RunningTracker tracker) : IDisposable
{
    private static readonly string Built = AppContext.BaseDirectory.Replace(
        Path.Combine("tests", "Tracker.Api.Tests"),
        Path.Combine("src", "Tracker.Cli"),
        StringComparison.Ordinal
    );

    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task It_answers_on_standard_output_and_ends_with_its_code()
    {
        var fine = await RunAsync("dotnet", [Path.Combine(Built, "tracker.dll"), "field", "aes"]);
        var refused = await RunAsync("dotnet", [Path.Combine(Built, "tracker.dll"), "field", "nobody"]);

        Assert.Contains("Rijndael", fine.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', fine.Out);
        Assert.Equal((0, ""), (fine.Code, fine.Error));
        Assert.Equal((1, ""), (refused.Code, refused.Out));
    }

    [Fact]
    public async Task An_interruption_ends_it_with_130()
    {
        var cup = await tracker.SmallCupAsync("process-interrupt");
        using var tool = Start("dotnet", [Path.Combine(Built, "tracker.dll"), "watch", cup]);
        while (await tool.StandardOutput.ReadLineAsync(Cancellation) is { } line && !line.Contains(" 11 ")) { }

        using var kill = Process.Start("kill", ["-INT", $"{tool.Id}"]);
        await tool.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        Assert.Equal(130, tool.ExitCode);
        Assert.Contains("--after 11", await tool.StandardError.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--json")]
    public async Task Who_has_read_enough_of_the_feed_ends_it_also_when_nothing_happens_any_more(string option)
    {
        var cup = await tracker.SmallCupAsync($"process-enough{option}");
        // Of the eleven events one is told, and no other comes.
        var script = $$"""
            timeout 60 dotnet '{{Path.Combine(Built, "tracker.dll")}}' watch {{cup}} --after 10 {{option}} | head -n 1
            echo "${PIPESTATUS[0]}"
            """;

        var run = await RunAsync("bash", ["-c", script]);

        Assert.Equal("", run.Error);
        Assert.EndsWith("\n0\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("NoteRecorded", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bash_completes_by_its_script_and_runs_nothing_of_it()
    {
        var script = $$"""
            tracker() { dotnet '{{Path.Combine(Built, "tracker.dll")}}' "$@"; }
            eval "$(tracker completion bash)"
            COMP_LINE='tracker field so' COMP_POINT=16 COMP_WORDS=(tracker field so) COMP_CWORD=2
            _tracker
            printf '%s\n' "${COMPREPLY[@]}"
            """;

        var run = await RunAsync("bash", ["-c", script]);

        Assert.Equal("sovereign-ai\n", run.Out);
    }

    [Fact]
    public async Task Both_are_packed_whole()
    {
        foreach (var project in new[] { "Tracker.Client", "Tracker.Cli" })
        {
            var run = await RunAsync(
                "dotnet",
                [
                    "pack",
                    Path.Combine(Tour.Root, "src", project),
                    "--no-build",
                    "-c",
                    Configuration,
                    "-o",
                    directory.Path,
                ]
            );
            Assert.True(run.Code == 0, run.Out);
        }

        await using var client = await OpenAsync("Tracker.Client");
        await using var tool = await OpenAsync("Tracker.Cli");
        var spec = await SpecOf(client);
        Assert.Equal(("MIT", "README.md"), (Element(spec, "license"), Element(spec, "readme")));
        Assert.DoesNotContain(spec.Descendants(), each => each.Name.LocalName == "dependency");
        Assert.Subset(
            client.Entries.Select(entry => entry.FullName).ToHashSet(),
            new HashSet<string> { "README.md", "lib/net10.0/Tracker.Client.dll", "lib/net10.0/Tracker.Client.xml" }
        );
        Assert.Contains((await SpecOf(tool)).Descendants(), each => (string?)each.Attribute("name") == "DotnetTool");
        Assert.Contains(
            tool.Entries,
            entry => entry.FullName.EndsWith("any/Tracker.Client.dll", StringComparison.Ordinal)
        );
    }

    private static string Configuration =>
        AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";

    private async Task<ZipArchive> OpenAsync(string package) =>
        await ZipFile.OpenReadAsync(Directory.GetFiles(directory.Path, $"{package}.*.nupkg").Single(), Cancellation);

    private static async Task<XDocument> SpecOf(ZipArchive package)
    {
        var entry = package.Entries.Single(each => each.Name.EndsWith(".nuspec", StringComparison.Ordinal));
        await using var stream = await entry.OpenAsync(Cancellation);
        return await XDocument.LoadAsync(stream, LoadOptions.None, Cancellation);
    }

    private static string? Element(XDocument spec, string name) =>
        spec.Descendants().SingleOrDefault(each => each.Name.LocalName == name)?.Value;

    private async Task<CliRun> RunAsync(string program, string[] arguments)
    {
        using var process = Start(program, arguments);
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return new(process.ExitCode, output, await error);
    }

    private Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TRACKER_SERVER"] = tracker.Address.ToString();
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment.Remove("TRACKER_TOKEN");
        start.Environment.Remove("LC_ALL");
        return Process.Start(start)!;
    }
}
