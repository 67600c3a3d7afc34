using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;

namespace Tracker.Domain.Competitions;

/// <summary>Announces a programme, and so begins its record.</summary>
public sealed record AnnounceCompetition(Names Name, string? Host, TimeZoneId TimeZone, ValueList<int> Plan) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        IsSo(competition) ? Decision.Nothing : new CompetitionAnnounced(Name, Host, TimeZone, Plan);

    internal static Refusal? Check(CompetitionAnnounced announced) => PlanRule.Check(announced.Plan);

    private bool IsSo(Competition competition) =>
        competition.Phase is not Phase.Unannounced
        && (competition.Name, competition.Host, competition.TimeZone) == (Name, Host, TimeZone)
        && competition.Plan == Plan;
}
