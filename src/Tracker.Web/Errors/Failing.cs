using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Web.Visiting;

namespace Tracker.Web.Errors;

/// <summary>Answers with a page where a page could not be made; everything else fails as the API does.</summary>
internal static class Failing
{
    /// <summary>Marks an endpoint that answers with pages.</summary>
    public sealed class AsPage;

    public static void Use(IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                try
                {
                    await next(http);
                }
                catch (Exception failure) when (IsOfPage(http) && failure is not OperationCanceledException)
                {
                    FailedRequests.Tell(
                        http.RequestServices.GetRequiredService<ILogger<FailedRequests>>(),
                        http,
                        StatusCodes.Status503ServiceUnavailable,
                        failure
                    );
                    http.Response.Clear();
                    http.Response.Headers.RetryAfter = "1";
                    await ErrorPages
                        .Of(
                            Visits.Read(http).Visit,
                            StatusCodes.Status503ServiceUnavailable,
                            ErrorText.Failed,
                            ErrorText.TryAgain
                        )
                        .ExecuteAsync(http);
                }
            }
        );

    private static bool IsOfPage(HttpContext http) =>
        !http.Response.HasStarted && http.GetEndpoint()?.Metadata.GetMetadata<AsPage>() is not null;
}
