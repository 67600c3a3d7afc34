using System.Net;
using System.Net.Sockets;

namespace Tracker.Api.Limits;

/// <summary>Where a request comes from, as far as it is counted: whoever has an IPv6 address has the 64 bits behind it, too.</summary>
public static class ClientAddress
{
    private const int Network = 8;

    /// <summary>The address, or the network of it.</summary>
    public static IPAddress Of(HttpContext http) =>
        http.Connection.RemoteIpAddress switch
        {
            null => IPAddress.Loopback,
            { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4(),
            { AddressFamily: AddressFamily.InterNetworkV6 } six => NetworkOf(six),
            var four => four,
        };

    private static IPAddress NetworkOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[Network..].Clear();
        return new IPAddress(bytes);
    }
}
