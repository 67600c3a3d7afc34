using System.Reflection;
using JasperFx.CodeGeneration;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;
using Tracker.Api.Limits;
using Tracker.Api.Reference;
using Tracker.Api.Security;
using Tracker.Api.Versions;
using Tracker.Domain.Json;
using Tracker.Web;
using Tracker.Web.Errors;
using Wolverine;
using Wolverine.Http;

namespace Tracker.Api.Http;

/// <summary>How the endpoints are found, read, guarded and mapped.</summary>
public static class Endpoints
{
    private static readonly object Head = new();

    /// <summary>Adds what the endpoints need to a host.</summary>
    public static void AddEndpoints(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<RouteOptions>(routes => routes.SetParameterPolicy<SlugConstraint>("slug"));
        builder.Services.ConfigureSystemTextJsonForWolverineOrMinimalApi(json =>
            DomainJson.Configure(json.SerializerOptions)
        );
        builder.Services.AddOtherSites();
        builder.Services.AddWolverineHttp();
        builder.Host.UseWolverine(options =>
        {
            options.Discovery.DisableConventionalDiscovery();
            options.ApplicationAssembly = typeof(Program).Assembly;
            options.CodeGeneration.TypeLoadMode = builder.Environment.IsDevelopment()
                ? TypeLoadMode.Dynamic
                : TypeLoadMode.Static;
        });
    }

    /// <summary>Maps the endpoints; who may call them is for <see cref="Guard" /> to decide.</summary>
    public static void MapTracker(this WebApplication app) =>
        app.MapWolverineEndpoints(options =>
        {
            options.ConfigureEndpoints(chain =>
            {
                Responses.Describe(chain);
                chain.Metadata.WithMetadata(KindOfEndpoint.Of(chain));
                if (chain.Method.Method.GetCustomAttribute<LargestBodyAttribute>() is { } largest)
                    chain.Metadata.WithMetadata(largest);
                if (chain.Method.Method.GetCustomAttribute<DeprecatedAttribute>() is { } deprecated)
                    chain.Metadata.WithMetadata(deprecated);
            });
        });

    /// <summary>Answers HEAD wherever GET is answered, with everything but the body; routes are found after it.</summary>
    public static void UseHeads(this WebApplication app)
    {
        app.Use(
            (http, next) =>
            {
                if (HttpMethods.IsHead(http.Request.Method))
                {
                    (http.Request.Method, http.Response.Body) = (HttpMethods.Get, Stream.Null);
                    http.Items[Head] = true;
                }
                return next(http);
            }
        );
        app.UseRouting();
    }

    /// <summary>Whether a request asks for headers alone: an answer that does not end by itself must end for it.</summary>
    public static bool IsHead(HttpContext http) => http.Items.ContainsKey(Head);

    /// <summary>Turns every failure into problem details, a path that leads nowhere and a fault of the service alike.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(handler => handler.Run(http => Failure(http).ExecuteAsync(http)));
        app.UseStatusCodePages(pages =>
        {
            if (PagesSetup.Nowhere(pages.HttpContext) is { } page)
                return page.ExecuteAsync(pages.HttpContext);
            var status = pages.HttpContext.Response.StatusCode;
            return Problems
                .Of(
                    status,
                    Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status) + ".",
                    status == StatusCodes.Status415UnsupportedMediaType
                        ? "application/json"
                        : "a path and method that the reference at /docs describes",
                    Problems.Codes.GetValueOrDefault(status, "refused")
                )
                .ExecuteAsync(pages.HttpContext);
        });
    }

    private static IResult Failure(HttpContext http)
    {
        // What was said before the failure is gone from the answer.
        if (http.Request.Path.StartsWithSegments("/api"))
            ApiVersion.Tell(http);
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var log = http.RequestServices.GetRequiredService<ILogger<FailedRequests>>();
        if (error is not NpgsqlException and not { InnerException: NpgsqlException })
        {
            FailedRequests.Tell(log, http, StatusCodes.Status500InternalServerError, error);
            return Problems.Failed(FailedRequests.TraceOf(http));
        }
        FailedRequests.Tell(log, http, StatusCodes.Status503ServiceUnavailable, error);
        return Problems.Unreachable(http);
    }
}
