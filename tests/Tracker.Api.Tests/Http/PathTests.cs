using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Http;

/// <summary>Paths and queries that lead nowhere.</summary>
[Collection(SeededTracker.Collection)]
public sealed class PathTests(SeededTracker seeded)
{
    [Theory]
    [InlineData("/nothing")]
    [InlineData("/api")]
    [InlineData("/api/competition")]
    [InlineData("/api/competitions/sovereign-ai/nothing")]
    [InlineData("/api/competitions/Sovereign-AI")]
    [InlineData("/api/competitions/-sovereign")]
    [InlineData("/api/competitions/sovereign_ai/field")]
    [InlineData("/api/competitions/sovereign%20ai/field")]
    [InlineData("/api/competitions/sovereign%2Fai/field")]
    [InlineData("/api/competitions/%2e%2e%2fsovereign-ai/field")]
    [InlineData("/api/competitions/%ff%fe/field")]
    [InlineData("/api/competitions/%EB%8F%85%EC%9E%90/field")]
    [InlineData("/api/competitions/sovereign-ai%0d%0aX:1/field")]
    [InlineData("/api/competitions/sovereign-ai/teams/LG")]
    [InlineData("/api/competitions/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("/api/competitions/sovereign-ai;v=1/field")]
    public async Task What_is_no_path_of_the_service_is_not_found(string path) =>
        Problem.Is(404, "not-found", await seeded.Host.GetAsync(path));

    [Theory]
    [InlineData("/api/competitions/%73overeign-ai")]
    [InlineData("/api/competitions/sovereign-ai/")]
    [InlineData("/API/competitions/sovereign-ai")]
    [InlineData("/api/competitions/sovereign-ai?lang=ko")]
    public async Task What_means_a_path_leads_there(string path) =>
        Assert.Equal("sovereign-ai", (string?)(await seeded.Host.GetAsync(path)).Json["competition"]);

    [Theory]
    [InlineData("DELETE", "/api/competitions/sovereign-ai")]
    [InlineData("PUT", "/api/competitions")]
    [InlineData("PATCH", "/api/competitions/sovereign-ai/plan")]
    [InlineData("GET", "/api/import")]
    [InlineData("GET", "/api/competitions/sovereign-ai/plan")]
    [InlineData("POST", "/api/competitions/sovereign-ai/field")]
    public async Task Another_method_is_not_allowed_and_the_answer_says_which_is(string method, string path)
    {
        var answer = await seeded.Host.SendAsync(new HttpMethod(method), path, null, TrackerHost.Token);

        Problem.Is(405, "method-not-allowed", answer);
        Assert.Matches("^[A-Z, ]+$", answer.Headers["Allow"]);
    }

    [Theory]
    [InlineData("/api/competitions/sovereign-ai/history?limit=0", "limit")]
    [InlineData("/api/competitions/sovereign-ai/history?limit=abc", "limit")]
    [InlineData("/api/competitions/sovereign-ai/history?limit=1001", "limit")]
    [InlineData("/api/competitions/sovereign-ai/history?limit=99999999999999999999", "limit")]
    [InlineData("/api/competitions/sovereign-ai/history?limit=", "limit")]
    [InlineData("/api/competitions/sovereign-ai/history?limit=1&limit=2", "limit")]
    [InlineData("/api/competitions/sovereign-ai/history?after=-1", "after")]
    [InlineData("/api/competitions/sovereign-ai/history?after=1.5", "after")]
    [InlineData("/api/competitions/sovereign-ai/history?after=99999999999999999999", "after")]
    [InlineData("/api/competitions/sovereign-ai/history?type=x", "type")]
    [InlineData("/api/competitions/sovereign-ai/history?type=teamentered", "type")]
    [InlineData("/api/competitions/sovereign-ai/history?type=", "type")]
    [InlineData("/api/competitions/sovereign-ai/history?team=LG", "team")]
    [InlineData("/api/competitions/sovereign-ai/history?round=../..", "round")]
    [InlineData("/api/competitions/sovereign-ai/standings?round=../..", "round")]
    [InlineData("/api/competitions/sovereign-ai/standings?round=", "round")]
    [InlineData("/api/competitions/sovereign-ai/standings?round=stage-1&round=stage-2", "round")]
    [InlineData("/api/competitions?limit=0", "limit")]
    [InlineData("/api/competitions?after=A", "after")]
    public async Task A_parameter_that_cannot_be_read_is_named(string path, string parameter)
    {
        var answer = await seeded.Host.GetAsync(path);

        Problem.Is(400, "malformed", answer);
        Assert.Contains($"The parameter {parameter} ", (string?)answer.Json["detail"]);
    }

    [Fact]
    public async Task A_parameter_that_a_read_does_not_have_is_refused_and_those_that_it_has_are_named()
    {
        foreach (var read in EveryRead.All.Select(each => each.Data))
        {
            var answer = await seeded.Host.GetAsync(EveryRead.In(read, "sovereign-ai", "at=2026-01-01"));

            Problem.Is(400, "malformed", answer);
            Assert.Contains("'at'", (string?)answer.Json["detail"]);
            Assert.Contains("lang", (string?)answer.Json["instead"]);
        }
    }

    [Theory]
    [InlineData("/api/competitions/sovereign-ai/standings?round=stage-9", "round-unknown")]
    [InlineData("/api/competitions/sovereign-ai/standings?round=stage-1&asOf=2025-07-01", "round-unknown")]
    [InlineData("/api/competitions/sovereign-ai/teams/nobody", "team-unknown")]
    [InlineData("/api/competitions/sovereign-ai/teams/lunit?asOf=2025-07-01", "team-unknown")]
    public async Task What_does_not_exist_or_not_yet_is_not_found(string path, string code) =>
        Problem.Is(404, code, await seeded.Host.GetAsync(path));
}
