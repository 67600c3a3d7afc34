using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>The teams of a competition, or those that have, had or showed something of a name, by name.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="AsOf">For when it was asked.</param>
/// <param name="KnownAt">By what was known when.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Count">How many there are, of which a limit may leave some out.</param>
/// <param name="Teams">The teams, in the order of their names in the reader's language.</param>
public sealed record TeamsView(
    CompetitionId Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    int Count,
    ValueList<ListedTeam> Teams
)
{
    /// <summary>The teams of a competition.</summary>
    /// <param name="heading">How the answer is headed.</param>
    /// <param name="competition">The competition.</param>
    /// <param name="sought">What their names must contain; null for all teams.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="limit">How many at the most.</param>
    public static TeamsView Of(
        Heading heading,
        Competition competition,
        SoughtText? sought,
        string language,
        int limit = int.MaxValue
    )
    {
        var found = competition
            .Teams.Values.Select(team => ListedTeam.Of(team, sought, language))
            .Where(team => sought is null || team.Matched is not null)
            .InOrder(language, team => team.Name, team => team.Id);
        return new(
            heading.Competition,
            heading.AsOf,
            heading.KnownAt,
            heading.Version,
            found.Count,
            found.Take(limit).ToValueList()
        );
    }
}

/// <summary>A team in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="FormerNames">The names it had before, the first first.</param>
/// <param name="Status"><c>in</c>, <c>eliminated</c>, <c>withdrawn</c>, <c>disqualified</c> or <c>merged</c>.</param>
/// <param name="Matched">The name by which it was found; absent where none was asked for.</param>
public sealed record ListedTeam(
    TeamId Id,
    Names Name,
    ValueList<Names> FormerNames,
    string Status,
    MatchedName? Matched
)
{
    internal static ListedTeam Of(Team team, SoughtText? sought, string language) =>
        new(
            team.Id,
            team.Name,
            team.FormerNames.ToValueList(),
            TeamView.WordOf(team.Status),
            sought is null ? null : MatchedName.Of(team, sought, language)
        );
}

/// <summary>The name by which a team was found: that of now before a former one, the last of those first, before an entry's.</summary>
/// <param name="Text">The name, in one language.</param>
/// <param name="Language">The language.</param>
/// <param name="As">What it is to the team.</param>
public sealed record MatchedName(string Text, string Language, NameUse As)
{
    internal static MatchedName? Of(Team team, SoughtText sought, string language) =>
        NamesOf(team)
            .SelectMany(each =>
                sought
                    .LanguagesIn(each.Name, language)
                    .Select(found => new MatchedName(each.Name.Texts[found], found, each.Use))
            )
            .FirstOrDefault();

    // What others than the organiser said of its entries stands apart, and nothing is found by it.
    private static IEnumerable<(Names Name, NameUse Use)> NamesOf(Team team) =>
        [
            (team.Name, NameUse.Name),
            .. team.FormerNames.Reverse().Select(name => (name, NameUse.FormerName)),
            .. team
                .Entries.Values.OrderBy(entry => entry.Id.Value, StringComparer.Ordinal)
                .Select(entry => (entry.Name, NameUse.Entry)),
        ];
}

/// <summary>What a name is to a team.</summary>
public enum NameUse
{
    /// <summary>Its name.</summary>
    Name,

    /// <summary>A name that it had before.</summary>
    FormerName,

    /// <summary>The name of something that it showed.</summary>
    Entry,
}
