namespace Tracker.Client;

/// <summary>How long is waited before the next attempt.</summary>
internal sealed class Pauses(TrackerClientOptions options)
{
    /// <summary>
    /// A pause that grows with the failures, by which clients that failed together do not come back together; at least as
    /// long as the service asked for.
    /// </summary>
    /// <param name="failures">How many attempts have failed in a row, from 1.</param>
    /// <param name="asked">For how long the service asked.</param>
    public TimeSpan After(int failures, TimeSpan? asked = null)
    {
        var grown = options.FirstPause * Math.Pow(2, Math.Min(failures - 1, 30));
        var bounded = grown < options.LongestPause ? grown : options.LongestPause;
        var own = bounded * (0.5 + options.Random.NextDouble() / 2);
        return asked > own ? asked.Value : own;
    }

    public Task WaitAsync(int failures, TimeSpan? asked, CancellationToken cancellation) =>
        Task.Delay(After(failures, asked), options.Clock, cancellation);
}
