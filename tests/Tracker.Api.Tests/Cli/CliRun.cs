using System.Text;
using Tracker.Api.Tests.Support;
using Tracker.Cli;

namespace Tracker.Api.Tests.Cli;

/// <summary>The command line within this process, with all that it says.</summary>
internal sealed record CliRun(int Code, string Out, string Error)
{
    public static async Task<CliRun> RunAsync(
        RunningTracker tracker,
        string[] arguments,
        string? token = null,
        string input = "",
        bool isTerminal = false,
        int width = 80,
        CancellationToken? cancellation = null,
        params (string Name, string Value)[] environment
    )
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var variables = environment.ToDictionary(each => each.Name, each => each.Value);
        variables.TryAdd("TRACKER_SERVER", tracker.Address.ToString());
        if (token is not null)
            variables.TryAdd("TRACKER_TOKEN", token);
        var console = new CliConsole
        {
            Input = new MemoryStream(Encoding.UTF8.GetBytes(input)),
            Output = output,
            Error = error,
            Variable = variables.GetValueOrDefault,
            IsOutputTerminal = isTerminal,
            IsErrorTerminal = isTerminal,
            TerminalWidth = width,
        };
        var code = await CommandLine.RunAsync(
            arguments,
            console,
            cancellation ?? TestContext.Current.CancellationToken
        );
        return new(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
