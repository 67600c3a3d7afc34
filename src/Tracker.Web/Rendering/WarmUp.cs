using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Domain.Clocks;
using Tracker.Store.Reading;
using Tracker.Web.Language;

namespace Tracker.Web.Rendering;

/// <summary>
/// Makes two pages at the start that nobody asked for, so that the first reader does not wait for what is done but once. A
/// start neither fails by it nor waits for it for long.
/// </summary>
public sealed class WarmUp(IServiceProvider services, ILogger<WarmUp> logger) : IHostedLifecycleService
{
    private const string Board = "/c/{competition}";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>The pages that were made.</summary>
    public IReadOnlyList<string> Made { get; private set; } = [];

    /// <inheritdoc />
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await MakeAsync(cancellationToken).WaitAsync(Limit, cancellationToken);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            logger.LogDebug(failure, "No page was made ahead");
        }
    }

    private async Task MakeAsync(CancellationToken cancellation)
    {
        // Away from the start: what takes no time to wait takes time to compute.
        await Task.Yield();
        var any = new Question(null, null, Reader.Public, Tongue.English.Tag);
        var listed = await services.GetRequiredService<CompetitionReader>().ListAsync(any, null, 1, cancellation);
        await MakeAsync("/", "/", new(), cancellation);
        foreach (var summary in listed)
            await MakeAsync(
                Board,
                $"/c/{summary.Competition}",
                new() { ["competition"] = summary.Competition.Value },
                cancellation
            );
    }

    private async Task MakeAsync(string route, string path, RouteValueDictionary values, CancellationToken cancellation)
    {
        var endpoint = services
            .GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .First(each => each.RoutePattern.RawText == route);
        await using var scope = services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellation };
        http.Request.Method = HttpMethods.Get;
        http.Request.Path = path;
        http.Request.RouteValues = values;
        http.SetEndpoint(endpoint);
        await endpoint.RequestDelegate!(http);
        Made = [.. Made, path];
    }

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
