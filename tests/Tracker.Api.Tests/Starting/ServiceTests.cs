using System.Net.Sockets;
using System.Text;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Starting;

/// <summary>The service as people start it: without a word about a database or a token.</summary>
public sealed class ServiceTests : IDisposable
{
    private readonly TemporaryDirectory data = new();
    private readonly TemporaryDirectory elsewhere = new();

    private string TokenFile => Path.Combine(data.Path, "operator.token");

    private string ArchivistFile => Path.Combine(data.Path, "archivist.token");

    public void Dispose()
    {
        data.Dispose();
        elsewhere.Dispose();
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task It_starts_anywhere_says_where_everything_is_and_can_be_written_to(string environment)
    {
        using var service = await StartAsync(("ASPNETCORE_ENVIRONMENT", environment));

        Assert.Contains($"address   {service.Client.BaseAddress!.ToString().TrimEnd('/')}", service.Said);
        Assert.Contains($"token     {TokenFile}", service.Said);
        Assert.Contains($"archivist {ArchivistFile}", service.Said);
        Assert.Matches("database  private PostgreSQL 1[5-9]", service.Said);
        var list = await service.SendAsync(HttpMethod.Get, "/api/competitions");
        Assert.Equal(["aes", "nist-pqc", "sovereign-ai"], list.Each("competitions", "competition"));
        var note = new { text = "Ours." };
        Assert.Equal(
            200,
            (await service.SendAsync(HttpMethod.Post, "/api/competitions/aes/notes", Token(), note)).Status
        );
        var head = await service.SendAsync(HttpMethod.Head, "/api/competitions/aes");
        Assert.Equal((200, ""), (head.Status, head.Body));
        foreach (var health in new[] { "/health/live", "/health/ready" })
            Assert.Equal("healthy", (string?)(await service.SendAsync(HttpMethod.Get, health)).Json["status"]);
        foreach (var file in new[] { TokenFile, ArchivistFile })
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(200, (await ImportAgainAsync(service, Token(ArchivistFile))).Status);
        Problem.Is(403, "token-insufficient", await ImportAgainAsync(service, Token()));
    }

    [Fact]
    public async Task A_second_service_on_the_same_data_is_refused_and_the_first_goes_on()
    {
        using var first = await StartAsync();

        var (code, said) = await ServiceProcess.RunAsync(elsewhere.Path, [], ("TRACKER_DATA", data.Path));

        Assert.NotEqual(0, code);
        Assert.Contains($"The data directory {data.Path} is in use by another Tracker service.", said);
        Assert.DoesNotContain("   at ", said);
        Assert.Equal(200, (await first.SendAsync(HttpMethod.Get, "/api/competitions/aes")).Status);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "nonsense", "Invalid url: 'nonsense'")]
    [InlineData("ConnectionStrings__Tracker", "nonsense", "ConnectionStrings__Tracker is no connection string")]
    [InlineData("Tracker__OperatorToken", "short", "The operator token in Tracker:OperatorToken is shorter than 20")]
    [InlineData("Tracker__ArchivistToken", "short", "The archivist token in Tracker:ArchivistToken is shorter than 20")]
    public async Task What_is_configured_wrongly_is_told_in_a_sentence(string setting, string value, string sentence)
    {
        var (code, said) = await ServiceProcess.RunAsync(
            elsewhere.Path,
            [],
            ("TRACKER_DATA", data.Path),
            ("Tracker__Seed", "false"),
            (setting, value)
        );

        Assert.Equal(1, code);
        Assert.Contains(sentence, said);
        Assert.DoesNotContain("   at ", said);
    }

    [Theory]
    [InlineData("one-token-for-everybody", "Tracker:OperatorToken")]
    [InlineData("", "operator.token")]
    public async Task Two_roles_with_one_token_are_refused(string configured, string place)
    {
        await File.WriteAllTextAsync(TokenFile, "one-token-for-everybody", TestContext.Current.CancellationToken);

        var (code, said) = await ServiceProcess.RunAsync(
            elsewhere.Path,
            [],
            ("TRACKER_DATA", data.Path),
            ("Tracker__OperatorToken", configured),
            ("Tracker__ArchivistToken", "one-token-for-everybody")
        );

        Assert.Equal(1, code);
        Assert.Contains(
            $"{place} and the archivist's in Tracker:ArchivistToken are the same. Give each role a token of its own.",
            said
        );
        Assert.DoesNotContain("   at ", said);
    }

    [Fact]
    public async Task A_stop_and_a_start_keep_the_tokens_and_the_record()
    {
        string token,
            archivist;
        using (var first = await StartAsync())
        {
            (token, archivist) = (Token(), Token(ArchivistFile));
            await first.SendAsync(HttpMethod.Post, "/api/competitions/aes/notes", token, new { text = "Ours." });
            Assert.Equal(0, await first.StopAsync());
            Assert.DoesNotContain("   at ", first.Said);
        }

        using var second = await StartAsync();

        Assert.Equal((token, archivist), (Token(), Token(ArchivistFile)));
        Assert.NotEqual(token, archivist);
        Assert.Equal(46, (await second.SendAsync(HttpMethod.Get, "/api/competitions/aes")).Number("version"));
    }

    [Fact]
    public async Task What_is_sent_raw_is_refused_and_the_service_goes_on()
    {
        using var service = await StartAsync(("Tracker__Seed", "false"));

        foreach (
            var line in new[]
            {
                "GET /api/competitions/%00/field HTTP/1.1",
                "GET /api/competitions/%zz HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /api/competitions?after=%ff HTTP/1.1",
                "GET http://[ HTTP/1.1",
                "hello",
            }
        )
            Assert.StartsWith("HTTP/1.1 4", await SendRawAsync(service, line));
        Assert.Equal(200, (await service.SendAsync(HttpMethod.Get, "/api/competitions")).Status);
        Assert.DoesNotContain("   at ", service.Said);
    }

    private Task<ServiceProcess> StartAsync(params (string Name, string Value)[] environment) =>
        ServiceProcess.StartAsync(elsewhere.Path, [("TRACKER_DATA", data.Path), .. environment]);

    private string Token(string? file = null) => File.ReadAllText(file ?? TokenFile).Trim();

    private static async Task<Answer> ImportAgainAsync(ServiceProcess service, string token)
    {
        var file = (await service.SendAsync(HttpMethod.Get, "/api/competitions/aes/export", token)).Body;
        return await service.SendAsync(HttpMethod.Post, "/api/import", token, file);
    }

    private static async Task<string> SendRawAsync(ServiceProcess service, string line)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", service.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"{line}\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
            TestContext.Current.CancellationToken
        );
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
