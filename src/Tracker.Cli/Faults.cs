using System.Globalization;
using System.Text.Json;
using Tracker.Cli.Proofs;
using Tracker.Client;
using Tracker.Domain.Json;

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
            if (isJson)
                JsonText.Write(console, e.Utf8.Length > 0 ? e.Utf8 : Problem(e.Code, e.Detail));
            Tell(console.Error, e);
            return e.IsOutage || e.Code is TrackerException.Unreadable or TrackerException.TooLarge
                ? ExitCode.Unreachable
                : ExitCode.Refused;
        }
        catch (ProofException e)
        {
            if (isJson)
                JsonText.Write(console, Problem("does-not-hold", e.Message));
            console.Error.WriteLine($"does not hold: {Clean.Text(e.Message)}");
            return ExitCode.Refused;
        }
        catch (Exception e) when (e is UsageException or IOException or UnauthorizedAccessException)
        {
            if (isJson)
                Tell(console, e.Message);
            console.Error.WriteLine($"error: {Clean.Text(e.Message)}");
            return ExitCode.Usage;
        }
    }

    /// <summary>Tells as JSON what was asked wrongly.</summary>
    public static void Tell(CliConsole console, string detail) => JsonText.Write(console, Problem("usage", detail));

    // As the service says it, where it was not the service that said it.
    private static byte[] Problem(string code, string detail) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                title = "The command was not carried out.",
                detail,
                code,
            },
            DomainJson.Options
        );

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
