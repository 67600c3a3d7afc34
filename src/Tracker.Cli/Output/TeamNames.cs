using System.Globalization;
using Tracker.Client;

namespace Tracker.Cli;

/// <summary>The teams of a competition by their names.</summary>
internal sealed class TeamNames(Session session, Field field)
{
    private const int MostNames = 15;

    private readonly Dictionary<string, string> names = field
        .Teams.Select(team => (team.Id, team.Name))
        .Concat(field.Out.Select(team => (team.Id, team.Name)))
        .ToDictionary(each => each.Id, each => session.Name(each.Name));

    /// <summary>The name of a team; its id where it is not in the field, nor was.</summary>
    public string Of(string team) => names.GetValueOrDefault(team, Clean.Text(team));

    /// <summary>The names of teams, sorted; of very many the first.</summary>
    public string Of(IEnumerable<string> teams)
    {
        var all = teams
            .Select(Of)
            .Order(StringComparer.Create(CultureInfo.GetCultureInfo(session.Language), true))
            .ToList();
        var shown = string.Join(", ", all.Take(MostNames));
        return all.Count <= MostNames
            ? shown
            : session.Say($"{shown} and {all.Count - MostNames} more", $"{shown} 외 {all.Count - MostNames}팀");
    }
}
