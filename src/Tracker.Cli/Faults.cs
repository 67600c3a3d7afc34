using System.Globalization;
using Tracker.Cli.Proofs;
using Tracker.Client;

namespace Tracker.Cli;

/// <summary>What went wrong, for people on standard error, and for scripts as an exit code.</summary>
internal static class Faults
{
    private const int MostShown = 20;

    public static async Task<int> CatchAsync(
        CliConsole console,
        bool isJson,
        Func<Task<int>> action,
        CancellationToken cancellation
    )
    {
        try
        {
            var code = await action();
            await console.Out.FlushAsync(cancellation);
            return code;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (TrackerException e)
        {
            if (isJson && e.Utf8.Length > 0)
                JsonText.Write(console, e.Utf8);
            Tell(console.Error, e);
            return e.IsOutage || e.Code is TrackerException.Unreadable or TrackerException.TooLarge
                ? ExitCode.Unreachable
                : ExitCode.Refused;
        }
        catch (ProofException e)
        {
            console.Error.WriteLine($"does not hold: {Clean.Text(e.Message)}");
            return ExitCode.Refused;
        }
        catch (UsageException e)
        {
            console.Error.WriteLine($"error: {Clean.Text(e.Message)}");
            return ExitCode.Usage;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine($"error: {Clean.Text(e.Message)}");
            return ExitCode.Usage;
        }
    }

    private static void Tell(TextWriter error, TrackerException fault)
    {
        error.WriteLine($"error: {Clean.Text(fault.Detail)} [{Clean.Text(fault.Code)}]");
        if (fault.FaultCount > 1 || fault.Faults is [{ Instead: not null }])
            foreach (var each in fault.Faults.Take(MostShown))
                error.WriteLine($"  {Place(each)}{Clean.Text(each.Message)}{Instead(each)}");
        if (fault.FaultCount > MostShown)
            error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"  … and {fault.FaultCount - MostShown} more faults")
            );
        if (fault.Instead is { } instead)
            error.WriteLine($"instead: {Clean.Text(instead)}");
    }

    private static string Place(TrackerFault fault) =>
        fault switch
        {
            { Line: { } line, Column: { } column } => $"line {line}, column {column}: ",
            { Line: { } line } => $"line {line}: ",
            { Path: { } path } => $"{Clean.Text(path)}: ",
            _ => "",
        };

    private static string Instead(TrackerFault fault) =>
        fault.Instead is { } instead ? $" Instead: {Clean.Text(instead)}" : "";
}
