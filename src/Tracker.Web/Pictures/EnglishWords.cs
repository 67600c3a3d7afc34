using System.Globalization;

namespace Tracker.Web.Pictures;

/// <summary>What the pictures say in English.</summary>
internal sealed class EnglishWords : PictureWords
{
    public override string Language => "en";
    public override string Entry => "Entered";
    public override string Since => "Since then";
    public override string ToCome => "To come";
    public override string StillIn => "still in";
    public override string Actual => "teams in";
    public override string Planned => "planned";
    public override string Won => "winner";
    public override string Returned => "out, then back";
    public override string CameIn => "came in";
    public override string Winners => "Winner";
    public override string StillInHead => "Still in";
    public override IReadOnlyList<string> TableHeads => ["Step", "Date", "Planned", "Actual", "Left", "Came in"];

    public override string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public override string AsOf(DateOnly day) => $"As of {Day(day)}";

    public override string PlannedSize(int size) => $"planned {size}";

    public override string Call(int? seats) =>
        seats is { } open ? $"Call for {Teams(open).Replace(' ', '\u00a0')}" : "Call";

    public override string Short(ExitKind kind) =>
        kind switch
        {
            ExitKind.Rank => "ranked out",
            ExitKind.Gate => "failed requirement",
            ExitKind.Conceded => "conceded",
            ExitKind.Broken => "broken",
            ExitKind.Withdrawn => "withdrew",
            ExitKind.Disqualified => "disqualified",
            ExitKind.Merged => "merged",
            _ => "not selected",
        };

    public override string Failed(string gates) => $"failed: {gates}";

    public override string Why(ExitKind kind, string detail = "") =>
        (kind, detail) switch
        {
            (_, "") => Short(kind),
            (ExitKind.Merged, _) => $"merged into {detail}",
            _ => $"{Short(kind)}: {detail}",
        };

    public override string Came(Arrival arrival) =>
        arrival switch
        {
            Arrival.Admitted => "admitted",
            Arrival.Reinstated => "reinstated",
            Arrival.Formed => "formed by merger",
            _ => "entered",
        };

    public override string Counted(int count, string what) => $"{count} {what}";

    public override string More(int count) => $"+{count} more";

    public override string Story(FunnelPicture picture)
    {
        var sizes = picture.Reached.Count switch
        {
            0 => "No team has entered yet.",
            1 => $"{Teams(picture.Reached[0].Actual!.Value)} entered.",
            _ => $"The field went from {Sizes(picture, column => PlannedSize(column.Planned!.Value))} teams.",
        };
        var planned = picture.Columns.Where(column => column is { Actual: null, Planned: not null }).ToList();
        var next =
            planned.Count == 0 ? "" : $" Planned next: {string.Join(", then ", planned.Select(each => each.Planned))}.";
        return $"{sizes}{Names(picture)}{next}";
    }

    public override string TableCaption(string competition) => $"{competition}: planned and actual sizes, step by step";

    protected override string? Tier(string tier, int count) =>
        tier switch
        {
            "finalist" or "alternate" or "winner" => count == 1 ? tier : $"{tier}s",
            "standard" => "standardised",
            _ => null,
        };

    protected override string To(string round) => $"to {round}";

    private static string Names(FunnelPicture picture)
    {
        var names = picture.NamesIn.ToList();
        var won = picture.StillIn.Where(thread => thread.Won).Select(thread => thread.Name).ToList();
        return won.Count > 0 ? $" Winner: {string.Join(", ", won)}."
            : picture.Reached.Count < 2 ? ""
            : names.Count is > 0 and <= 10 ? $" Still in: {string.Join(", ", names)}."
            : "";
    }

    private static string Teams(int count) => count == 1 ? "1 team" : $"{count} teams";
}
