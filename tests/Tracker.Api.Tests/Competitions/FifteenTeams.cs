using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Competitions;

/// <summary>A programme of fifteen teams, <c>t01</c> to <c>t15</c>, run over HTTP alone: 15 → 10 → 5 → 4 → 2.</summary>
internal sealed class FifteenTeams(TrackerHost host, string id)
{
    public string Path { get; } = $"/api/competitions/{id}";

    public static IReadOnlyList<string> All { get; } = [.. Enumerable.Range(1, 15).Select(Team)];

    public static string Team(int number) => $"t{number:00}";

    /// <summary>Announces it, enters the teams and schedules the rounds.</summary>
    public static async Task<FifteenTeams> BeginAsync(TrackerHost host, string id)
    {
        var programme = new FifteenTeams(host, id);
        await programme.PostAsync(
            "/api/competitions",
            new
            {
                competition = id,
                name = new { en = "Fifteen teams", ko = "열다섯 팀" },
                host = "A ministry",
                timeZone = "Asia/Seoul",
                plan = new[] { 15, 10, 5, 4, 2 },
                at = "2026-03-01",
            },
            201
        );
        await programme.PostAsync(
            $"{programme.Path}/teams",
            new { at = "2026-03-02", teams = All.Select(team => new { team, name = new { en = $"Team {team[1..]}" } }) }
        );
        foreach (var round in new[] { "one", "two", "three" })
            await programme.ScheduleAsync(round);
        await programme.ScheduleAsync("four", new { gates = new[] { Named("safety") } });
        return programme;
    }

    public Task<Answer> ScheduleAsync(string round, object? rubric = null) =>
        PostAsync(
            $"{Path}/rounds",
            new
            {
                round,
                name = new { en = round },
                rubric,
                at = "2026-03-03",
            }
        );

    /// <summary>Evaluates a round by totals that fall from the first team to the last.</summary>
    public Task<Answer> EvaluateAsync(string round, string at, IEnumerable<string> teams) =>
        EvaluateAsync(round, at, [.. teams.Select((team, i) => (object)new { team, total = 100 - i })]);

    public Task<Answer> EvaluateAsync(string round, string at, object[] results) =>
        PostAsync($"{Path}/rounds/{round}/evaluation", new { results, at });

    /// <summary>Decides a round by rank.</summary>
    public Task<Answer> CutAsync(string round, string at) =>
        PostAsync($"{Path}/rounds/{round}/decision", new { by = "rank", at });

    /// <summary>Sends what must succeed.</summary>
    public async Task<Answer> PostAsync(string path, object body, int status = 200)
    {
        var answer = await host.PostAsync(path, body);
        Assert.True(answer.Status == status, $"{path}: {answer.Body}");
        return answer;
    }

    public Task<Answer> TryAsync(string path, object body) => host.PostAsync($"{Path}/{path}", body);

    public async Task<string> ActualAsync() => (await host.GetAsync($"{Path}/funnel")).Text("actual");

    public async Task<IEnumerable<string?>> FieldAsync(string? asOf = null) =>
        (await host.GetAsync($"{Path}/field{(asOf is null ? "" : $"?asOf={asOf}")}")).Each("teams", "id");

    public static object Named(string id) => new { id, name = new { en = id } };
}
