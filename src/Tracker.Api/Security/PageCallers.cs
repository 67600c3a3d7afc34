using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Web.Keeping;

namespace Tracker.Api.Security;

/// <summary>Tells the pages who looks: the same that the API is told.</summary>
public sealed class PageCallers : ICallers
{
    /// <inheritdoc />
    public Reader ReaderOf(HttpContext http, CompetitionId? competition) => Caller.Of(http).ReaderOf(competition);

    /// <inheritdoc />
    public bool MayRecord(HttpContext http, CompetitionId? competition) =>
        Caller.Of(http).Denies(Deed.Record, competition) is null;

    /// <inheritdoc />
    public string NameOf(HttpContext http) => Caller.Of(http).Name;
}
