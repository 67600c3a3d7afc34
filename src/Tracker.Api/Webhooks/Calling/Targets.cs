using System.Net;
using System.Net.Sockets;
using Tracker.Domain.Deciding;

namespace Tracker.Api.Webhooks.Calling;

/// <summary>Where webhooks may go: looked at when one is registered, and again with every connection.</summary>
public sealed class Targets(AllowedNetworks networks)
{
    /// <summary>The greatest number of characters of an address.</summary>
    public const int LongestUrl = 2048;

    private const string Right =
        "an https address of the public Internet on port 443, 80 or above 1023; others, and http, only where "
        + "Tracker__Webhooks__AllowedNetworks of this service allows their network";

    private static readonly TimeSpan ResolvingLimit = TimeSpan.FromSeconds(3);

    /// <summary>The address that a text is; or what is wrong with it.</summary>
    public async Task<(Uri? Url, Refusal? Fault)> ReadAsync(string text, CancellationToken cancellation)
    {
        if (FaultOf(text) is { } fault)
            return (null, Refusal.Rule("webhook-url-invalid", $"At $.url: {fault}", Right));
        var url = new Uri(text);
        try
        {
            await ResolveAsync(url, cancellation);
            return (url, null);
        }
        catch (TargetException refused)
        {
            return (null, Refusal.Rule("webhook-target-not-allowed", $"At $.url: {refused.Message}", Right));
        }
    }

    /// <summary>The addresses under which a host is reached, all of them allowed.</summary>
    /// <exception cref="TargetException">There is none, or one of them is not allowed.</exception>
    public async Task<IPAddress[]> ResolveAsync(Uri url, CancellationToken cancellation)
    {
        var addresses = await LookUpAsync(url.IdnHost, cancellation);
        if (addresses.Length == 0)
            throw new TargetException($"The host '{url.IdnHost}' has no address.");
        if (Array.Find(addresses, address => !networks.Has(address)) is { } other)
            throw new TargetException($"The host '{url.IdnHost}' is at {other}, which is not on the public Internet.");
        if (url.Scheme != Uri.UriSchemeHttps && !addresses.All(networks.IsConfigured))
            throw new TargetException("It is http, which anyone on the way can read and change.");
        return addresses;
    }

    private static async Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ResolvingLimit);
        try
        {
            return await Dns.GetHostAddressesAsync(host, limit.Token);
        }
        catch (Exception away)
            when (away is SocketException or ArgumentException
                || (away is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            return [];
        }
    }

    private static string? FaultOf(string text) =>
        text.Length > LongestUrl ? $"it has more than {LongestUrl} characters."
        : !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0 ? "this is no address."
        : url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp ? "it is neither https nor http."
        : url.UserInfo.Length > 0 ? "it has a user's name in it."
        : url.Fragment.Length > 0 ? "it has a fragment, which is never sent."
        : url.Port is not (443 or 80 or > 1023) ? $"port {url.Port} is none that is called."
        : null;
}

/// <summary>Why an address is not called, as a sentence.</summary>
public sealed class TargetException(string message) : Exception(message);
