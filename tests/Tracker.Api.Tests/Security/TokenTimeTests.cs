using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Security;

/// <summary>From when on a token is not taken: to the tick when it expires, within seconds when another node revoked it.</summary>
public sealed class TokenTimeTests(TestDatabase databases)
{
    [Fact]
    public async Task A_token_expires_to_the_tick()
    {
        var clock = new FakeTimeProvider(new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero));
        await using var host = await TrackerHost.StartAsync(databases, clock: clock);
        var made = await host.PostAsync(
            "/api/tokens",
            new
            {
                name = "short",
                role = "operator",
                expiresAt = "2026-02-02T02:00:00Z",
            }
        );
        var token = (string)made.Json["token"]!;

        clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Equal(200, (await host.GetAsAsync(token, "/api/competitions")).Status);
        clock.Advance(TimeSpan.FromTicks(1));

        var expired = await host.GetAsAsync(token, "/api/competitions");
        Problem.Is(401, "token-expired", expired);
        Assert.Equal("The token expired at 2026-02-02T02:00:00Z.", (string?)expired.Json["detail"]);
        var list = await host.GetAsync("/api/tokens", asOperator: true);
        Assert.Equal("expired", Assert.Single(list.Each("tokens", "state")));
    }

    [Fact]
    public async Task What_one_node_revokes_others_do_not_take_within_seconds()
    {
        await using var one = await TrackerHost.StartAsync(databases);
        await using var two = await TrackerHost.OnAsync(one.Database);
        var made = await one.PostAsync("/api/tokens", new { name = "shared", role = "operator" });
        var token = (string)made.Json["token"]!;
        foreach (var host in new[] { one, two })
            Assert.Equal(200, (await host.GetAsAsync(token, "/api/competitions")).Status);

        await one.SendAsync(HttpMethod.Delete, $"/api/tokens/{made.Json["id"]}", null, TrackerHost.Token);

        Problem.Is(401, "token-revoked", await one.GetAsAsync(token, "/api/competitions"));
        Assert.True(
            await Eventually.IsTrueAsync(async () => (await two.GetAsAsync(token, "/api/competitions")).Status == 401)
        );
    }
}
