using System.Runtime.InteropServices;
using Tracker.Cli;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await CommandLine.RunAsync(args, CliConsole.OfProcess(), stop.Token);

void Stop(PosixSignalContext signal)
{
    // The second one ends it at once.
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
