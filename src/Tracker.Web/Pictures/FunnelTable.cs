using System.Globalization;

namespace Tracker.Web.Pictures;

/// <summary>
/// What the picture shows as a table, which is its equal for whoever does not see it: the same steps, sizes and teams.
/// </summary>
/// <param name="Caption">What it is.</param>
/// <param name="Heads">The heads of its columns: step, date, planned, actual, who left, who came in.</param>
/// <param name="Rows">A row for each column of the picture.</param>
public sealed record FunnelTable(string Caption, IReadOnlyList<string> Heads, IReadOnlyList<FunnelRow> Rows)
{
    /// <summary>The table of a picture.</summary>
    public static FunnelTable Of(FunnelPicture picture) =>
        new(
            picture.Words.TableCaption(picture.Name),
            picture.Words.TableHeads,
            [.. picture.Columns.Select((column, place) => RowOf(picture, column, place))]
        );

    private static FunnelRow RowOf(FunnelPicture picture, FunnelColumn column, int place)
    {
        var words = picture.Words;
        return new(
            column.Name,
            column.At is { } day ? words.Day(day) : "",
            Number(column.Planned),
            Number(column.Actual),
            [
                .. picture.Threads.SelectMany(thread =>
                    thread
                        .Stints.Where(stint => stint.End is not null && stint.Last == place - 1)
                        .Select(stint => new FunnelRowTeam(thread.Name, stint.End!.Reason))
                ),
            ],
            [
                .. picture.Threads.SelectMany(thread =>
                    thread
                        .Stints.Where(stint => stint.Arrival != Arrival.Entered && stint.First == place)
                        .Select(stint => new FunnelRowTeam(thread.Name, words.Came(stint.Arrival)))
                ),
            ],
            [.. column.Tiers.Select(tier => words.Counted(tier.Size, tier.Name))]
        );
    }

    private static string Number(int? size) => size?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A row of the table.</summary>
/// <param name="Step">The step.</param>
/// <param name="Day">When it took effect; empty while that is not known.</param>
/// <param name="Planned">The planned size; empty where nothing was planned.</param>
/// <param name="Actual">The actual size; empty while it is not reached.</param>
/// <param name="Left">Who left since the row before, and why.</param>
/// <param name="CameIn">Who came in since the row before, and how.</param>
/// <param name="Tiers">How many went on in each tier.</param>
public sealed record FunnelRow(
    string Step,
    string Day,
    string Planned,
    string Actual,
    IReadOnlyList<FunnelRowTeam> Left,
    IReadOnlyList<FunnelRowTeam> CameIn,
    IReadOnlyList<string> Tiers
);

/// <summary>A team in a row of the table.</summary>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="How">Why it left, or how it came in.</param>
public sealed record FunnelRowTeam(string Name, string How);
