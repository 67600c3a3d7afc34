namespace Tracker.Web.Pictures;

/// <summary>How tiers are told apart: by the dashes of the line, beside their names and sizes in words.</summary>
internal static class Tiers
{
    private static readonly string[] Dashes = ["7 4", "3 4", "10 3 2 3"];

    /// <summary>The dashes of a thread that leaves a column in a tier; null for a whole line: the first tier, or none.</summary>
    public static string? DashOf(FunnelColumn column, string? tier)
    {
        var place = column.Tiers.TakeWhile(each => each.Tier != tier).Count();
        return tier is null || place == 0 || place == column.Tiers.Count ? null : Dashes[(place - 1) % Dashes.Length];
    }

    /// <summary>The dashes that a picture has, with the names of the tiers for which they stand.</summary>
    public static IEnumerable<(string Names, string Dash)> Dashed(FunnelPicture picture) =>
        picture
            .Columns.SelectMany(column => column.Tiers.Select(tier => (tier.Name, Dash: DashOf(column, tier.Tier))))
            .Where(each => each.Dash is not null)
            .Distinct()
            .GroupBy(each => each.Dash!, each => each.Name)
            .Select(each => (string.Join(" · ", each), each.Key));
}
