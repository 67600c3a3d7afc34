using System.Security.Cryptography;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Security;

/// <summary>Signed tokens of an identity provider outside, checked with its keys as its discovery document names them.</summary>
public sealed class IdentityProviderTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Path = "/api/competitions/cup";

    private IdentityProviderStandIn provider = null!;
    private TrackerHost host = null!;

    public async ValueTask InitializeAsync()
    {
        provider = await IdentityProviderStandIn.StartAsync();
        host = await TrackerHost.OnAsync(
            await databases.CreateAsync(TestContext.Current.CancellationToken),
            settings:
            [
                ("Authentication:Authority", provider.Address),
                ("Authentication:Audience", IdentityProviderStandIn.Audience),
            ]
        );
        await SmallCup.ImportAsync(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task An_operator_writes_and_the_record_says_who_it_was()
    {
        var token = provider.Sign(provider.Claims(("role", "operator")));

        Assert.Equal(200, (await host.PostAsAsync(token, $"{Path}/notes", new { text = "By an outsider." })).Status);

        var history = await host.GetAsAsync(token, $"{Path}/history?after={SmallCup.Version}");
        Assert.Equal(["jwt alice (operator)"], history.Each("events", "recordedBy"));
    }

    [Fact]
    public async Task A_judges_scope_is_in_its_claims()
    {
        var scope = new
        {
            competitions = new[] { "cup" },
            round = "second",
            judge = "expert-1",
        };
        var token = provider.Sign(provider.Claims(("roles", new[] { "staff", "judge" }), ("tracker", scope)));
        const string cards = $"{Path}/rounds/second/scorecards";

        Assert.Equal(200, (await host.PostAsAsync(token, cards, Card("expert-1"))).Status);
        Problem.Is(403, "token-insufficient", await host.PostAsAsync(token, cards, Card("expert-2")));
        Problem.Is(403, "token-insufficient", await host.PostAsAsync(token, $"{Path}/notes", new { text = "No." }));
    }

    [Fact]
    public async Task Who_is_operator_and_archivist_is_an_archivist()
    {
        var file = SmallCup.File("dated").Replace("\"text\":", "\"knownAt\": \"2026-01-05\", \"text\":");

        Problem.Is(403, "token-insufficient", await ImportAsync("operator"));
        Assert.Equal(201, (await ImportAsync("operator", "archivist")).Status);

        Task<Answer> ImportAsync(params string[] roles) =>
            host.PostAsAsync(provider.Sign(provider.Claims(("roles", roles))), "/api/import", file);
    }

    [Fact]
    public async Task A_token_without_a_role_that_can_be_told_is_not_taken_even_to_read()
    {
        foreach (
            var claims in new (string, object?)[][]
            {
                [],
                [("role", "king")],
                [("roles", new[] { "judge", "reader" })],
                [("role", "judge")],
                [("role", "operator"), ("tracker", "{")],
                [("role", "operator"), ("tracker", new { planets = new[] { "mars" } })],
                [("role", "operator"), ("sub", null)],
                [("role", "operator"), ("sub", new string('a', 256))],
            }
        )
            Problem.Is(401, "token-without-role", await ReadAsync(provider.Sign(provider.Claims(claims))));
    }

    [Fact]
    public async Task What_is_expired_for_others_or_not_signed_by_the_provider_is_not_taken()
    {
        (string, object?) role = ("role", "operator");
        var past = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60;
        using var other = RSA.Create(2048);

        Problem.Is(
            401,
            "token-expired",
            await ReadAsync(provider.Sign(provider.Claims(role, ("nbf", past - 60), ("exp", past))))
        );
        foreach (
            var (token, why) in new[]
            {
                (provider.Sign(provider.Claims(role, ("aud", "billing"))), "another service"),
                (provider.Sign(provider.Claims(role, ("iss", "http://127.0.0.1:1"))), "another issuer"),
                (provider.Sign(provider.Claims(role, ("nbf", past + 3600))), "not valid yet"),
                (provider.Sign(provider.Claims(role, ("exp", null))), "not signed"),
                (provider.Sign(provider.Claims(role), other), "not signed"),
                (provider.SignWithPublicKey(provider.Claims(role)), "not signed"),
                ($"{IdentityProviderStandIn.Unsigned("none", provider.Claims(role))}.", "not signed"),
                ("eyJhbGciOiJSUzI1NiJ9.e30.AAAA", "not signed"),
                ("ey..", "not signed"),
            }
        )
        {
            var answer = await ReadAsync(token);
            Problem.Is(401, "token-invalid", answer);
            Assert.Contains(why, (string?)answer.Json["detail"]);
        }
    }

    [Fact]
    public async Task The_tokens_of_tracker_itself_are_taken_as_before()
    {
        Assert.Equal(200, (await ReadAsync(TrackerHost.Token)).Status);
        Assert.Equal(200, (await ReadAsync(await host.ReaderAsync())).Status);
        Problem.Is(401, "token-unknown", await ReadAsync("something-else-of-some-length"));
    }

    [Fact]
    public async Task When_the_provider_does_not_answer_that_is_said_and_other_tokens_are_taken()
    {
        await using var alone = await TrackerHost.OnAsync(
            host.Database,
            settings: [("Authentication:Authority", "http://127.0.0.1:1"), ("Authentication:Audience", "tracker")]
        );

        var answer = await alone.GetAsAsync(provider.Sign(provider.Claims(("role", "operator"))), Path);

        Problem.Is(503, "unavailable", answer);
        Assert.Equal(200, (await alone.GetAsAsync(TrackerHost.Token, Path)).Status);
    }

    [Theory]
    [InlineData("https://login.example.org", "", "Authentication__Audience is not")]
    [InlineData("", "tracker", "Authentication__Authority is not")]
    [InlineData("login", "tracker", "which is no address")]
    [InlineData("http://login.example.org", "tracker", "Use https")]
    public async Task What_cannot_be_used_is_told_at_the_start(string authority, string audience, string sentence)
    {
        var (code, said) = await ServiceProcess.RunAsync(
            System.IO.Path.GetTempPath(),
            [],
            ("ConnectionStrings__Tracker", host.Database),
            ("Tracker__OperatorToken", TrackerHost.Token),
            ("Tracker__ArchivistToken", TrackerHost.ArchivistToken),
            ("Authentication__Authority", authority),
            ("Authentication__Audience", audience)
        );

        Assert.Equal(1, code);
        Assert.Contains(sentence, said);
        Assert.Single(said.Trim().Split('\n'));
    }

    private Task<Answer> ReadAsync(string token) => host.GetAsAsync(token, Path);

    private static string Card(string judge) =>
        $$"""{ "team": "ann", "judge": "{{judge}}", "scores": { "speed": 5 } }""";
}
