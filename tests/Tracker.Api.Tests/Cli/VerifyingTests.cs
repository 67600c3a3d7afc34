using System.Text;
using System.Text.Json.Nodes;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Cli;

/// <summary>Certificates and checkpoints, as whoever doubts them checks them.</summary>
[Collection(RunningTracker.Collection)]
public sealed class VerifyingTests(RunningTracker tracker) : IDisposable
{
    private readonly TemporaryDirectory files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_certificate_is_checked_without_asking_anybody()
    {
        var cup = await tracker.SmallCupAsync("cli-certificate");
        var made = await RunAsync("certificate", cup, "ann", "--as-of", "2026-02-01");
        var file = File("ann.json", made.Out);

        var (english, korean, json) = (
            await OfflineAsync("verify", file),
            await OfflineAsync("verify", file, "--lang", "ko"),
            await OfflineAsync("verify", file, "--json")
        );

        Assert.Matches(
            "^ann was in the field of cli-certificate on 2026-02-01, as known at 20[0-9TZ:-]+\\.\nAll 11 events",
            english.Out
        );
        Assert.StartsWith("ann 팀은 2026-02-01에", korean.Out);
        Assert.Contains("\"inField\":true", json.Out);
        var kept = Path.Combine(files.Path, "kept.json");
        await RunAsync("certificate", cup, "ann", "--as-of", "2026-02-01", "--out", kept);
        Assert.StartsWith("ann was in the field", (await OfflineAsync("verify", kept)).Out);
        var piped = await CliRun.RunAsync(tracker, ["verify", "-"], input: made.Out);
        Assert.StartsWith("ann was in the field", piped.Out);
        var gone = await RunAsync("certificate", cup, "dan", "--as-of", "2026-02-01");
        Assert.StartsWith("dan was not in the field", (await OfflineAsync("verify", File("dan.json", gone.Out))).Out);
    }

    [Fact]
    public async Task A_certificate_that_was_changed_or_is_of_another_key_does_not_hold()
    {
        var cup = await tracker.SmallCupAsync("cli-changed");
        var made = (await RunAsync("certificate", cup, "dan", "--as-of", "2026-02-01")).Out;
        var changed = File("changed.json", made.Replace("\"inField\":false", "\"inField\":true"));
        var other = (await RunAsync("certificate", await tracker.SmallCupAsync("cli-other"), "ann")).Out;
        var key = other[(other.IndexOf("\"key\":\"", StringComparison.Ordinal) + 7)..].Split('"')[0];

        await RefusedAsync("does not hold: By its events dan was not in the field", "verify", changed);
        var later = made.Replace("\"asOf\":\"2026-02-01\"", "\"asOf\":\"2999-02-01\"");
        var json = await CliRun.RunAsync(tracker, ["verify", changed, "--json"]);
        Assert.Equal("does-not-hold", (string?)JsonNode.Parse(json.Out)!["code"]);
        json = await CliRun.RunAsync(tracker, ["verify", "--json"]);
        Assert.Equal((2, "usage"), (json.Code, (string?)JsonNode.Parse(json.Out)!["code"]));
        await RefusedAsync("does not hold: It was made at ", "verify", File("later.json", later));
        await RefusedAsync("does not hold: It is signed by", "verify", File("dan.json", made), "--key", key);
        await RefusedAsync("does not hold: It is no certificate", "verify", File("none.json", "{}"));
        Assert.Equal(2, (await OfflineAsync("verify", Path.Combine(files.Path, "nothing.json"), 2)).Code);
        Assert.Equal(2, (await OfflineAsync("verify", File("dan.json", made), "--key", "no key", 2)).Code);
    }

    [Fact]
    public async Task Whoever_keeps_a_checkpoint_sees_that_the_log_only_grew_and_when_it_did_not()
    {
        var cup = await tracker.SmallCupAsync("cli-checkpoint");
        var kept = File("then.txt", (await RunAsync("checkpoint", cup)).Out);
        await RunAsync("post", "note", cup, "--text", "More.");

        var later = await RunAsync("checkpoint", cup, "--since", kept);

        Assert.StartsWith("tracker/cli-checkpoint\n12\n", later.Out);
        Assert.Equal("The log only grew: from 11 events to 12.\n", later.Error);
        var other = File("other.txt", (await RunAsync("checkpoint", await tracker.SmallCupAsync("cli-log"))).Out);
        var refused = await CliRun.RunAsync(tracker, ["checkpoint", cup, "--since", other]);
        Assert.Equal(1, refused.Code);
        Assert.Contains("is not signed by", refused.Error);
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(files.Path, name);
        System.IO.File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private async Task RefusedAsync(string why, params string[] arguments)
    {
        var run = await OfflineAsync([.. arguments, 1]);
        Assert.StartsWith(why, run.Error);
    }

    private async Task<CliRun> RunAsync(params string[] arguments)
    {
        var run = await CliRun.RunAsync(tracker, arguments, TrackerHost.Token);
        Assert.True(run.Code == 0, run.Error);
        return run;
    }

    // Where nobody listens; the last argument may say how it is to end.
    private async Task<CliRun> OfflineAsync(params object[] arguments)
    {
        var run = await CliRun.RunAsync(
            tracker,
            [.. arguments.OfType<string>()],
            environment: ("TRACKER_SERVER", "http://127.0.0.1:9")
        );
        Assert.True(run.Code == arguments.OfType<int>().FirstOrDefault(), run.Error);
        return run;
    }
}
