using System.Runtime.InteropServices;

namespace Tracker.Cli;

/// <summary>
/// The pipe into which standard output goes. Whoever reads it may leave (<c>| head -1</c>), and the console of .NET says nothing of
/// it: what is written then is lost.
/// </summary>
internal static partial class OutputPipe
{
    private const int StandardOutput = 1;
    private const short Error = 0x8;
    private const short HangUp = 0x10;
    private const int Interrupted = 4;

    /// <summary>Ends when nobody reads it any more; never where that cannot be seen.</summary>
    public static Task Closed()
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!OperatingSystem.IsWindows())
            new Thread(() =>
            {
                if (Wait())
                    closed.SetResult();
            })
            {
                IsBackground = true,
            }.Start();
        return closed.Task;
    }

    // Nothing is asked for, so that it comes back for what is always told: that the other end is closed.
    private static bool Wait()
    {
        while (true)
        {
            var watched = new Watched { Descriptor = StandardOutput };
            var count = Poll(ref watched, 1, -1);
            if (count > 0)
                return (watched.Happened & (Error | HangUp)) != 0;
            if (count == 0 || Marshal.GetLastPInvokeError() != Interrupted)
                return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref Watched watched, nuint count, int milliseconds);

    private struct Watched
    {
        public int Descriptor;
        public short Wanted;
        public short Happened;
    }
}
