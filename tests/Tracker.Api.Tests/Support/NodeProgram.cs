using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tracker.Api.Tests.Support;

/// <summary>A program of the folder <c>Npm</c>: others' clients, as their packages have them.</summary>
internal sealed class NodeProgram : IDisposable
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(5);
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly StringBuilder complained = new();

    // Of a program that shows all that it sends, the beginning of a line is enough.
    private const int LongestLine = 2_000;

    private NodeProgram(
        string program,
        IEnumerable<string> arguments,
        string? folder = null,
        params (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? Folder(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(said, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(complained, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
    }

    /// <summary>The lines that it wrote so far.</summary>
    public string[] Lines
    {
        get
        {
            lock (said)
                return said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    /// <summary>Starts a program; the packages are installed by the first, as their lock file says.</summary>
    public static async Task<NodeProgram> StartAsync(string name, params string[] arguments)
    {
        await Installed.Value;
        return new("node", [$"{name}.mjs", .. arguments]);
    }

    /// <summary>Runs a program to its end, which is to be a good one; the lines that it wrote.</summary>
    public static async Task<string[]> RunAsync(string name, params string[] arguments)
    {
        using var program = await StartAsync(name, arguments);
        return await program.EndAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Runs a tool that a package brings, to its end, which is to be a good one; the lines that it wrote.</summary>
    public static async Task<string[]> RunToolAsync(string name, params string[] arguments)
    {
        await Installed.Value;
        using var tool = new NodeProgram(Tool(name), arguments);
        return await tool.EndAsync(TimeSpan.FromMinutes(3));
    }

    /// <summary>Runs a tool to its end, whichever that is; the lines that it wrote, of long ones the beginning.</summary>
    public static async Task<string[]> TryToolAsync(
        string name,
        string folder,
        TimeSpan limit,
        string[] arguments,
        params (string Name, string Value)[] environment
    )
    {
        await Installed.Value;
        using var tool = new NodeProgram(Tool(name), arguments, folder, environment);
        using var bound = new CancellationTokenSource(limit);
        await tool.process.WaitForExitAsync(bound.Token);
        return tool.Lines;
    }

    /// <summary>Waits for its end, which is to be a good one; the lines that it wrote.</summary>
    public async Task<string[]> EndAsync(TimeSpan limit)
    {
        using var bound = new CancellationTokenSource(limit);
        await process.WaitForExitAsync(bound.Token);
        lock (complained)
            Assert.True(process.ExitCode == 0, $"{complained}\n{string.Join('\n', Lines)}");
        return Lines;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private static async Task InstallAsync()
    {
        var (asked, installed) = (
            Path.Combine(Folder(), "package-lock.json"),
            Path.Combine(Folder(), "node_modules", ".package-lock.json")
        );
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(asked))
            return;
        using var npm = new NodeProgram("npm", ["ci", "--no-audit", "--no-fund"]);
        await npm.EndAsync(InstallLimit);
    }

    private static string Tool(string name) => Path.Combine(Folder(), "node_modules", ".bin", name);

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(here))!, "Npm");

    private static void Hear(StringBuilder heard, string? line)
    {
        lock (heard)
            heard.Append(line.AsSpan(0, Math.Min(line?.Length ?? 0, LongestLine))).Append('\n');
    }
}
