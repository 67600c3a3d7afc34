namespace Tracker.Cli;

/// <summary>How a command ended, for scripts.</summary>
internal static class ExitCode
{
    /// <summary>It did what it was asked.</summary>
    public const int Fine = 0;

    /// <summary>The service refused, or what was to be verified does not hold.</summary>
    public const int Refused = 1;

    /// <summary>The command line, or a file that it names, cannot be used.</summary>
    public const int Usage = 2;

    /// <summary>The service was not reached, or failed.</summary>
    public const int Unreachable = 3;

    /// <summary>It was interrupted.</summary>
    public const int Interrupted = 130;
}

/// <summary>A command line that cannot be used, in a sentence.</summary>
internal sealed class UsageException(string message) : Exception(message);
