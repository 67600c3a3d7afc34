using System.Text;
using Tracker.Api.Tests.Support;
using Tracker.Client;

namespace Tracker.Api.Tests.Client;

[Collection(RunningTracker.Collection)]
public sealed class WritingTests(RunningTracker tracker) : IDisposable
{
    private readonly TrackerClient client = tracker.As(TrackerHost.Token);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_whole_programme()
    {
        await client.AnnounceAsync(
            new NewCompetition("client-bread", En("Bread"), "Europe/Lisbon", [2, 1]) { At = new DateOnly(2026, 3, 2) },
            cancellation: Cancellation
        );
        await client.EnterTeamsAsync(
            "client-bread",
            new NewTeams([new("rye", En("Rye"), ["Mill"]), new("spelt", En("Spelt"))])
            {
                At = new DateOnly(2026, 3, 2),
            },
            cancellation: Cancellation
        );
        var rubric = new JsonAnswer
        {
            Utf8 =
                """{"criteria": [{"id": "crust", "name": {"en": "Crust"}, "max": 60, "judges": ["baker"]}]}"""u8.ToArray(),
        };
        await client.ScheduleRoundAsync(
            "client-bread",
            new NewRound("tasting", En("Tasting"), Rubric: rubric.Read()) { At = new DateOnly(2026, 3, 2) },
            cancellation: Cancellation
        );
        await client.SubmitScorecardsAsync(
            "client-bread",
            "tasting",
            new NewScorecards([Card("rye", 47.4m), Card("spelt", 51.25m)]) { At = new DateOnly(2026, 3, 3) },
            cancellation: Cancellation
        );
        var evaluated = await client.EvaluateAsync(
            "client-bread",
            "tasting",
            NewEvaluation.FromScorecards with
            {
                At = new DateOnly(2026, 3, 3),
            },
            cancellation: Cancellation
        );
        var tried = await client.DecideAsync(
            "client-bread",
            "tasting",
            NewDecision.ByRank,
            new WriteOptions { DryRun = true },
            Cancellation
        );
        var decided = await client.DecideAsync(
            "client-bread",
            "tasting",
            NewDecision.ByRank,
            new WriteOptions { IfVersion = tried.Version },
            Cancellation
        );

        Assert.Equal(["RoundEvaluated"], evaluated.Events.Select(each => each.Type));
        Assert.True(tried.DryRun);
        Assert.Equal(
            [("TeamSelected", "spelt"), ("TeamEliminated", "rye")],
            decided.Events.Select(each => (each.Type, each.Text("team")!))
        );
        var standings = await client.StandingsAsync("client-bread", null, null, Cancellation);
        Assert.Equal([51.25m, 47.4m], standings.Rows.Select(row => row.Total));
    }

