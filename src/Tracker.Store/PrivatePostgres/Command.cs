using System.ComponentModel;
using System.Diagnostics;

namespace Tracker.Store.PrivatePostgres;

/// <summary>Runs a program to its end, within a time.</summary>
internal static class Command
{
    public static ProcessStartInfo Of(string program, params IEnumerable<string> arguments) =>
        new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

    /// <exception cref="PrivatePostgresException">The program cannot be run, or did not end in time.</exception>
    public static async Task<Ended> RunAsync(ProcessStartInfo start, TimeSpan limit, CancellationToken cancellation)
    {
        using var process = Start(start);
        process.StandardInput.Close();
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(bound.Token);
            var error = process.StandardError.ReadToEndAsync(bound.Token);
            await process.WaitForExitAsync(bound.Token);
            return new(process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PrivatePostgresException($"{start.FileName} did not end within {limit.TotalSeconds:0} s.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new PrivatePostgresException($"{start.FileName} cannot be run: {e.Message}", e);
        }
    }

    /// <summary>The program's absolute path on PATH; null where there is none.</summary>
    public static string? OnPath(string program) =>
        PostgresPlaces.OnPath().Select(directory => Path.Combine(directory, program)).FirstOrDefault(File.Exists);

    /// <param name="Code">The exit code, 0 for success.</param>
    /// <param name="Output">What it wrote, standard output first.</param>
    public sealed record Ended(int Code, string Output)
    {
        /// <exception cref="PrivatePostgresException">The program failed; what it wrote is told.</exception>
        public void OrThrow(string what)
        {
            if (Code != 0)
                throw new PrivatePostgresException($"{what} (exit code {Code}): {Output.Trim()}");
        }
    }
}
