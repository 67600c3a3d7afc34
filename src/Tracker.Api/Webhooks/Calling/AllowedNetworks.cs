using System.Net;
using Tracker.Api.Starting;

namespace Tracker.Api.Webhooks.Calling;

/// <summary>
/// To which addresses webhooks may go: to those of the public Internet, and to the networks that the configuration names. A
/// service that calls wherever it is told could else be used to reach what stands behind it.
/// </summary>
public sealed class AllowedNetworks
{
    /// <summary>The setting that names networks, in CIDR notation with commas between.</summary>
    public const string Setting = "Tracker:Webhooks:AllowedNetworks";

    // IPv4 that is not of the public Internet (IANA's registry of special-purpose addresses), and all multicast.
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by carriers
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, and the metadata of clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, and broadcast
        }.Select(IPNetwork.Parse),
    ];

    // All of IPv6 that is public lies in one network; within it these are not, some because an IPv4 address is in them.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] SpecialInGlobal =
    [
        .. new[]
        {
            "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20", // documentation
        }.Select(IPNetwork.Parse),
    ];

    private readonly IPNetwork[] configured;

    private AllowedNetworks(IPNetwork[] configured) => this.configured = configured;

    /// <summary>The networks that a configuration names.</summary>
    /// <exception cref="StartException">One of them is none.</exception>
    public static AllowedNetworks Of(IConfiguration configuration) =>
        new([
            .. (configuration[Setting] ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text =>
                    IPNetwork.TryParse(text, out var network)
                        ? network
                        : throw new StartException(
                            $"'{text}' in Tracker__Webhooks__AllowedNetworks is no network, such as 10.0.0.0/8 or fd00::/8."
                        )
                ),
        ]);

    /// <summary>Whether an address may be called.</summary>
    public bool Has(IPAddress address) => IsConfigured(address) || IsPublic(Plain(address));

    /// <summary>Whether an address is in a network that the configuration names; only there is http enough.</summary>
    public bool IsConfigured(IPAddress address) =>
        Array.Exists(configured, network => network.Contains(Plain(address)));

    // An IPv4 address that is written as one of IPv6 is reached as what it is.
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsPublic(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? !Array.Exists(Special, network => network.Contains(address))
            : address.ScopeId == 0
                && Global.Contains(address)
                && !Array.Exists(SpecialInGlobal, network => network.Contains(address));
}
