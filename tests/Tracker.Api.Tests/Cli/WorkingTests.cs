using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Cli;

/// <summary>What the command line does.</summary>
[Collection(RunningTracker.Collection)]
public sealed class WorkingTests(RunningTracker tracker) : IDisposable
{
    private const string Card = """{"team": "TEAM", "judge": "j-1", "scores": {"speed": POINTS}}""";

    private readonly TemporaryDirectory files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_round_is_judged_evaluated_tried_and_decided()
    {
        var cup = await tracker.SmallCupAsync("cli-round");
        await RunAsync(
            "post",
            "rubric",
            cup,
            "second",
            "--file",
            File(
                "rubric.json",
                """
                {"at": "2026-01-03", "rubric": {"criteria": [{"id": "speed", "name": {"en": "Speed"}, "max": 10, "judges": ["j"]}]}}
                """
            )
        );
        await RunAsync("decide", cup, "first", "--by", "rank", "--at", "2026-01-05");
        var table = File("cards.csv", "team,judge,speed\nann,j-1,4.5\nbob,j-1,9\n");

        var cards = await RunAsync("post", "scorecards", cup, "second", "--file", table, "--at", "2026-01-06");
        var results = await RunAsync("post", "evaluation", cup, "second", "--from-scorecards", "--at", "2026-01-06");
        var tried = await RunAsync("decide", cup, "second", "--by", "rank", "--at", "2026-01-07", "--dry-run");
        var decided = await RunAsync("decide", cup, "second", "--by", "rank", "--at", "2026-01-07");
        var again = await RunAsync("decide", cup, "second", "--by", "rank", "--at", "2026-01-07");

        Assert.StartsWith(
            "2 scorecards: 2 new, 0 in place of others, 0 as before\nRecorded: ",
            cards.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("2 results; from 2 scorecards", results.Out, StringComparison.Ordinal);
        Assert.EndsWith("A dry run: nothing is stored.\n", tried.Out, StringComparison.Ordinal);
        Assert.Matches("TeamSelected +bob · second", decided.Out);
        Assert.Matches("TeamEliminated +ann · second · ranked out\n", decided.Out);
        Assert.Equal("It was so already; nothing is recorded.\n", again.Out);
    }

    [Fact]
    public async Task A_round_is_decided_by_name_in_tiers()
    {
        var cup = await tracker.SmallCupAsync("cli-names");

        var run = await RunAsync(
            "decide",
            cup,
            "first",
            "--selected",
            "ann=finalist, bob",
            "--eliminated",
            "cat=conceded",
            "--at",
            "2026-01-05",
            "--json"
        );

        var events = JsonElement.Parse(run.Out).GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(
            ["ann finalist", "bob ", "cat conceded"],
            events.Select(each => $"{each.GetProperty("team")} {Member(each, "tier")}{Member(each, "reason")}").Order()
        );
    }

    [Fact]
    public async Task A_correction_is_tried_and_says_what_flips()
    {
        var cup = await tracker.SmallCupAsync("cli-flips");
        await RunAsync("decide", cup, "first", "--by", "rank", "--at", "2026-01-05");

        var run = await RunAsync(
            "post",
            "correction",
            cup,
            "first",
            "--dry-run",
            "--file",
            File(
                "right.json",
                """
                {"reason": "A page was not counted.", "policy": "decision-stands", "results": [{"team": "cat", "total": 9}]}
                """
            )
        );

        Assert.Contains(
            "cat: recorded as eliminated by rank; the numbers now say selected\n",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.EndsWith("A dry run: nothing is stored.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_a_file_are_told_with_their_places_and_refused()
    {
        var cup = await tracker.SmallCupAsync("cli-faults");
        var table = File("cards.csv", "team,judge,speed\nann,j-1,\"4,5\"\nbob,j-1,11\n");
        string[] command = ["post", "scorecards", cup, "second", "--file", table];

        var run = await RunAsync(command);
        var json = await RunAsync([.. command, "--json"]);

        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.StartsWith("error: The file has 2 faults", run.Error, StringComparison.Ordinal);
        Assert.Contains("\n  line 2, column 3: '4,5' is no number.", run.Error, StringComparison.Ordinal);
        Assert.Contains("\n  line 3, column 3: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("\ninstead: the file without these faults", run.Error, StringComparison.Ordinal);
        Assert.Equal("scorecards-invalid", JsonElement.Parse(json.Out).GetProperty("code").GetString());
        Assert.Equal(1, json.Code);
    }

    [Fact]
    public async Task A_large_file_is_sent_under_a_bar_that_only_a_terminal_sees()
    {
        var cup = await tracker.SmallCupAsync("cli-large");
        var cards = new StringBuilder();
        for (var i = 0; cards.Length < 300_000; i++)
            cards.AppendLine(
                Card.Replace("TEAM", "ann", StringComparison.Ordinal)
                    .Replace("j-1", $"j-{i}", StringComparison.Ordinal)
                    .Replace("POINTS", "7.25", StringComparison.Ordinal)
            );
        string[] command =
        [
            "post",
            "scorecards",
            cup,
            "second",
            "--file",
            File("cards.ndjson", $"{cards}"),
            "--dry-run",
        ];

        var piped = await RunAsync(command);
        var seen = await CliRun.RunAsync(tracker, command, TrackerHost.Token, isTerminal: true);

        Assert.Equal((0, ""), (piped.Code, piped.Error));
        Assert.Contains("A dry run: nothing is stored.", seen.Out, StringComparison.Ordinal);
        Assert.Contains("━", seen.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_and_whatever_else_is_written()
    {
        var cup = await tracker.SmallCupAsync("cli-else");

        var note = await RunAsync("post", "note", cup, "--text", "Seen.", "--teams", "ann,bob", "--at", "2026-01-05");
        var plan = await CliRun.RunAsync(
            tracker,
            ["post", "plan", cup, "--file", "-"],
            TrackerHost.Token,
            """{"plan": [4, 1], "reason": "Less time."}"""
        );
        var late = await RunAsync("post", "note", cup, "--text", "Late.", "--if-version", "3");

        Assert.Matches("NoteRecorded +ann, bob · Seen.\n", note.Out);
        Assert.Matches("PlanRevised +Less time.; 4 → 1\n", plan.Out);
        Assert.Equal(1, late.Code);
        Assert.Contains("[moved-on]", late.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_through_a_pipe_is_sent_like_a_file()
    {
        var pipe = Path.Combine(files.Path, "pipe");
        using var made = Process.Start("mkfifo", [pipe]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        var writing = Task.Run(
            () => System.IO.File.WriteAllText(pipe, SmallCup.File("cli-pipe")),
            TestContext.Current.CancellationToken
        );

        var imported = await RunAsync("import", pipe);

        await writing;
        Assert.Contains("11", imported.Out);
        // Nobody writes into it any more: whoever gives up does not wait for that.
        using var enough = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var given = await CliRun.RunAsync(tracker, ["import", pipe], TrackerHost.Token, cancellation: enough.Token);
        Assert.Equal(130, given.Code);
        // Lets go whoever still waits to open it.
        await System.IO.File.WriteAllTextAsync(pipe, "", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_history_is_exported_and_imported()
    {
        var cup = await tracker.SmallCupAsync("cli-export");
        var file = Path.Combine(files.Path, "cup.json");

        var written = await RunAsync("export", cup, "--out", file);
        var piped = await RunAsync("export", cup);
        var imported = await CliRun.RunAsync(tracker, ["import", file], TrackerHost.ArchivistToken);
        var unknown = await RunAsync("export", "nobody", "--out", Path.Combine(files.Path, "none.json"));

        Assert.Equal((0, ""), (written.Code, written.Out));
        Assert.Equal(piped.Out, await System.IO.File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal("All of it is recorded already.\n", imported.Out);
        Assert.Equal(1, unknown.Code);
        Assert.Equal([file], Directory.GetFiles(files.Path));
    }

    [Fact]
    public async Task A_token_is_made_for_a_script_listed_and_revoked()
    {
        var made = await RunAsync(
            "tokens",
            "make",
            "--name",
            "cli-judge",
            "--role",
            "judge",
            "--competition",
            "aes",
            "--round",
            "round-2",
            "--judge",
            "j-1",
            "--expires",
            "2999-12-31"
        );
        var id = made.Out.Split('_')[1];
        var listed = await RunAsync("tokens", "list");
        var revoked = await RunAsync("tokens", "revoke", id);

        Assert.Matches("^trk_[0-9a-f]+_[0-9a-f]+\n$", made.Out);
        Assert.Contains($"tracker tokens revoke {id}", made.Error, StringComparison.Ordinal);
        Assert.Matches("cli-judge +judge +aes · round-2 · j-1 +in-force", listed.Out);
        Assert.DoesNotContain(made.Out.Trim(), listed.Out, StringComparison.Ordinal);
        Assert.Matches("cli-judge .* revoked", revoked.Out);
    }

    [Fact]
    public async Task A_token_comes_from_a_file_too()
    {
        var cup = await tracker.SmallCupAsync("cli-token");
        string[] command = ["post", "note", cup, "--text", "By file."];

        var none = await CliRun.RunAsync(tracker, command);
        var some = await CliRun.RunAsync(
            tracker,
            [.. command, "--token-file", File("token", TrackerHost.Token + "\n")]
        );

        Assert.Equal(1, none.Code);
        Assert.Contains("[token-required]", none.Error, StringComparison.Ordinal);
        Assert.Equal(0, some.Code);
    }

    [Fact]
    public async Task The_feed_is_a_line_an_event()
    {
        var cup = await tracker.SmallCupAsync("cli-feed");

        var lines = await CliRun.RunAsync(tracker, ["watch", cup, "--after", "9", "--no-follow"]);
        var json = await CliRun.RunAsync(tracker, ["watch", cup, "--after", "10", "--no-follow", "--json"]);

        Assert.Equal(
            "   10  2026-01-04  RoundEvaluated  first  3 results\n   11  2026-01-04  NoteRecorded  The first round was fun.\n",
            lines.Out
        );
        var happened = JsonElement.Parse(json.Out);
        Assert.Equal(
            ("11", "tracker.NoteRecorded"),
            ($"{happened.GetProperty("id")}", $"{happened.GetProperty("type")}")
        );
        Assert.Single(json.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Who_watches_from_where_nothing_is_yet_is_told_where_the_feed_ends()
    {
        var cup = await tracker.SmallCupAsync("watched-beyond");

        var run = await CliRun.RunAsync(tracker, ["watch", cup, "--after", "12"]);

        Assert.NotEqual(0, run.Code);
        Assert.Contains("The feed has no event '12': it ends at 11.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stops_watching_is_told_where_to_go_on()
    {
        var cup = await tracker.SmallCupAsync("cli-stop");
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));

        var run = await CliRun.RunAsync(tracker, ["watch", cup], cancellation: stop.Token);

        Assert.Equal(130, run.Code);
        Assert.Equal(SmallCup.Version, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("Go on with: --after 11", run.Error.Trim());
    }

    private Task<CliRun> RunAsync(params string[] arguments) => CliRun.RunAsync(tracker, arguments, TrackerHost.Token);

    private string File(string name, string text)
    {
        var path = Path.Combine(files.Path, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private static string Member(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
