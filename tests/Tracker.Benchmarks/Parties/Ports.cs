using System.Net;
using System.Net.Sockets;

namespace Tracker.Benchmarks.Parties;

/// <summary>Ports of loopback that are free.</summary>
internal static class Ports
{
    public static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
