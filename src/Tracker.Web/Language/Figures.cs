using System.Globalization;

namespace Tracker.Web.Language;

/// <summary>Figures as they were given: a score keeps its digits in every language.</summary>
public static class Figures
{
    /// <summary>A score, with the digits that it has.</summary>
    public static string Of(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);
}
