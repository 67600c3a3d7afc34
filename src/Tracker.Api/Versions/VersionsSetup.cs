namespace Tracker.Api.Versions;

/// <summary>Versions of the API, and what of it is to go.</summary>
public static class VersionsSetup
{
    /// <summary>Reads versions out of requests; before whoever looks at their paths and headers.</summary>
    public static void UseVersions(this WebApplication app) => app.UseMiddleware<VersionedRequests>();

    /// <summary>Says of deprecated endpoints that they are; after routes are found.</summary>
    public static void UseDeprecations(this WebApplication app) =>
        app.Use(
            (http, next) =>
            {
                DeprecatedAttribute.Of(http)?.Tell(http);
                return next(http);
            }
        );
}
