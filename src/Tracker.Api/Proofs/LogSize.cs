using System.Globalization;
using Tracker.Api.Http;

namespace Tracker.Api.Proofs;

/// <summary>The size of a log, or a place in it, as a query names it: from 1 on.</summary>
internal static class LogSize
{
    /// <summary>Reads it; or says what is wrong with it.</summary>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="text">What the query says.</param>
    /// <param name="usual">What is meant where it says nothing; null where it must say something.</param>
    /// <param name="most">The most that it may be.</param>
    public static (long Size, IResult? Problem) Read(string parameter, string? text, long? usual, long most)
    {
        if (text is null && usual is { } meant)
            return (meant, null);
        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size);
        if (isNumber && size >= 1 && size <= most)
            return (size, null);
        var fault =
            text is null ? "is missing"
            : isNumber ? "is out of range"
            : "cannot be read";
        return (
            0,
            Problems.Of(
                StatusCodes.Status400BadRequest,
                $"The parameter {parameter} {fault}.",
                string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {most}")
            )
        );
    }
}
