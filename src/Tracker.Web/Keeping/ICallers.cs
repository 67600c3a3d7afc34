using Microsoft.AspNetCore.Http;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Tracker.Store.Feeds;

namespace Tracker.Web.Keeping;

/// <summary>What the service, which knows callers by their tokens, tells the pages of who looks.</summary>
public interface ICallers
{
    /// <summary>As whom they see a competition; null asks for all of them.</summary>
    Reader ReaderOf(HttpContext http, CompetitionId? competition);

    /// <summary>Whether they may record facts of a competition; null asks whether of any.</summary>
    bool MayRecord(HttpContext http, CompetitionId? competition);

    /// <summary>By which name the record says that they did something.</summary>
    string NameOf(HttpContext http);

    /// <summary>Tells whether the token with which they look is taken still; null where it cannot cease to be.</summary>
    StillTaken? StillTaken(HttpContext http);
}