    [Fact]
    public async Task A_version_that_has_moved_on_is_refused()
    {
        var cup = await tracker.SmallCupAsync("client-moved");

        var refusal = await Assert.ThrowsAsync<TrackerException>(() =>
            client.NoteAsync(cup, new NewNote("Late."), new WriteOptions { IfVersion = 3 }, Cancellation)
        );

        Assert.Equal((412, "moved-on"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task A_write_of_ones_own_key_is_answered_as_the_first_time()
    {
        var cup = await tracker.SmallCupAsync("client-key");
        var options = new WriteOptions { IdempotencyKey = "mine-1" };

        var first = await client.NoteAsync(cup, new NewNote("Once.", ["ann"]), options, Cancellation);
        var again = await client.NoteAsync(cup, new NewNote("Once.", ["ann"]), options, Cancellation);
        var other = await Assert.ThrowsAsync<TrackerException>(() =>
            client.NoteAsync(cup, new NewNote("Twice."), options, Cancellation)
        );

        Assert.Equal(first.Utf8.ToArray(), again.Utf8.ToArray());
        Assert.Equal((422, "idempotency-key-reused"), (other.Status, other.Code));
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_recorded_once()
    {
        var cup = await tracker.SmallCupAsync("client-lost");
        using var http = new HttpClient(new LosesAnswers(2) { InnerHandler = new SocketsHttpHandler() });
        using var unlucky = new TrackerClient(
            http,
            new TrackerClientOptions
            {
                Server = tracker.Address,
                Token = TrackerHost.Token,
                FirstPause = TimeSpan.FromMilliseconds(1),
            }
        );

        var receipt = await unlucky.NoteAsync(cup, new NewNote("Only once."), cancellation: Cancellation);

        Assert.Equal(SmallCup.Version + 1, receipt.Version);
        Assert.Equal(SmallCup.Version + 1, (await client.CompetitionAsync(cup, null, Cancellation)).Version);
    }

    [Fact]
    public async Task A_file_of_scorecards_tells_every_fault_at_its_place()
    {
        var cup = await tracker.SmallCupAsync("client-cards");
        const string faulty = "team,judge,speed\nann,j-1,\"4,5\"\nbob,j-1,11\n";
        const string right = "team,judge,speed\nann,j-1,4.5\nbob,j-1,\n";
        var told = new Told();
        Upload Table(string text) => Upload.Bytes(Encoding.UTF8.GetBytes(text), "text/csv", told);

        var refusal = await Assert.ThrowsAsync<TrackerException>(() =>
            client.SubmitScorecardFileAsync(cup, "second", Table(faulty), cancellation: Cancellation)
        );
        var receipt = await client.SubmitScorecardFileAsync(
            cup,
            "second",
            Table(right),
            new DateOnly(2026, 1, 5),
            cancellation: Cancellation
        );

        Assert.Equal((422, "scorecards-invalid", 2), (refusal.Status, refusal.Code, refusal.FaultCount));
        Assert.Equal([(2, 3), (3, 3)], refusal.Faults.Select(fault => (fault.Line, fault.Column)));
        Assert.Equal((1, 1, 1), (receipt.Scorecards, receipt.Added, receipt.Unscored));
        Assert.Equal([0, faulty.Length, 0, right.Length], told.Steps);
    }

    [Fact]
    public async Task Anything_else_is_written_by_its_path()
    {
        var cup = await tracker.SmallCupAsync("client-path");

        var receipt = await client.WriteAsync(
            HttpMethod.Put,
            $"competitions/{cup}/plan",
            Upload.Bytes("""{"plan": [4, 1], "reason": "Less time."}"""u8.ToArray(), "application/json"),
            cancellation: Cancellation
        );

        Assert.Equal(["PlanRevised"], receipt.Events.Select(each => each.Type));
    }

    [Fact]
    public async Task A_correction_says_what_flips_and_an_undoing_what_changes()
    {
        var race = await tracker.RaceAsync("client-corrected");

        var corrected = await client.WriteAsync(
            HttpMethod.Post,
            $"competitions/{race}/rounds/race/correction",
            Race.Correction,
            cancellation: Cancellation
        );
        var undone = await client.WriteAsync(
            HttpMethod.Post,
            $"competitions/{race}/undo",
            Upload.Bytes("""{"events": [11], "reason": "Too early."}"""u8.ToArray(), "application/json"),
            cancellation: Cancellation
        );
        var noted = await client.NoteAsync(race, new NewNote("So it was."), cancellation: Cancellation);

        Assert.Equal(["ann", "bob"], corrected.Consequences?.Flips.Select(flip => flip.Team));
        Assert.Equal(
            new Change<decimal?>(11, 15),
            corrected.Consequences?.Changes.Single(change => change.Team == "bob").Total
        );
        Assert.Equal(["bob"], undone.Changes?.In);
        Assert.Equal(new Change<int>(1, 2), undone.Changes?.Sizes);
        Assert.Equal((null, null), (noted.Consequences, noted.Changes));
    }

    [Fact]
    public async Task A_history_goes_from_one_to_another_and_again_changes_nothing()
    {
        using var archivist = tracker.As(TrackerHost.ArchivistToken);
        var cup = await tracker.SmallCupAsync("client-export");
        using var file = new MemoryStream();
        await client.ExportAsync(cup, file, cancellation: Cancellation);
        var moved = Encoding.UTF8.GetString(file.ToArray()).Replace(cup, "client-import", StringComparison.Ordinal);
        var upload = Upload.Bytes(Encoding.UTF8.GetBytes(moved), "application/json");

        var tried = await archivist.ImportAsync(upload, new WriteOptions { DryRun = true }, Cancellation);
        var done = await archivist.ImportAsync(upload, null, Cancellation);
        var again = await archivist.ImportAsync(upload, null, Cancellation);

        Assert.Equal((true, SmallCup.Version), (tried.DryRun, tried.Imported));
        Assert.Equal(("client-import", SmallCup.Version), (done.Competition, done.Imported));
        Assert.Equal(0, again.Imported);
    }

    [Fact]
    public async Task Tokens_are_made_listed_and_revoked()
    {
        var made = await client.MakeTokenAsync(
            new NewToken(
                "client-reader",
                "reader",
                new TokenScope { Competitions = ["aes"] },
                new DateOnly(2999, 12, 31)
            ),
            Cancellation
        );
        var listed = (await client.TokensAsync(cancellation: Cancellation)).Tokens.Single(each => each.Id == made.Id);
        var revoked = await client.RevokeTokenAsync(made.Id, Cancellation);

        Assert.StartsWith("trk_", made.Token, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Token, made.ToString(), StringComparison.Ordinal);
        Assert.Equal(("client-reader", "in-force"), (listed.Name, listed.State));
        Assert.Equal(["aes"], listed.Scope.Competitions!);
        Assert.Equal("revoked", revoked.State);
    }

    private static Dictionary<string, string> En(string text) => new() { ["en"] = text };

    private static Scorecard Card(string team, decimal points) =>
        new(team, "baker-1", new Dictionary<string, decimal?> { ["crust"] = points });

    /// <summary>Delivers requests and loses the first answers.</summary>
    private sealed class LosesAnswers(int lost) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (Interlocked.Decrement(ref lost) < 0)
                return response;
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "It is lost.");
        }
    }
}
