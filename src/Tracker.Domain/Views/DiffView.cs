using System.Text.Json.Serialization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;

namespace Tracker.Domain.Views;

/// <summary>What differs between two dates, or between what was known on two days of one date, and the events that did it.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="From">The one side.</param>
/// <param name="To">The other.</param>
/// <param name="Version">The sequence of the last event that the record held.</param>
/// <param name="Sizes">The size of the field on either side.</param>
/// <param name="In">The teams that are in the field only on the other side.</param>
/// <param name="Out">The teams that are in the field only on the one side.</param>
/// <param name="Rounds">The rounds in which a rank, a total or an outcome differs.</param>
/// <param name="Events">The events that count on one side alone, by sequence.</param>
public sealed record DiffView(
    CompetitionId Competition,
    DiffSide From,
    DiffSide To,
    long Version,
    Change<int> Sizes,
    ValueList<TeamId> In,
    ValueList<TeamId> Out,
    ValueList<RoundDiff> Rounds,
    ValueList<EventView> Events
)
{
    /// <summary>What differs between two looks at a competition.</summary>
    public static DiffView Of(Sight one, Sight other)
    {
        var (before, after) = (one.Competition, other.Competition);
        var (from, to) = (one.Heading, other.Heading);
        var (fieldBefore, fieldAfter) = (Field(before), Field(after));
        return new(
            to.Competition,
            new(from.AsOf, from.KnownAt),
            new(to.AsOf, to.KnownAt),
            to.Version,
            new(fieldBefore.Count, fieldAfter.Count),
            FunnelView.Sorted(fieldAfter.Except(fieldBefore)),
            FunnelView.Sorted(fieldBefore.Except(fieldAfter)),
            after
                .Schedule.Union(before.Schedule)
                .Select(round => RoundDiff.Of(round, (from, before), (to, after)))
                .OfType<RoundDiff>()
                .ToValueList(),
            OnOneSide([.. one.Events], [.. other.Events])
        );
    }

    /// <summary>The keys that one map has and the other has not, or has with another value.</summary>
    internal static ValueList<TKey> Differing<TKey, TValue>(ValueMap<TKey, TValue> old, ValueMap<TKey, TValue> now)
        where TKey : notnull =>
        old
            .Keys.Union(now.Keys)
            .Where(id =>
                !(
                    old.TryGetValue(id, out var a)
                    && now.TryGetValue(id, out var b)
                    && EqualityComparer<TValue>.Default.Equals(a, b)
                )
            )
            .OrderBy(id => id.ToString(), StringComparer.Ordinal)
            .ToValueList();

    private static HashSet<TeamId> Field(Competition competition) => [.. competition.Field.Select(team => team.Id)];

    private static ValueList<EventView> OnOneSide(List<Recorded> one, List<Recorded> other) =>
        one.ExceptBy(other.Select(each => each.Sequence), each => each.Sequence)
            .Concat(other.ExceptBy(one.Select(each => each.Sequence), each => each.Sequence))
            .OrderBy(each => each.Sequence)
            .Select(EventView.Of)
            .ToValueList();
}

/// <summary>One side of a comparison.</summary>
public sealed record DiffSide(Moment AsOf, Moment KnownAt);

/// <summary>What differs in a round.</summary>
/// <param name="Round">The round.</param>
/// <param name="Teams">The teams of which something differs.</param>
/// <param name="Result">Whether its result was pending, provisional or final; absent when that is the same.</param>
public sealed record RoundDiff(StepId Round, ValueList<TeamDiff> Teams, Change<string?>? Result = null)
{
    internal static RoundDiff? Of(StepId round, (Heading, Competition) before, (Heading, Competition) after)
    {
        var (earlier, later) = (Standings(before, round), Standings(after, round));
        var (one, other) = (Rows(earlier), Rows(later));
        var result = new Change<string?>(earlier?.Result?.Status, later?.Result?.Status);
        var teams = one
            .Keys.Union(other.Keys)
            .OrderBy(team => team.Value, StringComparer.Ordinal)
            .Select(team => TeamDiff.Of(team, one.GetValueOrDefault(team), other.GetValueOrDefault(team)))
            .OfType<TeamDiff>()
            .ToValueList();
        // That a round which was scheduled has no result yet is no news.
        var isNews = result is not { Before: null or "pending", After: null or "pending" } && result.Differs;
        return teams.Count == 0 && !isNews ? null : new(round, teams, isNews ? result : null);
    }

    private static StandingsView? Standings((Heading Heading, Competition Competition) side, StepId round) =>
        StandingsView.Of(side.Heading, side.Competition, round, "en");

    private static Dictionary<TeamId, StandingsRow> Rows(StandingsView? standings) =>
        standings?.Rows.ToDictionary(row => row.Team) ?? [];
}

/// <summary>What differs of a team in a round; what does not is absent.</summary>
/// <param name="Team">The team.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Rank">Its official rank.</param>
/// <param name="Total">Its points in all.</param>
/// <param name="Scores">The criteria in which its points differ.</param>
/// <param name="Gates">The gates of which it is said otherwise, or only on one side, whether it passed them.</param>
/// <param name="Tier">The tier in which it went on.</param>
public sealed record TeamDiff(
    TeamId Team,
    Change<string?>? Outcome,
    Change<int?>? Rank,
    Change<decimal?>? Total,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ValueList<CriterionId> Scores,
    ValueList<GateId> Gates,
    Change<string?>? Tier = null
)
{
    internal static TeamDiff? Of(TeamId team, StandingsRow? before, StandingsRow? after)
    {
        var outcome = new Change<string?>(Told(before), Told(after));
        var rank = new Change<int?>(before?.Rank, after?.Rank);
        var total = new Change<decimal?>(before?.Total, after?.Total);
        var tier = new Change<string?>(before?.Tier, after?.Tier);
        var scores = DiffView.Differing(before?.Scores ?? default, after?.Scores ?? default);
        var gates = DiffView.Differing(before?.Gates ?? default, after?.Gates ?? default);
        // A round that has not come yet has no outcome for anyone, whoever would take part in it.
        if (before?.Outcome is null or "pending" && after?.Outcome is null or "pending")
            outcome = new(null, null);
        return outcome.Differs || rank.Differs || total.Differs || scores.Count > 0 || tier.Differs || gates.Count > 0
            ? new(
                team,
                outcome.Differs ? outcome : null,
                rank.Differs ? rank : null,
                total.Differs ? total : null,
                scores,
                gates,
                tier.Differs ? tier : null
            )
            : null;
    }

    private static string? Told(StandingsRow? row) =>
        row?.Reason is { } reason ? $"{row.Outcome}: {reason}" : row?.Outcome;
}
