namespace Tracker.Api.Http;

/// <summary>
/// Lets pages of other sites ask the API, the feed among it, and assistants in them the tools: what everyone may read, every page may. No cookie is sent along,
/// and nothing is done in anybody's name but by a token that the page itself has.
/// </summary>
public static class OtherSites
{
    private static readonly PathString[] Opened = ["/api", "/openapi", "/mcp"];

    private static readonly string[] Shown =
    [
        "Api-Version",
        "Content-Disposition",
        "Deprecation",
        "ETag",
        "Idempotency-Replayed",
        "Link",
        "Location",
        "Mcp-Session-Id",
        "RateLimit",
        "RateLimit-Policy",
        "Retry-After",
        "Sunset",
    ];

    // How long a browser need not ask again what it may send.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>Adds it to a host.</summary>
    public static void AddOtherSites(this IServiceCollection services) =>
        services.AddCors(cors =>
            cors.AddDefaultPolicy(policy =>
                policy
                    .AllowAnyOrigin()
                    .AllowAnyHeader()
                    .WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
                    .WithExposedHeaders(Shown)
                    .SetPreflightMaxAge(Remembered)
            )
        );

    /// <summary>Answers what browsers ask before, and says in the answers that they may be read.</summary>
    public static void UseOtherSites(this IApplicationBuilder app) =>
        app.UseWhen(
            http => Array.Exists(Opened, path => http.Request.Path.StartsWithSegments(path)),
            api => api.UseCors()
        );
}
