using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Http;

/// <summary>What no rule allows: said with a status, a code and what would be right instead; nothing is stored.</summary>
public sealed class RefusalTests(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    private const string Name = """{ "en": "New" }""";
    private static int cups;

    private TrackerHost Host => service.Host;

    public static TheoryData<string, string, int, string> Refusals =>
        new()
        {
            // What the path names is not there.
            { "teams/nobody/withdrawal", "{}", 404, "team-unknown" },
            { "teams/nobody/name", $$"""{ "name": {{Name}} }""", 404, "team-unknown" },
            { "teams/nobody/entry", $$"""{ "entry": "x", "name": {{Name}} }""", 404, "team-unknown" },
            { "teams/nobody/members", """{ "joined": ["A club"] }""", 404, "team-unknown" },
            { "teams/nobody/disqualification", """{ "reason": "A motor." }""", 404, "team-unknown" },
            { "teams/nobody/reinstatement", """{ "reason": "An error." }""", 404, "team-unknown" },
            { "rounds/ninth/evaluation", """{ "results": [{ "team": "ann" }] }""", 404, "round-unknown" },
            { "rounds/ninth/decision", """{ "by": "rank" }""", 404, "round-unknown" },
            { "rounds/ninth/cancellation", """{ "reason": "Rain." }""", 404, "round-unknown" },
            { "vacancies/ninth/closing", "{}", 404, "call-unknown" },
            // What the body names is not there.
            { "teams/ann/withdrawal", """{ "round": "ninth" }""", 422, "round-unknown" },
            { "teams/dan/admission", """{ "via": "ninth" }""", 422, "round-unknown" },
            { "notes", """{ "teams": ["nobody"], "text": "A ghost." }""", 422, "team-unknown" },
            { "conclusion", """{ "winners": ["nobody"] }""", 422, "team-unknown" },
            { "rounds/second/evaluation", """{ "results": [{ "team": "nobody" }] }""", 422, "team-unknown" },
            { "notes", """{ "text": "Read.", "sources": ["nowhere"] }""", 422, "source-unknown" },
            // The record says otherwise.
            { "teams/dan/withdrawal", """{ "reason": "Again." }""", 409, "team-not-in-field" },
            { "teams/ann/admission", """{ "via": "wild" }""", 409, "team-in-field" },
            { "teams", $$"""{ "team": "ann", "name": {{Name}} }""", 409, "team-already-entered" },
            { "rounds", $$"""{ "round": "first", "name": {{Name}} }""", 409, "step-exists" },
            { "rounds", $$"""{ "round": "wild", "name": {{Name}} }""", 409, "step-exists" },
            { "vacancies", """{ "call": "first", "seats": 1, "reason": "Room." }""", 409, "step-exists" },
            { "rounds/second/decision", """{ "by": "rank" }""", 409, "round-not-evaluated" },
            {
                "rounds/first/evaluation",
                """{ "results": [{ "team": "ann", "total": 1 }] }""",
                409,
                "round-already-evaluated"
            },
            { "conclusion", """{ "winners": ["dan"] }""", 409, "team-not-in-field" },
            { "teams/ann/withdrawal", """{ "at": "2025-01-01" }""", 409, "competition-not-announced" },
            { "teams/ann/withdrawal", """{ "at": "2026-01-03" }""", 409, "contradicts-later-event" },
            {
                "notes",
                """{ "text": "x", "sources": [{ "id": "paper", "title": "Else", "publisher": "Else" }] }""",
                409,
                "source-conflict"
            },
            // A rule forbids it.
            { "teams/ann/disqualification", """{ "reason": " " }""", 422, "reason-required" },
            { "teams", """{ "teams": [] }""", 400, "malformed" },
            {
                "teams",
                $$"""{ "teams": [{ "team": "x", "name": {{Name}} }, { "team": "x", "name": {{Name}} }] }""",
                422,
                "team-repeated"
            },
            { "teams/ann/withdrawal", """{ "official": false }""", 422, "unofficial-without-effect" },
            { "teams/new/admission", """{ "via": "wild" }""", 422, "name-required" },
            { "rounds", $$"""{ "round": "x", "name": {{Name}}, "survivors": -1 }""", 422, "survivors-invalid" },
            {
                "rounds",
                $$"""{ "round": "x", "name": {{Name}}, "opensAt": "2026-02-02", "closesAt": "2026-02-01" }""",
                422,
                "closes-before-opening"
            },
            { "rounds/second/evaluation", """{ "results": [] }""", 422, "results-empty" },
            { "rounds/second/evaluation", """{ "results": [{ "team": "ann" }] }""", 422, "evaluation-incomplete" },
            {
                "rounds/second/evaluation",
                """{ "partial": true, "results": [{ "team": "ann", "rank": 0 }] }""",
                422,
                "rank-invalid"
            },
            {
                "rounds/second/evaluation",
                """{ "partial": true, "results": [{ "team": "ann", "total": 1e20 }] }""",
                422,
                "score-out-of-range"
            },
            { "rounds/first/decision", """{ "selected": ["ann", "ann"] }""", 422, "team-repeated" },
            { "rounds/first/decision", """{ "selected": ["ann"] }""", 422, "decision-incomplete" },
            { "rounds/first/decision", """{ "selected": ["ann", "bob", "cat"] }""", 422, "reason-required" },
            { "rounds/first/decision", """{}""", 400, "malformed" },
            { "rounds/first/decision", """{ "by": "rank", "selected": ["ann"] }""", 400, "malformed" },
            { "rounds/first/decision", """{ "by": "lot" }""", 400, "malformed" },
            { "rounds/first/decision", """{ "by": 0 }""", 400, "malformed" },
            { "vacancies", """{ "call": "x", "seats": 0, "reason": "Room." }""", 422, "seats-invalid" },
            { "notes", """{ "text": "" }""", 422, "text-empty" },
        };

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_refusal_has_its_status_and_code(string path, string body, int status, string code)
    {
        var cup = await SmallCup.ImportAsync(Host, $"cup-{Interlocked.Increment(ref cups)}");

        var answer = await Host.PostAsync($"{cup}/{path}", body);

        Problem.Is(status, code, answer);
        Assert.Equal(SmallCup.Version, (await Host.GetAsync(cup)).Number("version"));
    }

    [Fact]
    public async Task Whoever_writes_to_a_competition_that_was_never_announced_is_told_so()
    {
        foreach (var write in EveryWrite.OfOneThatIsThere.Select(each => each.Data))
        {
            var (method, path, body) = EveryWrite.In(write, "never-announced");

            var answer = await Host.SendAsync(method, path, TrackerHost.Json(body), TrackerHost.Token);

            Problem.Is(404, "competition-unknown", answer);
        }
    }

    [Fact]
    public async Task A_second_announcement_with_other_particulars_is_refused()
    {
        var (_, path, body) = EveryWrite.In("POST /api/competitions", "twice");
        Assert.Equal(201, (await Host.PostAsync(path, body)).Status);

        Problem.Is(409, "competition-exists", await Host.PostAsync(path, body.Replace("[2, 1]", "[3, 1]")));
    }

    [Theory]
    [InlineData("\"plan\": []", "plan-invalid")]
    [InlineData("\"plan\": [0]", "plan-invalid")]
    [InlineData("\"plan\": [-5, 2]", "plan-invalid")]
    public async Task A_plan_that_is_no_list_of_sizes_is_refused(string plan, string code)
    {
        var (_, path, body) = EveryWrite.In("POST /api/competitions", "planless");

        Problem.Is(422, code, await Host.PostAsync(path, body.Replace("\"plan\": [2, 1]", plan)));
        Assert.Equal(404, (await Host.GetAsync("/api/competitions/planless-new")).Status);
    }

    [Theory]
    [InlineData("\"Asia/Seoul\"", "\"Asia/Atlantis\"", "$.timeZone")]
    [InlineData("\"Asia/Seoul\"", "\"KST\"", "$.timeZone")]
    [InlineData("\"Asia/Seoul\"", "\"../../etc/passwd\"", "$.timeZone")]
    [InlineData("{ \"en\": \"New\" }", "{}", "$.name")]
    [InlineData("{ \"en\": \"New\" }", "{ \"en\": \" \" }", "$.name")]
    [InlineData("{ \"en\": \"New\" }", "{ \"english\": \"New\" }", "$.name")]
    [InlineData("{ \"en\": \"New\" }", "\"New\"", "$.name")]
    [InlineData("\"name\": { \"en\": \"New\" },", "", "name")]
    [InlineData("\"competition\": \"nameless-new\",", "", "competition")]
    [InlineData("\"nameless-new\"", "\"Nameless\"", "$.competition")]
    [InlineData("[2, 1]", "[2, 1.5]", "$.plan[1]")]
    [InlineData("[2, 1]", "[2, \"1\"]", "$.plan[1]")]
    [InlineData("[2, 1]", "[2, 99999999999]", "$.plan[1]")]
    public async Task What_is_not_the_shape_of_an_announcement_is_named(string right, string wrong, string place)
    {
        var (_, path, body) = EveryWrite.In("POST /api/competitions", "nameless");

        var answer = await Host.PostAsync(path, body.Replace(right, wrong));

        Problem.Is(400, "malformed", answer);
        Assert.Contains(place, (string?)answer.Json["detail"]);
    }
}
