using System.Security.Cryptography;
using System.Text;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Security;

/// <summary>Tokens over the API: made, listed, revoked.</summary>
public sealed class TokenTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private static int names;

    private readonly string name = $"token-{Interlocked.Increment(ref names)}";

    private TrackerHost Host => service.Host;

    [Fact]
    public async Task A_token_is_shown_when_it_is_made_and_never_again()
    {
        var made = await MakeAsync(
            new
            {
                name,
                role = "operator",
                expiresAt = "2999-01-31",
            }
        );
        var token = (string)made.Json["token"]!;

        Assert.Equal((201, "no-store"), (made.Status, made.Headers["Cache-Control"]));
        Assert.Matches("^trk_[0-9a-f]{16}_[0-9a-f]{64}$", token);
        Assert.Equal(
            (name, "operator", "in-force", "operator", "2999-01-31T23:59:59.9999999Z"),
            (
                (string?)made.Json["name"],
                (string?)made.Json["role"],
                (string?)made.Json["state"],
                (string?)made.Json["createdBy"],
                (string?)made.Json["expiresAt"]
            )
        );
        Assert.Equal(404, (await Host.GetAsAsync(token, "/api/competitions/nothing")).Status);
        Assert.DoesNotContain(token, (await ListAsync()).Body);
        Assert.Contains($"\"name\":\"{name}\"", (await ListAsync()).Body);
    }

    [Fact]
    public async Task Only_a_hash_of_it_is_in_the_database()
    {
        var made = await MakeAsync(new { name, role = "reader" }, ("Idempotency-Key", name));
        var token = (string)made.Json["token"]!;

        var kept = await Sql.ListAsync(
            Host.Database,
            $"select data::text from tracker.mt_doc_kepttoken where id = '{made.Json["id"]}'"
        );

        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))), Assert.Single(kept));
        Assert.DoesNotContain(token[^64..], kept[0]);
        Assert.Empty(await Sql.ListAsync(Host.Database, "select tag from tracker.kept_answers"));
    }

    [Fact]
    public async Task The_same_request_again_makes_no_second_token()
    {
        var body = new { name, role = "reader" };
        Assert.Equal(201, (await MakeAsync(body, ("Idempotency-Key", name))).Status);

        Problem.Is(409, "token-exists", await MakeAsync(body, ("Idempotency-Key", name)));
        Problem.Is(409, "token-exists", await MakeAsync(body));
    }

    [Fact]
    public async Task Of_many_who_take_a_name_at_the_same_time_one_gets_it_and_it_is_free_when_its_token_is_revoked()
    {
        var body = new { name, role = "reader" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MakeAsync(body)));
        var one = Assert.Single(answers, each => each.Status == 201);
        Assert.All(answers.Where(each => each != one), each => Problem.Is(409, "token-exists", each));

        await RevokeAsync(one);

        Assert.Equal(201, (await MakeAsync(body)).Status);
    }

    [Fact]
    public async Task A_token_that_was_revoked_is_not_taken_from_then_on_and_says_why()
    {
        var made = await MakeAsync(new { name, role = "operator" });
        var token = (string)made.Json["token"]!;
        Assert.Equal(200, (await Host.GetAsAsync(token, "/api/competitions")).Status);

        var revoked = await RevokeAsync(made);

        Assert.Equal(
            (200, "revoked", "operator"),
            (revoked.Status, (string?)revoked.Json["state"], (string?)revoked.Json["revokedBy"])
        );
        Problem.Is(401, "token-revoked", await Host.GetAsAsync(token, "/api/competitions"));
        Problem.Is(401, "token-revoked", await Host.PostAsAsync(token, "/api/tokens", new { name, role = "reader" }));
        Assert.Equal(revoked.Body, (await RevokeAsync(made)).Body);
    }

    [Fact]
    public async Task A_token_that_was_just_shown_costs_no_question_to_the_database()
    {
        var made = await MakeAsync(new { name, role = "reader" });
        var token = (string)made.Json["token"]!;
        Assert.Equal(404, (await Host.GetAsAsync(token, "/api/competitions/nothing")).Status);
        await Sql.ExecuteAsync(Host.Database, $"delete from tracker.mt_doc_kepttoken where id = '{made.Json["id"]}'");

        Assert.Equal(404, (await Host.GetAsAsync(token, "/api/competitions/nothing")).Status);
        Assert.True(
            await Eventually.IsTrueAsync(async () =>
                (await Host.GetAsAsync(token, "/api/competitions/nothing")).Status == 401
            )
        );
    }

    [Theory]
    [InlineData("trk_0000000000000000_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("trk_")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIiwicm9sZSI6Im9wZXJhdG9yIn0.")]
    [InlineData("' or 1=1 --")]
    public async Task What_is_no_token_is_not_known(string token) =>
        Problem.Is(401, "token-unknown", await Host.GetAsAsync(token, "/api/competitions"));

    [Fact]
    public async Task Another_secret_behind_a_known_id_is_not_known()
    {
        var token = (string)(await MakeAsync(new { name, role = "operator" })).Json["token"]!;
        Assert.Equal(200, (await Host.GetAsAsync(token, "/api/competitions")).Status);

        Problem.Is(
            401,
            "token-unknown",
            await Host.GetAsAsync($"{token[..^64]}{new string('0', 64)}", "/api/competitions")
        );
    }

    [Theory]
    [InlineData("""{ "role": "judge" }""", 422, "token-scope-invalid")]
    [InlineData(
        """{ "role": "judge", "scope": { "competitions": ["a", "b"], "round": "r", "judge": "j" } }""",
        422,
        "token-scope-invalid"
    )]
    [InlineData(
        """{ "role": "judge", "scope": { "competitions": ["a"], "round": "r" } }""",
        422,
        "token-scope-invalid"
    )]
    [InlineData(
        """{ "role": "operator", "scope": { "competitions": ["a"], "teams": ["t"] } }""",
        422,
        "token-scope-invalid"
    )]
    [InlineData("""{ "role": "reader", "expiresAt": "2020-01-01" }""", 422, "token-expiry-past")]
    [InlineData("""{ "role": "reader", "expiresAt": "soon" }""", 400, "malformed")]
    [InlineData("""{ "role": "king" }""", 400, "malformed")]
    [InlineData("""{ "role": "reader", "scope": { "competitions": ["A"] } }""", 400, "malformed")]
    [InlineData("""{ }""", 400, "malformed")]
    public async Task What_is_no_token_to_be_made_is_refused(string body, int status, string code) =>
        Problem.Is(status, code, await MakeAsync(body.Replace("{ \"r", $"{{ \"name\": \"{name}\", \"r")));

    [Fact]
    public async Task A_dry_run_is_none_of_theirs() =>
        Problem.Is(400, "malformed", await Host.PostAsync("/api/tokens?dryRun=true", new { name, role = "reader" }));

    [Fact]
    public async Task Only_an_archivist_makes_sees_and_revokes_an_archivists_token()
    {
        Problem.Is(403, "token-insufficient", await MakeAsync(new { name, role = "archivist" }));
        var made = await Host.PostAsAsync(TrackerHost.ArchivistToken, "/api/tokens", new { name, role = "archivist" });

        Assert.Equal(201, made.Status);
        Assert.DoesNotContain($"\"{name}\"", (await ListAsync()).Body);
        Problem.Is(404, "token-id-unknown", await RevokeAsync(made));
        Assert.Equal(
            201,
            (await Host.PostAsAsync((string)made.Json["token"]!, "/api/import", SmallCup.File(name))).Status
        );
    }

    [Fact]
    public async Task Nobody_makes_or_revokes_a_token_that_may_do_more_than_their_own()
    {
        var limited = await Host.OperatorAsync("one", "two");
        foreach (var scope in new[] { "{}", """{ "competitions": ["one", "three"] }""" })
            Problem.Is(
                403,
                "token-insufficient",
                await Host.PostAsAsync(
                    limited,
                    "/api/tokens",
                    $$"""{ "name": "{{name}}", "role": "reader", "scope": {{scope}} }"""
                )
            );
        var all = await MakeAsync(new { name, role = "reader" });

        Problem.Is(
            404,
            "token-id-unknown",
            await Host.SendAsync(HttpMethod.Delete, $"/api/tokens/{all.Json["id"]}", null, limited)
        );
        var own = await Host.PostAsAsync(
            limited,
            "/api/tokens",
            $$"""{ "name": "{{name}}-own", "role": "reader", "scope": { "competitions": ["two"] } }"""
        );
        Assert.Equal(201, own.Status);
        Assert.Contains($"{name}-own", (await Host.GetAsAsync(limited, "/api/tokens?limit=1000")).Body);
        Assert.DoesNotContain($"\"{name}\"", (await Host.GetAsAsync(limited, "/api/tokens?limit=1000")).Body);
    }

    [Fact]
    public async Task Without_an_operators_token_tokens_are_not_to_be_had()
    {
        foreach (var token in new[] { await Host.ReaderAsync(), await Host.JudgeAsync("cup"), null })
        {
            var (status, code) = token is null ? (401, "token-required") : (403, "token-insufficient");
            Problem.Is(status, code, await SendAsync(HttpMethod.Post, "/api/tokens", new { name, role = "reader" }));
            Problem.Is(status, code, await SendAsync(HttpMethod.Get, "/api/tokens", null));
            Problem.Is(status, code, await SendAsync(HttpMethod.Delete, "/api/tokens/0000000000000000", null));

            Task<Answer> SendAsync(HttpMethod method, string path, object? body) =>
                Host.SendAsync(method, path, body is null ? null : TrackerHost.Json(body), token);
        }
    }

    [Fact]
    public async Task The_list_is_paged_the_oldest_first()
    {
        foreach (var last in new[] { "a", "b", "c" })
        {
            await MakeAsync(new { name = $"{name}-{last}", role = "reader" });
            // Ids rise from one millisecond to the next.
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
        var (all, ids) = (new List<string?>(), new List<string?>());
        for (var next = (string?)"/api/tokens?limit=2"; next is not null; )
        {
            var page = await Host.GetAsync(next, asOperator: true);
            all.AddRange(page.Each("tokens", "name"));
            ids.AddRange(page.Each("tokens", "id"));
            next = (string?)page.Json["next"];
        }

        Assert.Equal(
            [$"{name}-a", $"{name}-b", $"{name}-c"],
            all.Where(each => each!.StartsWith($"{name}-", StringComparison.Ordinal))
        );
        Assert.Equal(ids.Order().Distinct(), ids);
    }

    private Task<Answer> MakeAsync(object body, params (string, string?)[] headers) =>
        Host.PostAsync("/api/tokens", body, headers);

    private Task<Answer> ListAsync() => Host.GetAsync("/api/tokens?limit=1000", asOperator: true);

    private Task<Answer> RevokeAsync(Answer made) =>
        Host.SendAsync(HttpMethod.Delete, $"/api/tokens/{made.Json["id"]}", null, TrackerHost.Token);
}
