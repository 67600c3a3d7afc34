using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Contract;

/// <summary>
/// The OpenAPI document is a contract: it is kept in the tree, so that a change of it is seen in review, and Spectral has no
/// complaints. With TRACKER_WRITE_CONTRACT=1 the kept one is written anew.
/// </summary>
[Collection(SeededTracker.Collection)]
public sealed class ContractTests(SeededTracker seeded)
{
    internal static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task It_changes_only_when_someone_decides_so()
    {
        var served = await ServedAsync();

        if (Environment.GetEnvironmentVariable("TRACKER_WRITE_CONTRACT") == "1")
            await File.WriteAllTextAsync(Kept(), served, TestContext.Current.CancellationToken);

        var kept = await File.ReadAllTextAsync(Kept(), TestContext.Current.CancellationToken);
        Assert.True(
            served == kept,
            "The document that is served is not the one in src/Tracker.Api/Reference/openapi.json. If that is meant, write it anew: "
                + "TRACKER_WRITE_CONTRACT=1 dotnet test --project tests/Tracker.Api.Tests --filter-class '*ContractTests'"
        );
    }

    [Fact]
    public async Task Spectral_has_no_complaints_by_its_own_rules_and_those_of_OWASP()
    {
        using var files = new TemporaryDirectory();
        var document = Path.Combine(files.Path, "openapi.json");
        await File.WriteAllTextAsync(document, await ServedAsync(), TestContext.Current.CancellationToken);

        var said = await NodeProgram.RunToolAsync(
            "spectral",
            "lint",
            document,
            "--ruleset",
            "spectral.yaml",
            "--fail-severity",
            "hint",
            "--quiet"
        );

        Assert.All(said, line => Assert.DoesNotContain("error", line, StringComparison.Ordinal));
    }

    private async Task<string> ServedAsync() =>
        JsonNode.Parse((await seeded.Host.GetAsync("/openapi/v1.json")).Body)!.ToJsonString(Readable) + "\n";

    internal static string Kept([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Tracker.Api", "Reference", "openapi.json");
}
