using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Web.Pictures;

/// <summary>
/// What the picture of a funnel shows, before anything is drawn: the columns with their planned and actual sizes, and each
/// team as a thread through them. It is made from a sight, so it shows what the reader may see.
/// </summary>
/// <param name="Options">For whom and for which place.</param>
/// <param name="Name">The competition's name in the reader's language.</param>
/// <param name="AsOf">For which day.</param>
/// <param name="Columns">The entry, each step, what happened since, and what is planned, in this order.</param>
/// <param name="Threads">Every team that ever took part, once, by name.</param>
/// <param name="Gaps">Who leaves before each column, from the innermost lane outwards; nobody before the entry.</param>
public sealed record FunnelPicture(
    PictureOptions Options,
    string Name,
    DateOnly AsOf,
    IReadOnlyList<FunnelColumn> Columns,
    IReadOnlyList<FunnelThread> Threads,
    IReadOnlyList<IReadOnlyList<Leaving>> Gaps
)
{
    /// <summary>The picture of what a reader may see. Pure: the same sight gives the same picture.</summary>
    public static FunnelPicture Of(Sight sight, PictureOptions options)
    {
        var competition = sight.Competition;
        var funnel = FunnelView.Of(sight.Heading, competition);
        var words = PictureWords.In(options.Language);
        var columns = FunnelColumns.Of(sight, funnel, words);
        var threads = new ThreadMaker(sight, words).Make(funnel);
        var lanes = new Lanes(threads, columns.Count(column => column.Actual is not null), options);
        return new(
            options,
            competition.Name.In(options.Language),
            sight.Zone.DayOf(sight.Heading.AsOf.In(sight.Zone)),
            [.. columns.Select((column, place) => column with { Lanes = lanes.In(place) })],
            threads,
            lanes.Gaps
        );
    }

    /// <summary>The words of the reader's language.</summary>
    internal PictureWords Words { get; } = PictureWords.In(Options.Language);

    private readonly Dictionary<TeamId, FunnelThread> byTeam = Threads.ToDictionary(thread => thread.Team);

    private readonly List<Dictionary<TeamId, int>> lanes =
    [
        .. Columns.Select(column => column.Lanes.Select((team, lane) => (team, lane)).ToDictionary()),
    ];

    private readonly Dictionary<(TeamId Team, int Stint), int> places = Gaps.SelectMany(gap =>
            gap.Select((leaving, place) => (leaving, place))
        )
        .ToDictionary(each => (each.leaving.Thread.Team, each.leaving.Stint), each => each.place);

    /// <summary>The columns that are reached, with the teams that were in then.</summary>
    internal IReadOnlyList<FunnelColumn> Reached { get; } = [.. Columns.Where(column => column.Actual is not null)];

    /// <summary>The threads of the teams that are still in, in the order of their lanes.</summary>
    internal IReadOnlyList<FunnelThread> StillIn { get; } =
    [
        .. Columns
            .Where(column => column.Actual is not null)
            .TakeLast(1)
            .SelectMany(column => column.Lanes)
            .Join(Threads, team => team, thread => thread.Team, (_, thread) => thread),
    ];

    /// <summary>The names of the teams that are still in, in the reader's order.</summary>
    internal IEnumerable<string> NamesIn => Threads.Where(thread => thread.IsIn).Select(thread => thread.Name);

    /// <summary>The thread of a team.</summary>
    internal FunnelThread Thread(TeamId team) => byTeam[team];

    /// <summary>The place of an end among those before the same column.</summary>
    internal int PlaceOf(FunnelThread thread, int stint) => places[(thread.Team, stint)];

    /// <summary>The lane of a team at a column where it is in.</summary>
    internal int LaneOf(TeamId team, int column) => lanes[column][team];

    /// <summary>
    /// As which team a team goes on that became part of another before a column, which may have become part of a third; and
    /// in which of its stints that one left too before the column.
    /// </summary>
    internal (TeamId Team, int? Stint) Joined(TeamId into, int column)
    {
        var followed = new HashSet<TeamId>();
        while (followed.Add(into) && !lanes[column].ContainsKey(into))
        {
            var stints = Thread(into).Stints;
            var stint = Enumerable
                .Range(0, stints.Count)
                .FirstOrDefault(place => stints[place].End is not null && stints[place].Last == column - 1, -1);
            if (stint < 0 || stints[stint].End is not { Kind: ExitKind.Merged, Into: { } further })
                return (into, stint < 0 ? null : stint);
            into = further;
        }
        return (into, null);
    }

    /// <summary>The greatest size, planned or actual; at least one.</summary>
    internal int Largest { get; } =
        Columns.Max(column => Math.Max(Math.Max(column.Actual ?? 0, column.Planned ?? 0), 1));

    /// <summary>The picture in one sentence or two, for whoever does not see it.</summary>
    public string Description => Words.Story(this);

    /// <summary>The picture as SVG.</summary>
    public string ToSvg() => SvgWriter.Write(Draw());

    /// <summary>The picture as shapes.</summary>
    internal Drawing Draw() =>
        Options.Size switch
        {
            PictureSize.Narrow or PictureSize.Medium => new NarrowLayout(this).Draw(),
            PictureSize.Small => new SmallLayout(this).Draw(),
            PictureSize.Card => new CardLayout(this).Draw(),
            _ => new WideLayout(this).Draw(),
        };
}

