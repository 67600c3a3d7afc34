using System.Diagnostics;

namespace Tracker.Client;

/// <summary>Where the service is, who asks, and how patiently.</summary>
public sealed class TrackerClientOptions
{
    /// <summary>The address of the service, over http or https; a path before <c>/api</c> is kept.</summary>
    public Uri Server { get; set; } = new("http://localhost:5000");

    /// <summary>The bearer token; null asks as everyone may. It is sent to <see cref="Server" /> and told to nobody else.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Token { get; set; }

    /// <summary>How often a request is sent at the most, until it is answered; 1 for no second time.</summary>
    public int Attempts { get; set; } = 5;

    /// <summary>The pause before the second attempt; it doubles with each that follows.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// The longest pause before another attempt. A service that asks for more (<c>Retry-After</c>) is not asked again: the
    /// exception says for how long it asked.
    /// </summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long nothing may come or go before a connection is taken for lost.</summary>
    public TimeSpan Silence { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The same for a feed, which says that it is quiet every 15 seconds.</summary>
    public TimeSpan FeedSilence { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>The greatest size of an answer that is held in memory, and of an event of a feed, in bytes.</summary>
    public int LargestAnswer { get; set; } = 128 * 1024 * 1024;

    /// <summary>The clock by which is waited.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>
    /// Called with each answer of an endpoint that is deprecated; before the answer is read, so it should be quick and throw nothing.
    /// </summary>
    public Action<TrackerDeprecation>? Deprecated { get; set; }

    /// <summary>What idempotency keys are made of, and by what pauses differ.</summary>
    public Random Random { get; set; } = Random.Shared;
}
