using System.Text.Json.Serialization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>Who is in, who is out and why (DESIGN section 5). Its order is by name in the reader's language.</summary>
public sealed record FieldView(
    CompetitionId Competition,
    Moment AsOf,
    Moment KnownAt,
    long Version,
    int Size,
    ValueList<FieldTeam> Teams,
    ValueList<OutTeam> Out
)
{
    /// <summary>The field of a competition.</summary>
    public static FieldView Of(Heading heading, Competition competition, string language)
    {
        var field = competition.Field.Select(FieldTeam.Of).ToValueList();
        var view = new FieldView(
            heading.Competition,
            heading.AsOf,
            heading.KnownAt,
            heading.Version,
            field.Count,
            field,
            competition.Teams.Values.Where(team => !team.IsIn).Select(OutTeam.Of).ToValueList()
        );
        return view.In(language);
    }

    /// <summary>The same in the order of a language.</summary>
    public FieldView In(string language) =>
        this with
        {
            Teams = Teams.InOrder(language, team => team.Name, team => team.Id).ToValueList(),
            Out = Out.InOrder(language, team => team.Name, team => team.Id).ToValueList(),
        };
}

/// <summary>A team of the field.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Since">Since when: its entry, or the last step that kept or brought it in.</param>
/// <param name="Round">That step; null since entry.</param>
/// <param name="Tier">The tier in which that step put it.</param>
public sealed record FieldTeam(
    TeamId Id,
    Names Name,
    Moment Since,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] StepId? Round,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Tier
)
{
    internal static FieldTeam Of(Team team) =>
        team.Status is TeamStatus.In status
            ? new(team.Id, team.Name, status.Since, status.Step, status.Tier)
            : throw new ArgumentException($"{team.Id} is not in the field.", nameof(team));
}

/// <summary>A team that is out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">How it left.</param>
/// <param name="Round">In which round, where in one.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record OutTeam(
    TeamId Id,
    Names Name,
    Departure Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] StepId? Round,
    Moment At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Reason
)
{
    internal static OutTeam Of(Team team) =>
        team.Status is TeamStatus.Out status
            ? new(team.Id, team.Name, status.How, status.Round, status.At, status.Reason)
            : throw new ArgumentException($"{team.Id} is in the field.", nameof(team));
}
