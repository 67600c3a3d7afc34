using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Webhooks;

/// <summary>Who registers webhooks, what is refused, and what is shown of them.</summary>
public sealed class RegistrationTests(EmptyTracker service) : IClassFixture<EmptyTracker>, IAsyncLifetime
{
    // On the public Internet, and never called: no event comes after it.
    private const string Url = "https://8.8.8.8/hook";

    private static int cups;

    private readonly string cup = $"hooked-{Interlocked.Increment(ref cups)}";

    private TrackerHost Host => service.Host;

    private string Path => $"/api/competitions/{cup}/webhooks";

    public async ValueTask InitializeAsync() => await SmallCup.ImportAsync(Host, cup);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_secret_is_shown_once_and_nowhere_else()
    {
        var made = await RegisterAsync(
            new
            {
                name = "hook",
                url = Url,
                types = new[] { "TeamSelected", "NoteRecorded" },
            }
        );

        Assert.Equal((201, "no-store"), (made.Status, made.Headers["Cache-Control"]));
        Assert.Matches("^whsec_[A-Za-z0-9+/]{43}=$", (string?)made.Json["secret"]);
        Assert.Equal(
            ("hook", Url, "on", "11", "operator"),
            (
                (string?)made.Json["name"],
                (string?)made.Json["url"],
                (string?)made.Json["state"],
                (string?)made.Json["after"],
                (string?)made.Json["createdBy"]
            )
        );
        Assert.Equal("""["tracker.NoteRecorded","tracker.TeamSelected"]""", made.Text("types"));
        var one = await Host.GetAsync($"{Path}/{made.Json["id"]}", asOperator: true);
        var list = await Host.GetAsync(Path, asOperator: true);
        var shown = made.Json.AsObject();
        shown.Remove("secret");
        Json.Equal(shown, one.Json);
        Json.Equal(shown, Assert.Single(list.Json["webhooks"]!.AsArray())!);
        // Nor is it in the database for whoever reads the table alone.
        var kept = await Sql.ListAsync(
            Host.Database,
            $"select row(webhook.*)::text from tracker.webhooks webhook where competition = '{cup}'"
        );
        Assert.DoesNotContain(((string)made.Json["secret"]!)["whsec_".Length..^1], Assert.Single(kept));
        Assert.DoesNotContain("whsec_", kept[0]);
    }

    [Fact]
    public async Task A_name_belongs_to_one_webhook_until_that_is_deleted()
    {
        var made = await RegisterAsync(new { name = "hook", url = Url });

        Problem.Is(409, "webhook-exists", await RegisterAsync(new { name = "hook", url = Url }));
        await Host.SendAsync(HttpMethod.Delete, $"{Path}/{made.Json["id"]}", null, TrackerHost.Token);
        Assert.Equal(201, (await RegisterAsync(new { name = "hook", url = Url })).Status);
    }

