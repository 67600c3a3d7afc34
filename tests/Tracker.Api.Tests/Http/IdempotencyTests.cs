using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Http;

/// <summary>A write that is sent again with its key: the same answer, and nothing done twice.</summary>
public sealed class IdempotencyTests(TwoTrackers services) : IClassFixture<TwoTrackers>
{
    private TrackerHost One => services.One;
    private TrackerHost Two => services.Two;

    public static TheoryData<string> Writes => EveryWrite.All;

    [Theory, MemberData(nameof(Writes))]
    public async Task A_write_sent_again_gets_the_same_answer_on_any_node_and_is_made_once(string write)
    {
        var (cup, request) = await InNewCupAsync(write);

        var first = await request.SendAsync(One, cup);
        await One.PostAsync($"/api/competitions/{cup}/notes", new { text = "The record moves on." });
        var version = await VersionAsync(cup, write);
        var again = await request.SendAsync(One, cup);
        var elsewhere = await request.SendAsync(Two, $"\"{cup}\"");

        Assert.Equal(write.Contains("{c}") ? 200 : 201, first.Status);
        Assert.DoesNotContain("Idempotency-Replayed", first.Headers.Keys);
        KeyedWrite.AssertSame(first, again);
        KeyedWrite.AssertSame(first, elsewhere);
        Assert.Equal(version, await VersionAsync(cup, write));
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task The_answer_is_the_one_that_is_given_without_a_key(string write)
    {
        var (cup, keyed) = await InNewCupAsync(write);
        var (_, plain) = await InNewCupAsync(write);

        var with = await keyed.SendAsync(One, cup);
        var without = await plain.SendAsync(One, null);

        Assert.Equal(Shape(without), Shape(with));
        Assert.Equal(
            without.Headers.Keys.Except(["Transfer-Encoding", "Content-Length"]).Order(),
            with.Headers.Keys.Except(["Content-Length"]).Order()
        );
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task With_another_body_query_or_condition_a_key_is_refused(string write)
    {
        var (cup, request) = await InNewCupAsync(write);
        await request.SendAsync(One, cup);
        var version = await VersionAsync(cup, write);

        Answer[] others =
        [
            await (request with { Body = $" {request.Body}" }).SendAsync(One, cup),
            await (request with { Body = $" {request.Body}" }).SendAsync(Two, cup),
            await (request with { Path = $"{request.Path}?dryRun=false" }).SendAsync(One, cup),
            await request.SendAsync(One, cup, ("If-Match", "\"11\"")),
        ];

        Assert.All(others, other => Problem.Is(422, "idempotency-key-reused", other));
        Assert.Equal(version, await VersionAsync(cup, write));
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task A_dry_run_neither_takes_a_key_nor_uses_one(string write)
    {
        var (cup, request) = await InNewCupAsync(write);
        var kept = await KeptAsync();
        var dry = request with { Path = $"{request.Path}?dryRun=true" };

        var before = await dry.SendAsync(One, cup);
        var real = await request.SendAsync(One, cup);
        var after = await dry.SendAsync(One, cup);

        Assert.Equal((200, true), (before.Status, (bool)before.Json["dryRun"]!));
        Assert.False((bool)real.Json["dryRun"]!);
        Assert.NotEqual(0, KeyedWrite.Recorded(real));
        Assert.Equal((200, true, 0), (after.Status, (bool)after.Json["dryRun"]!, KeyedWrite.Recorded(after)));
        Assert.Equal(kept + 1, await KeptAsync());
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task What_is_no_key_is_refused_and_nothing_is_written(string write)
    {
        var (cup, request) = await InNewCupAsync(write);
        var kept = await KeptAsync();
        string[] none = ["two words", "\"", "\"open", "\"a\"b\"", "\"a\\\"", "\"\"", "\"a\";b=1", "컵"];

        foreach (var key in none.Append(new string('k', 256)))
            Problem.Is(400, "malformed", await request.SendAsync(One, key));
        Problem.Is(400, "malformed", await request.SendAsync(One, cup, ("Idempotency-Key", "l")));

        Assert.Equal(kept, await KeptAsync());
        Assert.Equal(write.Contains("{c}") ? SmallCup.Version : 0, await VersionAsync(cup, write));
        Assert.InRange((await request.SendAsync(One, new string('k', 255))).Status, 200, 201);
    }

    [Fact]
    public async Task A_refusal_is_the_same_when_the_record_would_now_allow_it()
    {
        var (_, request) = await InNewCupAsync("POST {c}/notes");
        var competition = request.Path[..^"/notes".Length];
        var kept = await KeptAsync();
        (KeyedWrite Refused, string Key, int Status, (string, string?)[] Headers)[] refused =
        [
            (request with { Path = $"{competition}/teams/eve/withdrawal", Body = "{}" }, "unknown", 404, []),
            (request with { Path = $"{competition}/rounds/second/finalization", Body = "{}" }, "early", 409, []),
            (request, "moved", 412, [("If-Match", "\"13\"")]),
            (request with { Body = """{ "teams": ["eve"], "text": "Hello." }""" }, "body", 422, []),
        ];
        var first = new List<Answer>();
        foreach (var (each, key, _, headers) in refused)
            first.Add(await each.SendAsync(One, key, headers));

        Answer[] later =
        [
            await One.PostAsync(
                $"{competition}/rounds/second/evaluation",
                """{ "results": [{ "team": "ann", "rank": 1 }, { "team": "bob", "rank": 2 }, { "team": "cat", "rank": 3 }] }"""
            ),
            await One.PostAsync($"{competition}/teams", new { team = "eve", name = new { en = "Eve" } }),
        ];
        Assert.All(later, answer => Assert.Equal(200, answer.Status));

        foreach (var ((each, key, status, headers), answer) in refused.Zip(first))
        {
            Assert.Equal(status, answer.Status);
            KeyedWrite.AssertSame(answer, await each.SendAsync(Two, key, headers));
            // With another key it is judged by what is recorded now.
            Assert.NotEqual(answer.Body, (await each.SendAsync(One, $"{key}-2", headers)).Body);
        }
        Assert.Equal(kept + 8, await KeptAsync());
    }

    [Fact]
    public async Task Faults_of_a_file_are_answered_the_same_and_an_unreadable_body_takes_no_key()
    {
        var (cup, request) = await InNewCupAsync("POST /api/import");
        var unreadable = request with { Body = "{" };
        var unused = request with { Body = request.Body.Replace("""["paper"]""", "[]") };
        var illegal = request with { Body = request.Body.Replace("\"team\": \"dan\" }", "\"team\": \"eve\" }") };

        Assert.Equal(400, (await unreadable.SendAsync(One, $"{cup}-a")).Status);
        foreach (var (faulty, key) in new[] { (unused, $"{cup}-a"), (illegal, $"{cup}-b") })
        {
            var first = await faulty.SendAsync(One, key);
            Problem.Is(422, "history-invalid", first);
            KeyedWrite.AssertSame(first, await faulty.SendAsync(Two, key));
            Problem.Is(422, "idempotency-key-reused", await request.SendAsync(One, key));
        }
        Assert.Equal(201, (await request.SendAsync(One, $"{cup}-c")).Status);
    }

    [Fact]
    public async Task A_key_is_the_senders_own_and_one_paths()
    {
        var (_, request) = await InNewCupAsync("POST {c}/notes");
        var (_, other) = await InNewCupAsync("POST {c}/notes");
        var archivist = request with { Token = TrackerHost.ArchivistToken, Body = """{ "text": "Mine." }""" };

        Answer[] answers =
        [
            await request.SendAsync(One, "k"),
            await archivist.SendAsync(One, "k"),
            await other.SendAsync(One, "k"),
        ];
        var slashed = await (request with { Path = $"{request.Path}/".Replace("api", "API") }).SendAsync(One, "k");

        Assert.All(answers, answer => Assert.Equal((200, 1), (answer.Status, KeyedWrite.Recorded(answer))));
        KeyedWrite.AssertSame(answers[0], slashed);
        Problem.Is(401, "token-required", await (request with { Token = null }).SendAsync(One, "k"));
    }

    [Fact]
    public async Task The_answer_to_a_large_command_is_kept_whole()
    {
        var (cup, _) = await InNewCupAsync("POST {c}/notes");
        var teams = string.Join(
            ", ",
            Enumerable.Range(0, 2000).Select(i => $$"""{ "team": "t-{{i}}", "name": { "en": "팀 {{i}}" } }""")
        );
        var request = new KeyedWrite(
            HttpMethod.Post,
            $"/api/competitions/{cup}/teams",
            $$"""{ "teams": [{{teams}}] }""",
            TrackerHost.Token
        );

        var first = await request.SendAsync(One, "k");

        Assert.Equal((200, 2000), (first.Status, KeyedWrite.Recorded(first)));
        Assert.True(first.Body.Length > 300_000);
        KeyedWrite.AssertSame(first, await request.SendAsync(Two, "k"));
    }

    // The receipt is made before the commit.
    [Fact]
    public async Task The_receipt_says_when_the_events_were_recorded()
    {
        var (_, request) = await InNewCupAsync("POST {c}/notes");

        var receipt = await request.SendAsync(One, "k");

        foreach (var node in new[] { One, Two })
        {
            var history = await node.GetAsync(
                $"{request.Path.Replace("/notes", "/history")}?after={SmallCup.Version}",
                asOperator: true
            );
            Assert.Equal(
                (string?)receipt.Json["events"]![0]!["recordedAt"],
                Assert.Single(history.Each("events", "recordedAt"))
            );
        }
    }

    [Fact]
    public async Task A_write_that_could_not_be_committed_keeps_no_answer()
    {
        var (cup, request) = await InNewCupAsync("POST {c}/notes");
        await Sql.ExecuteAsync(
            One.Database,
            $"""
            create function no_commit() returns trigger language plpgsql as 'begin raise exception ''No.''; end';
            create constraint trigger no_commit after insert on tracker.mt_events deferrable initially deferred
                for each row when (new.stream_id = '{cup}') execute function no_commit()
            """
        );
        var failed = await request.SendAsync(One, "k");
        await Sql.ExecuteAsync(One.Database, "drop function no_commit cascade");

        var again = await request.SendAsync(One, "k");

        Assert.InRange(failed.Status, 500, 503);
        Assert.Equal((200, SmallCup.Version + 1), (again.Status, again.Number("version")));
        Assert.DoesNotContain("Idempotency-Replayed", again.Headers.Keys);
        Assert.Equal(1, KeyedWrite.Recorded(again));
    }

    private Task<(string Cup, KeyedWrite Request)> InNewCupAsync(string write) => KeyedWrite.InNewCupAsync(One, write);

    private Task<int> VersionAsync(string cup, string write) => KeyedWrite.VersionAsync(One, cup, write);

    private async Task<int> KeptAsync() =>
        (await Sql.ListAsync(One.Database, "select encode(id, 'hex') from tracker.kept_answers")).Count;

    private static string[] Shape(Answer answer) =>
        [$"{answer.Status} {answer.MediaType}", .. answer.Json.AsObject().Select(member => member.Key)];
}