/// <summary>A column of the picture: the field at one time.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Step">The round or call, where it is one.</param>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="At">When it took effect; null while that is not known.</param>
/// <param name="Planned">The planned size; null where nothing was planned.</param>
/// <param name="Actual">The actual size; null while it is not reached.</param>
/// <param name="Tiers">How many went on in each tier, the tier's name in the reader's language.</param>
public sealed record FunnelColumn(
    ColumnKind Kind,
    StepId? Step,
    string Name,
    DateOnly? At,
    int? Planned,
    int? Actual,
    IReadOnlyList<TierSize> Tiers
)
{
    /// <summary>Who was in then, by lane, the innermost first.</summary>
    public IReadOnlyList<TeamId> Lanes { get; init; } = [];

    /// <summary>Whether both sizes are known and differ.</summary>
    public bool Differs => Planned is { } planned && Actual is { } actual && planned != actual;
}

/// <summary>What a column stands for.</summary>
public enum ColumnKind
{
    /// <summary>Everyone who entered.</summary>
    Entry,

    /// <summary>After a decided round, or a call that admitted teams.</summary>
    Step,

    /// <summary>After what has happened since the last step.</summary>
    Since,

    /// <summary>A round that is still to come.</summary>
    Planned,
}

/// <summary>How many went on in a tier.</summary>
/// <param name="Tier">The tier as it is recorded.</param>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="Size">How many.</param>
public sealed record TierSize(string Tier, string Name, int Size);

/// <summary>A team's thread.</summary>
/// <param name="Team">The team.</param>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="Stints">When it was in; more than one where it came back.</param>
/// <param name="Won">Whether it is a winner.</param>
public sealed record FunnelThread(TeamId Team, string Name, IReadOnlyList<Stint> Stints, bool Won)
{
    /// <summary>Whether it is still in.</summary>
    public bool IsIn => Stints[^1].End is null;
}

/// <summary>A time in which a team was in without a break.</summary>
/// <param name="First">The first column in which it is.</param>
/// <param name="Last">
/// The last one; the one before <paramref name="First" /> where it came and went between two columns.
/// </param>
/// <param name="Arrival">How it came in.</param>
/// <param name="End">How it left, before the column after the last; null while it is in.</param>
/// <param name="Tiers">In which tier it is at each of its columns, by place; null where in none.</param>
public sealed record Stint(int First, int Last, Arrival Arrival, Exit? End, IReadOnlyList<string?> Tiers);

/// <summary>How a team came into the field.</summary>
public enum Arrival
{
    /// <summary>It entered.</summary>
    Entered,

    /// <summary>It was admitted by a round or a call.</summary>
    Admitted,

    /// <summary>Its leaving was undone.</summary>
    Reinstated,

    /// <summary>It was formed of others.</summary>
    Formed,
}

/// <summary>How a team left the field.</summary>
/// <param name="Kind">Why.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in the reader's language.</param>
/// <param name="Detail">What is known of it beside that: the gates it failed, what it said; empty for nothing.</param>
/// <param name="IsBetween">Whether it was between two steps, not by a step.</param>
/// <param name="Into">The team of which it became part.</param>
public sealed record Exit(ExitKind Kind, DateOnly At, string Reason, string Detail, bool IsBetween, TeamId? Into);

/// <summary>Why a team left: each has a mark of its own.</summary>
public enum ExitKind
{
    /// <summary>Others ranked before it.</summary>
    Rank,

    /// <summary>It failed a gate.</summary>
    Gate,

    /// <summary>It gave up its place.</summary>
    Conceded,

    /// <summary>What it entered was shown not to work or not to hold.</summary>
    Broken,

    /// <summary>A round was decided against it for another reason.</summary>
    Other,

    /// <summary>It withdrew.</summary>
    Withdrawn,

    /// <summary>It was disqualified.</summary>
    Disqualified,

    /// <summary>It became part of another team.</summary>
    Merged,
}

/// <summary>A thread's end before a column.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Stint">Which of its stints ends.</param>
public sealed record Leaving(FunnelThread Thread, int Stint)
{
    /// <summary>How it left.</summary>
    public Exit Exit => Thread.Stints[Stint].End!;

    /// <summary>Whether it came back later.</summary>
    public bool Returns => Stint + 1 < Thread.Stints.Count;
}
