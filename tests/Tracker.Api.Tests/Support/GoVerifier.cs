using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tracker.Api.Tests.Support;

/// <summary>Go's own packages for logs and signed notes, as Debian has them: nobody here wrote how they check.</summary>
internal static class GoVerifier
{
    /// <summary>What it says of each claim: <c>holds</c>, or why it refuses it.</summary>
    public static async Task<string[]> CheckAsync(IEnumerable<JsonNode> claims)
    {
        var start = new ProcessStartInfo("go", ["run", "main.go"])
        {
            WorkingDirectory = Folder(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var built = new TemporaryDirectory();
        start.Environment["GO111MODULE"] = "off";
        start.Environment["GOPATH"] = "/usr/share/gocode";
        start.Environment["GOCACHE"] = built.Path;
        using var go = Process.Start(start)!;
        await go.StandardInput.WriteAsync(JsonSerializer.Serialize(claims));
        go.StandardInput.Close();
        var said = go.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complained = go.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await go.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(go.ExitCode == 0, await complained);
        return (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(here))!, "Proofs", "Verifier");
}
