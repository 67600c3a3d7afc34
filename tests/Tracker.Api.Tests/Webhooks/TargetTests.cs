using System.Net;
using Microsoft.Extensions.Configuration;
using Tracker.Api.Starting;
using Tracker.Api.Webhooks.Calling;
using Tracker.Api.Webhooks.Delivering;

namespace Tracker.Api.Tests.Webhooks;

/// <summary>Where webhooks may go, and where not.</summary>
public sealed class TargetTests
{
    [Theory]
    // The public Internet.
    [InlineData("1.1.1.1", true)]
    [InlineData("8.8.8.8", true)]
    [InlineData("9.255.255.255", true)]
    [InlineData("11.0.0.0", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.128.0.0", true)]
    [InlineData("126.255.255.255", true)]
    [InlineData("128.0.0.0", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.0", true)]
    [InlineData("192.167.255.255", true)]
    [InlineData("192.169.0.0", true)]
    [InlineData("198.17.255.255", true)]
    [InlineData("198.20.0.0", true)]
    [InlineData("223.255.255.255", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("2a00:1450:4001:82a::200e", true)]
    [InlineData("2001:4860:4860::8888", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    // IPv4 that is not.
    [InlineData("0.0.0.0", false)]
    [InlineData("0.255.255.255", false)]
    [InlineData("10.0.0.0", false)]
    [InlineData("10.255.255.255", false)]
    [InlineData("100.64.0.0", false)]
    [InlineData("100.127.255.255", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.255", false)]
    [InlineData("169.254.0.0", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.0", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.0.1", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("192.88.99.1", false)]
    [InlineData("192.168.0.0", false)]
    [InlineData("192.168.255.255", false)]
    [InlineData("198.18.0.0", false)]
    [InlineData("198.19.255.255", false)]
    [InlineData("198.51.100.7", false)]
    [InlineData("203.0.113.7", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("239.255.255.255", false)]
    [InlineData("240.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    // IPv6 that is not.
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::8.8.8.8", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("::ffff:0:127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b::808:808", false)]
    [InlineData("64:ff9b:1::1", false)]
    [InlineData("100::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:0:53aa:64c:0:fbff:80ff:fffe", false)]
    [InlineData("2001:2::1", false)]
    [InlineData("2001:10::1", false)]
    [InlineData("2001:20::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2002:808:808::", false)]
    [InlineData("3fff::1", false)]
    [InlineData("5f00::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456:789a::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fe80::1%2", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    public void Without_configuration_the_public_internet_alone_is_called(string address, bool allowed)
    {
        Assert.Equal(allowed, Networks().Has(IPAddress.Parse(address)));
        // What IPv6 writes for an address of IPv4 is the same address.
        if (!address.Contains(':'))
            Assert.Equal(allowed, Networks().Has(IPAddress.Parse(address).MapToIPv6()));
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("fd00::1", true)]
    [InlineData("8.8.8.8", true)]
    [InlineData("10.2.0.0", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("fe80::1", false)]
    public void Configured_networks_are_called_too_and_no_others(string address, bool allowed) =>
        Assert.Equal(allowed, Networks("10.1.0.0/16, fd00::/8").Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://8.8.8.8/hook", "")]
    [InlineData("https://8.8.8.8:8443/hook?a=b", "")]
    [InlineData("https://[2606:4700:4700::1111]/", "")]
    [InlineData("", "webhook-url-invalid")]
    [InlineData("/hook", "webhook-url-invalid")]
    [InlineData("example.org/hook", "webhook-url-invalid")]
    [InlineData("ftp://8.8.8.8/", "webhook-url-invalid")]
    [InlineData("file:///etc/passwd", "webhook-url-invalid")]
    [InlineData("https://user:word@8.8.8.8/", "webhook-url-invalid")]
    [InlineData("https://8.8.8.8@127.0.0.1/", "webhook-url-invalid")]
    [InlineData("https://8.8.8.8/#there", "webhook-url-invalid")]
    [InlineData("https://8.8.8.8:22/", "webhook-url-invalid")]
    [InlineData("https://8.8.8.8:25/", "webhook-url-invalid")]
    [InlineData("https://8.8.8.8:0/", "webhook-url-invalid")]
    [InlineData("http://8.8.8.8/", "webhook-target-not-allowed")]
    [InlineData("https://localhost/", "webhook-target-not-allowed")]
    [InlineData("https://LOCALHOST./", "webhook-target-not-allowed")]
    [InlineData("https://127.0.0.1/", "webhook-target-not-allowed")]
    [InlineData("https://127.1/", "webhook-target-not-allowed")]
    [InlineData("https://2130706433/", "webhook-target-not-allowed")]
    [InlineData("https://0x7f.0.0.1/", "webhook-target-not-allowed")]
    [InlineData("https://0177.0.0.1/", "webhook-target-not-allowed")]
    [InlineData("https://[::1]/", "webhook-target-not-allowed")]
    [InlineData("https://[::ffff:7f00:1]/", "webhook-target-not-allowed")]
    [InlineData("https://[fe80::1%251]/", "webhook-target-not-allowed")]
    [InlineData("https://１２７.0.0.1/", "webhook-target-not-allowed")]
    [InlineData("https://no.such.host.invalid/", "webhook-target-not-allowed")]
    public async Task An_address_is_looked_at_when_it_is_registered(string url, string code)
    {
        var (read, fault) = await new Targets(Networks()).ReadAsync(url, TestContext.Current.CancellationToken);

        Assert.Equal(code, fault?.Code ?? "");
        Assert.Equal(code.Length == 0, read is not null);
    }

    [Fact]
    public async Task An_address_has_up_to_2048_characters()
    {
        var targets = new Targets(Networks());
        var longest = "https://8.8.8.8/".PadRight(2048, 'a');

        Assert.Null((await targets.ReadAsync(longest, TestContext.Current.CancellationToken)).Fault);
        Assert.Equal(
            "webhook-url-invalid",
            (await targets.ReadAsync(longest + "a", TestContext.Current.CancellationToken)).Fault?.Code
        );
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("localhost")]
    [InlineData("10.0.0.0/8;127.0.0.0/8")]
    public void A_network_that_is_none_stops_the_start(string networks) =>
        Assert.Contains(networks, Assert.Throws<StartException>(() => Networks(networks)).Message);

    [Theory]
    [InlineData("0")]
    [InlineData("5,")]
    [InlineData("5,-1")]
    [InlineData("a day")]
    [InlineData("604801")]
    [InlineData("1e3")]
    [InlineData("1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1")]
    public void Pauses_that_are_none_stop_the_start(string pauses) =>
        Assert.Contains(
            $"'{pauses}'",
            Assert.Throws<StartException>(() => Pauses.Of(Configuration(Pauses.Setting, pauses), Random.Shared)).Message
        );

    private static AllowedNetworks Networks(string? networks = null) =>
        AllowedNetworks.Of(Configuration(AllowedNetworks.Setting, networks));

    private static IConfiguration Configuration(string name, string? value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
}
