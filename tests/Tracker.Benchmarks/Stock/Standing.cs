namespace Tracker.Benchmarks.Stock;

/// <summary>The snapshot: how many cards each team has, and how many points they come to. It stays small.</summary>
public sealed partial class Standing
{
    public string Id { get; set; } = "";

    public Dictionary<string, int> Cards { get; set; } = [];

    public Dictionary<string, decimal> Points { get; set; } = [];

    public void Apply(Announced announced)
    {
        Cards = announced.Teams.ToDictionary(team => team, _ => 0);
        Points = announced.Teams.ToDictionary(team => team, _ => 0m);
    }

    public void Apply(ScorecardSubmitted submitted)
    {
        Cards[submitted.Team]++;
        Points[submitted.Team] += submitted.Scores.Values.Sum() ?? 0;
    }
}
