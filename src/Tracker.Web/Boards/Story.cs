using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Web.Language;

namespace Tracker.Web.Boards;

/// <summary>A competition told at a glance: how many entered, who is still in, and what happened last.</summary>
/// <param name="Count">How many are in, and of how many.</param>
/// <param name="Who">Who they are, where they are few.</param>
/// <param name="Last">What happened last.</param>
public sealed record Story(Text Count, Text Who, Text Last)
{
    // More names than this are no sentence.
    private const int MostNames = 6;

    /// <summary>All of it in one paragraph.</summary>
    public Text Whole => Text.Sentences(Count, Who, Last);

    /// <summary>The story of what a reader sees.</summary>
    public static Story Of(Sight sight)
    {
        var (heading, competition) = (sight.Heading, sight.Competition);
        var funnel = FunnelView.Of(heading, competition);
        return competition.Phase is Phase.Unannounced
            ? new(BoardText.NotAnnounced(Times.Of(heading.AsOf, sight.Zone)), Text.None, Text.None)
            : new(CountOf(funnel, competition), WhoOf(competition), LastOf(sight, funnel));
    }

    private static Text CountOf(FunnelView funnel, Competition competition) =>
        (funnel.Actual[0], funnel.Size, competition.Phase) switch
        {
            (0, 0, _) => BoardText.NobodyEntered,
            (var entered, _, Phase.Concluded { Winners.Count: > 0 and var won }) => BoardText.Won(entered, won),
            (var entered, var size, _) when entered == size && funnel.Steps.Count == 0 => BoardText.AllIn(entered),
            (var entered, var size, _) => BoardText.StillIn(entered, size),
        };

    private static Text WhoOf(Competition competition)
    {
        var shown = competition.Phase is Phase.Concluded { Winners: { Count: > 0 } winners }
            ? winners.Select(team => competition.Teams[team]).ToList()
            : [.. competition.Field];
        return shown.Count is 0 or > MostNames ? Text.None : BoardText.These(NamesOf(shown.Select(team => team.Name)));
    }

    private static Text LastOf(Sight sight, FunnelView funnel)
    {
        var competition = sight.Competition;
        if (competition.Phase is Phase.Cancelled cancelled)
            return BoardText.Cancelled(cancelled.Reason);
        if (funnel.Left.Count > 0)
            return BoardText.LeftSince(Named(competition, funnel.Left));
        if (funnel.Steps is not [.., var step])
            return Text.None;
        var (when, name) = (Times.Of(step.At, sight.Zone), RecordText.Step(competition, step.Round));
        if (step.Eliminated.Count == 0 && step.Admitted.Count > 0)
            return BoardText.CameIn(when, name, Named(competition, step.Admitted), step.Size);
        return Text.Sentences(
            BoardText.Cut(when, name, step.In, step.Size),
            step.Eliminated.Count is 0 or > MostNames
                ? Text.None
                : BoardText.Out(Named(competition, step.Eliminated.Select(each => each.Team))),
            step.Planned is { } planned && planned != step.Size ? BoardText.Planned(planned) : Text.None
        );
    }

    private static Text Named(Competition competition, IEnumerable<TeamId> teams) =>
        NamesOf(teams.Select(team => competition.Teams[team].Name));

    // In the order of each language.
    private static Text NamesOf(IEnumerable<Names> names)
    {
        var all = names.ToList();
        string In(Tongue tongue) =>
            Text.List(all.Select(Text.Of).OrderBy(each => each.In(tongue), StringComparer.Create(tongue.Culture, true)))
                .In(tongue);
        return new(In(Tongue.English), In(Tongue.Korean));
    }
}
