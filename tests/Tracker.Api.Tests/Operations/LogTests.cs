using System.Text.Json.Nodes;
using Npgsql;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Operations;

public sealed class LogTests(TestDatabase databases) : IDisposable
{
    private const string Guess = "trk_a-guess-that-is-nobodys-token";
    private const string Marker = "a-text-that-stands-in-a-body";
    private const string Key = "a-key-of-the-senders-own";

    private readonly TemporaryDirectory data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task At_its_most_talkative_the_log_is_JSON_has_no_secret_in_it_and_a_line_for_each_request_that_failed()
    {
        var database = await databases.CreateAsync(TestContext.Current.CancellationToken);
        await using (var host = await TrackerHost.OnAsync(database))
            await SmallCup.ImportAsync(host);
        using var service = await ServiceProcess.StartAsync(
            data.Path,
            ("ConnectionStrings__Tracker", database),
            ("Tracker__OperatorToken", TrackerHost.Token),
            ("Tracker__ArchivistToken", TrackerHost.ArchivistToken),
            ("Logging__Console__FormatterName", "json"),
            ("Logging__Console__FormatterOptions__IncludeScopes", "true"),
            ("Logging__LogLevel__Default", "Trace"),
            ("Logging__LogLevel__Microsoft", "Trace"),
            ("Logging__LogLevel__Npgsql", "Trace"),
            ("Logging__LogLevel__Marten", "Trace"),
            ("Logging__LogLevel__Wolverine", "Trace")
        );
        var judge = await UseAsync(service);
        await Sql.ExecuteAsync(database, "update tracker.mt_events set data = '{\"at\": 5}' where version = 4");
        Assert.Equal(200, (await service.SendAsync(HttpMethod.Get, "/health/ready")).Status);
        await Sql.ExecuteAsync(database, "insert into tracker.mt_streams (id, version) values ('broken', 1)");
        await Sql.ExecuteAsync(
            database,
            """
            insert into tracker.mt_events (seq_id, id, stream_id, version, data, type, mt_dotnet_type)
            select nextval('tracker.mt_events_sequence'), gen_random_uuid(), 'broken', 1, '{"at": 5}', type, mt_dotnet_type
            from tracker.mt_events where version = 1 limit 1
            """
        );
        var failed = await service.SendAsync(HttpMethod.Get, "/api/competitions/broken/field?knownAt=2026-01-01");
        Problem.IsFailure(failed);
        var page = await service.SendAsync(HttpMethod.Get, "/c/broken");
        Assert.Equal(503, page.Status);
        Assert.Equal(0, await service.StopAsync());

        foreach (
            var secret in new[]
            {
                TrackerHost.Token,
                TrackerHost.ArchivistToken,
                judge,
                Guess,
                Marker,
                Key,
                new NpgsqlConnectionStringBuilder(database).Password!,
            }
        )
            Assert.True(!service.Said.Contains(secret), $"'{secret}' is in the log.");
        var lines = service.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var told = lines.Select(line => JsonNode.Parse(line)!).ToList();
        Assert.True(told.Count > 100, $"It says too little to tell: {told.Count} lines.");
        var trace = (string)failed.Json["traceId"]!;
        var line = Assert.Single(
            told,
            each => (string?)each["LogLevel"] == "Error" && $"{each["Message"]}".Contains(trace)
        );
        Assert.StartsWith(
            "GET /api/competitions/broken/field failed with 500: Event 1 of broken",
            (string?)line["Message"]
        );
        Assert.Single(
            told,
            each => $"{each["Message"]}".StartsWith("GET /c/broken failed with 503: ", StringComparison.Ordinal)
        );
        Assert.Single(
            told,
            each => $"{each["Message"]}".StartsWith("Tracker is ready after ", StringComparison.Ordinal)
        );
    }

    // Everything that shows a secret: tokens that are taken and that are not, new ones, bodies, keys, sessions.
    private static async Task<string> UseAsync(ServiceProcess service)
    {
        const string cup = "/api/competitions/cup";
        var made = await service.SendAsync(
            HttpMethod.Post,
            "/api/tokens",
            TrackerHost.Token,
            new
            {
                name = "third",
                role = "judge",
                scope = new
                {
                    competitions = new[] { "cup" },
                    round = "second",
                    judge = "expert-3",
                },
            }
        );
        var judge = (string)made.Json["token"]!;
        var note = await service.SendAsync(
            HttpMethod.Post,
            $"{cup}/notes",
            TrackerHost.Token,
            new { text = Marker },
            ("Idempotency-Key", Key)
        );
        Assert.Equal(200, note.Status);
        var card = new
        {
            team = "ann",
            judge = "expert-3",
            scores = new { speed = 5 },
        };
        Assert.Equal(
            200,
            (await service.SendAsync(HttpMethod.Post, $"{cup}/rounds/second/scorecards", judge, card)).Status
        );
        Assert.Equal(401, (await service.SendAsync(HttpMethod.Get, cup, Guess)).Status);
        Assert.Equal(
            403,
            (await service.SendAsync(HttpMethod.Post, $"{cup}/notes", judge, new { text = Marker })).Status
        );
        Assert.Equal(
            400,
            (await service.SendAsync(HttpMethod.Post, $"{cup}/notes", TrackerHost.Token, $"{{\"{Marker}\"")).Status
        );
        Assert.Equal(200, (await service.SendAsync(HttpMethod.Get, "/api/tokens", TrackerHost.ArchivistToken)).Status);
        return judge;
    }
}
