using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Security;

/// <summary>Tokens from the command line, while a service runs on the same database and while none does.</summary>
public sealed class TokensCommandTests(TestDatabase databases)
{
    [Fact]
    public async Task A_token_made_on_the_command_line_is_taken_by_the_service_until_it_is_revoked_there()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        var (code, said) = await RunAsync(
            host,
            "make --role judge --competition cup --round second --judge expert-3 --criteria speed --teams ann,bob --expires 2999-12-31 --name third"
        );
        Assert.True(code == 0, said);
        var token = said.Trim().Split('\n')[^1].Trim();
        const string cards = "/api/competitions/cup/rounds/second/scorecards";

        Assert.Equal(200, (await host.PostAsAsync(token, cards, Card("bob"))).Status);
        Problem.Is(403, "token-insufficient", await host.PostAsAsync(token, cards, Card("cat")));

        (_, said) = await RunAsync(host, "list");
        Assert.Contains("third  judge  in-force  until 2999-12-31", said);
        Assert.DoesNotContain(token, said);
        var id = said.Trim().Split('\n')[^1].Split(' ')[0];
        (code, said) = await RunAsync(host, $"revoke {id}");
        Assert.True(code == 0, said);
        Assert.True(
            await Eventually.IsTrueAsync(async () => (await host.PostAsAsync(token, cards, Card("bob"))).Status == 401)
        );
        var list = await host.GetAsync("/api/tokens", asOperator: true);
        Assert.Equal("command line", Assert.Single(list.Each("tokens", "revokedBy")));
    }

    [Fact]
    public async Task What_cannot_be_made_is_told_in_a_sentence()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        foreach (
            var (line, sentence) in new[]
            {
                (
                    "make --role judge --name a",
                    "This is no scope of the role judge. What is taken: a judge's scope names one"
                ),
                ("make --role king --name a", "--role: 'king' is not known here"),
                ("make --role reader --name a --competition Cup", "--competition[0]: "),
                ("make --role reader", "The flags: Missing here: 'name'."),
                ("make --role reader --name a --expires 2020-01-01", "The token would have expired already"),
                ("revoke nothing", "There is no token 'nothing'."),
            }
        )
        {
            var (code, said) = await RunAsync(host, line);
            Assert.True(code == 1, $"{line}: {code}");
            Assert.Contains(sentence, said);
        }
    }

    [Fact]
    public async Task With_a_private_database_it_works_while_the_service_is_stopped_and_while_it_runs()
    {
        using var data = new TemporaryDirectory();
        (string, string)[] settings = [("TRACKER_DATA", data.Path), ("Tracker__Seed", "false")];
        var (code, said) = await ServiceProcess.RunAsync(
            data.Path,
            ["tokens", "make", "--role", "reader", "--name", "press"],
            settings
        );
        Assert.True(code == 0, said);
        var token = said.Trim().Split('\n')[^1].Trim();

        using var service = await ServiceProcess.StartAsync(data.Path, settings);
        Assert.Equal(200, (await service.SendAsync(HttpMethod.Get, "/api/competitions", token)).Status);
        (code, said) = await ServiceProcess.RunAsync(data.Path, ["tokens", "list"], settings);

        Assert.True(code == 0, said);
        Assert.Contains("press", said);
        Assert.Equal(0, await service.StopAsync());
    }

    private static Task<(int ExitCode, string Said)> RunAsync(TrackerHost host, string line) =>
        ServiceProcess.RunAsync(
            Path.GetTempPath(),
            ["tokens", .. line.Split(' ')],
            ("ConnectionStrings__Tracker", host.Database)
        );

    private static string Card(string team) =>
        $$"""{ "team": "{{team}}", "judge": "expert-3", "scores": { "speed": 5 } }""";
}
