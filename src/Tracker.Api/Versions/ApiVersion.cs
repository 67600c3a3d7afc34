using Microsoft.Net.Http.Headers;

namespace Tracker.Api.Versions;

/// <summary>
/// The version of the API. It stands for what may be relied on: within it members, parameters, types of events and codes are
/// added, and nothing is taken away or changes its meaning.
/// </summary>
public static class ApiVersion
{
    /// <summary>The one that there is.</summary>
    public const string Current = "1";

    /// <summary>The header by which every answer says it.</summary>
    public const string Header = "Api-Version";

    /// <summary>How a path begins that names it; without it the path means the same.</summary>
    public const string Path = "/api/v" + Current;

    /// <summary>The media type that names it.</summary>
    public const string MediaType = "application/vnd.tracker.v" + Current + "+json";

    /// <summary>The code of a refusal of any other version.</summary>
    public const string Unknown = "unknown-version";

    /// <summary>Says the version in an answer.</summary>
    public static void Tell(HttpContext http)
    {
        http.Response.Headers[Header] = Current;
        // Every answer that is JSON may be asked for by either name of its type.
        http.Response.Headers.Vary = HeaderNames.Accept;
    }
}
