using System.Globalization;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;

namespace Tracker.Web.Pictures;

/// <summary>What the pictures say, in one language.</summary>
internal abstract class PictureWords
{
    // What is decided goes before what is put off.
    private static readonly string[] KnownTiers = ["winner", "standard", "finalist", "alternate"];

    public static PictureWords In(string language) => language == "ko" ? new KoreanWords() : new EnglishWords();

    public abstract string Language { get; }
    public abstract string Entry { get; }
    public abstract string Since { get; }
    public abstract string ToCome { get; }
    public abstract string StillIn { get; }
    public abstract string Actual { get; }
    public abstract string Planned { get; }
    public abstract string Won { get; }
    public abstract string Returned { get; }
    public abstract string CameIn { get; }
    public abstract string Winners { get; }
    public abstract string StillInHead { get; }

    /// <summary>A day, as one writes it.</summary>
    public abstract string Day(DateOnly day);

    /// <summary>For which day the picture is.</summary>
    public abstract string AsOf(DateOnly day);

    /// <summary>A planned size that is not the actual one, or is still to come.</summary>
    public abstract string PlannedSize(int size);

    /// <summary>A call for teams.</summary>
    public abstract string Call(int? seats);

    /// <summary>Why a team left, in one or two words.</summary>
    public abstract string Short(ExitKind kind);

    /// <summary>That a team failed gates, as short as it can be said with their names.</summary>
    public abstract string Failed(string gates);

    /// <summary>Why a team left, with what is known of it: the gates it failed, what it said, of whom it is part.</summary>
    public abstract string Why(ExitKind kind, string detail = "");

    /// <summary>How a team came in.</summary>
    public abstract string Came(Arrival arrival);

    /// <summary>So many teams of which something is said.</summary>
    public abstract string Counted(int count, string what);

    /// <summary>So many more.</summary>
    public abstract string More(int count);

    /// <summary>The picture in a sentence or two.</summary>
    public abstract string Story(FunnelPicture picture);

    /// <summary>The heads of the table: step, date, planned, actual, who left, who came in.</summary>
    public abstract IReadOnlyList<string> TableHeads { get; }

    /// <summary>What the table is, in one line.</summary>
    public abstract string TableCaption(string competition);

    /// <summary>The name of a tier that is known, for so many teams.</summary>
    protected abstract string? Tier(string tier, int count);

    /// <summary>The name of a tier that leads to a round.</summary>
    protected abstract string To(string round);

    /// <summary>The place of a tier among the others.</summary>
    public static int PlaceOf(string tier) =>
        Array.IndexOf(KnownTiers, tier) is >= 0 and var place ? place : KnownTiers.Length;

    /// <summary>A tier's name; one that is named like a round has the round's.</summary>
    public string NameOfTier(Competition competition, string tier, int count) =>
        Tier(tier, count)
        ?? (
            Slug.TryParse<StepId>(tier, out var id) && competition.Rounds.TryGetValue(id, out var round)
                ? To(round.Name.In(Language))
                : tier
        );

    /// <summary>The name of a round or call.</summary>
    public string NameOf(Competition competition, StepId step) =>
        competition.Rounds.TryGetValue(step, out var round)
            ? round.Name.In(Language)
            : Call(competition.Calls.GetValueOrDefault(step)?.Seats);

    /// <summary>A team's path in a sentence: what its thread says when it is pointed at.</summary>
    public string Path(FunnelThread thread, FunnelPicture picture)
    {
        var parts = new List<string>();
        foreach (var stint in thread.Stints)
        {
            if (stint.Arrival != Arrival.Entered)
                parts.Add(Dated(Came(stint.Arrival), picture.Columns[stint.First].At));
            if (stint.End is { } end)
                parts.Add(Dated(end.Reason, end.At));
        }
        if (thread.IsIn)
            parts.Add(StillIn);
        return $"{thread.Name}: {string.Join(" → ", parts)}";
    }

    protected static string Sizes(FunnelPicture picture, Func<FunnelColumn, string> planned) =>
        string.Join(
            " → ",
            picture.Reached.Select(column =>
                column.Actual!.Value.ToString(CultureInfo.InvariantCulture)
                + (column.Differs ? $" ({planned(column)})" : "")
            )
        );

    private string Dated(string what, DateOnly? at) => at is { } day ? $"{what}, {Day(day)}" : what;
}
