using Tracker.Domain.Competitions;
using Tracker.Domain.Values;

namespace Tracker.Api.HistoryFiles;

/// <summary>A history as a file holds it (DESIGN section 6): the sources once, and the events in the order of recording.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Events">Its events, each with the whole of its sources.</param>
public sealed record HistoryFile(CompetitionId Competition, ValueList<CompetitionEvent> Events)
{
    /// <summary>The only format there is; a later one has another number.</summary>
    public const string Format = "tracker-history/1";

    /// <summary>The greatest size of a file, in bytes.</summary>
    public const int LargestFile = 8 * 1024 * 1024;
}