    [Fact]
    public async Task A_competition_has_room_for_twenty_also_when_many_come_at_once()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 24).Select(each => RegisterAsync(new { name = $"hook-{each}", url = Url }))
        );

        Assert.Equal(20, answers.Count(each => each.Status == 201));
        Assert.All(answers.Where(each => each.Status != 201), each => Problem.Is(409, "webhooks-too-many", each));
    }

    [Theory]
    [InlineData("""{ "name": "hook", "url": "http://127.0.0.1/" }""", 422, "webhook-target-not-allowed", "$.url")]
    [InlineData("""{ "name": "hook", "url": "hook" }""", 422, "webhook-url-invalid", "$.url")]
    [InlineData("""{ "name": "hook", "url": "URL", "types": ["Team"] }""", 422, "webhook-type-unknown", "$.types[0]")]
    [InlineData(
        """{ "name": "hook", "url": "URL", "types": ["TeamSelected", "tracker.ScorecardSubmitted"] }""",
        422,
        "webhook-type-unknown",
        "$.types[1]"
    )]
    [InlineData("""{ "name": "hook", "url": "URL", "after": "12" }""", 422, "webhook-position-unknown", "$.after")]
    [InlineData("""{ "name": "hook", "url": "URL", "after": "r3" }""", 422, "webhook-position-unknown", "$.after")]
    [InlineData("""{ "name": "A hook", "url": "URL" }""", 400, "malformed", "$.name")]
    [InlineData("""{ "name": "hook" }""", 400, "malformed", "url")]
    [InlineData("""{ "name": "hook", "url": "URL", "secret": "mine" }""", 400, "malformed", "$.secret")]
    public async Task What_cannot_be_registered_is_refused_with_its_place(
        string body,
        int status,
        string code,
        string place
    )
    {
        var answer = await RegisterAsync(body.Replace("URL", Url));

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Contains(place, (string?)answer.Json["detail"]);
        Assert.Equal("[]", (await Host.GetAsync(Path, asOperator: true)).Text("webhooks"));
    }

    [Fact]
    public async Task Those_who_keep_the_competition_manage_its_webhooks_and_nobody_else()
    {
        var made = await RegisterAsync(new { name = "hook", url = Url });
        var own = await Host.OperatorAsync(cup);
        var others = new (string? Token, int Status, string Code)[]
        {
            (null, 401, "token-required"),
            (await Host.OperatorAsync("another"), 403, "token-insufficient"),
            (await Host.JudgeAsync(cup), 403, "token-insufficient"),
            (await Host.ReaderAsync(cup), 403, "token-insufficient"),
        };

        foreach (var (method, path) in OfWebhooks($"{made.Json["id"]}"))
        foreach (var (token, status, code) in others)
            Problem.Is(status, code, await SendAsync(method, path, token));
        foreach (var (method, path) in OfWebhooks($"{made.Json["id"]}").Where(each => each.Method == "GET"))
            Assert.Equal((path, 200), (path, (await SendAsync(method, path, own)).Status));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        foreach (var (method, path) in OfWebhooks("nothing").Where(each => each.Path != Path))
            Problem.Is(404, "webhook-unknown", await SendAsync(method, path, TrackerHost.Token));
        var made = await RegisterAsync(new { name = "hook", url = Url });
        await SmallCup.ImportAsync(Host, $"{cup}-other");
        Problem.Is(
            404,
            "webhook-unknown",
            await Host.GetAsync($"/api/competitions/{cup}-other/webhooks/{made.Json["id"]}", asOperator: true)
        );
        var nowhere = "/api/competitions/nowhere/webhooks";
        Problem.Is(404, "competition-unknown", await Host.GetAsync(nowhere, asOperator: true));
        Problem.Is(404, "competition-unknown", await Host.PostAsync(nowhere, new { name = "hook", url = Url }));
    }

    [Theory]
    [InlineData("attempts?after=12")]
    [InlineData("attempts?limit=0")]
    [InlineData("dead-letters?after=r12")]
    [InlineData("dead-letters?limit=1001")]
    [InlineData("attempts?asOf=2026-01-01")]
    public async Task A_page_that_cannot_be_is_refused(string page)
    {
        var made = await RegisterAsync(new { name = "hook", url = Url });

        Problem.Is(400, "malformed", await Host.GetAsync($"{Path}/{made.Json["id"]}/{page}", asOperator: true));
    }

    [Fact]
    public async Task Attempts_come_in_pages()
    {
        var made = await RegisterAsync(new { name = "hook", url = Url });
        var id = (string)made.Json["id"]!;
        await Sql.ExecuteAsync(
            Host.Database,
            $"""
            insert into tracker.webhook_attempts (id, webhook, event, number, at, milliseconds)
            select ('00000000-0000-7000-8000-' || lpad(each::text, 12, '0'))::uuid, '{id}', each::text, 1, now(), 5
            from generate_series(1, 1500) each
            """
        );

        var first = await Host.GetAsync($"{Path}/{id}/attempts?limit=2", asOperator: true);
        var second = await Host.GetAsync((string)first.Json["next"]!, asOperator: true);

        Assert.Equal(["1500", "1499"], first.Each("attempts", "event"));
        Assert.Equal(["1498", "1497"], second.Each("attempts", "event"));
    }

    private (string Method, string Path)[] OfWebhooks(string id) =>
        [
            ("GET", Path),
            ("POST", Path),
            ("GET", $"{Path}/{id}"),
            ("GET", $"{Path}/{id}/attempts"),
            ("GET", $"{Path}/{id}/dead-letters"),
            ("POST", $"{Path}/{id}/secret"),
            ("POST", $"{Path}/{id}/test"),
            ("POST", $"{Path}/{id}/replay"),
            ("POST", $"{Path}/{id}/dead-letters/replay"),
            ("PATCH", $"{Path}/{id}"),
            ("DELETE", $"{Path}/{id}"),
        ];

    private Task<Answer> SendAsync(string method, string path, string? token) =>
        Host.SendAsync(
            new(method),
            path,
            method is "POST" or "PATCH"
                ? TrackerHost.Json(path == Path ? new { name = "x", url = Url } : new { })
                : null,
            token
        );

    private Task<Answer> RegisterAsync(object body) => Host.PostAsync(Path, body);
}
