using System.Runtime.InteropServices;

namespace Tracker.Cli;

internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await CommandLine.RunAsync(arguments, CliConsole.OfProcess(), stop.Token);

        void Stop(PosixSignalContext signal)
        {
            // The second one ends it at once.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }
}
