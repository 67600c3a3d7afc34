using Tracker.Api.Security.Tokens;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Store.Feeds;
using Tracker.Web.Keeping;

namespace Tracker.Api.Security;

/// <summary>Tells the pages who looks: the same that the API is told.</summary>
public sealed class PageCallers(TokenWatch tokens) : ICallers
{
    /// <inheritdoc />
    public Reader ReaderOf(HttpContext http, CompetitionId? competition) => Caller.Of(http).ReaderOf(competition);

    /// <inheritdoc />
    public bool MayRecord(HttpContext http, CompetitionId? competition) =>
        Caller.Of(http).Denies(Deed.Record, competition) is null;

    /// <inheritdoc />
    public string NameOf(HttpContext http) => Caller.Of(http).Name;

    /// <inheritdoc />
    public StillTaken? StillTaken(HttpContext http) => tokens.Of(http);
}
