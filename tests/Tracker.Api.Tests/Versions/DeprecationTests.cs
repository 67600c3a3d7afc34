using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Api.Tests.Support;
using Tracker.Api.Versions;

namespace Tracker.Api.Tests.Versions;

/// <summary>What is to go says so in its answers and in the reference. Nothing is, so a host is made in which the field is.</summary>
public sealed class DeprecationTests(TestDatabase databases) : IAsyncLifetime
{
    private static readonly DeprecatedAttribute Old = new("2026-12-01", "2027-06-01", "/docs/#the-new-field");

    private TrackerHost host = null!;
    private string cup = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TrackerHost.OnAsync(
            await databases.CreateAsync(TestContext.Current.CancellationToken),
            services: services =>
                services
                    .AddSingleton<MatcherPolicy, OldRoutes>()
                    .AddSingleton<IApiDescriptionProvider, OldDescriptions>()
        );
        cup = await SmallCup.ImportAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Every_answer_says_since_when_until_when_and_where_to_read_on()
    {
        var tag = (await host.GetAsync($"{cup}/field")).Tag;
        // The second and third time they would lie ready.
        foreach (
            var (status, answer) in new[]
            {
                (200, await host.GetAsync($"{cup}/field")),
                (200, await host.GetAsync($"{cup}/field")),
                (304, await host.SendAsync(HttpMethod.Get, $"{cup}/field", null, null, ("If-None-Match", tag))),
                (200, await host.GetAsync($"{cup.Replace("/api/", "/api/v1/")}/field")),
                (400, await host.GetAsync($"{cup}/field?asOf=never")),
                (401, await host.SendAsync(HttpMethod.Get, $"{cup}/field", null, "a-token-of-nobody")),
            }
        )
        {
            Assert.Equal(status, answer.Status);
            // 1 December 2026 in seconds since 1970.
            Assert.Equal("@1796083200", answer.Headers["Deprecation"]);
            Assert.Equal("Tue, 01 Jun 2027 00:00:00 GMT", answer.Headers["Sunset"]);
            Assert.Equal("</docs/#the-new-field>; rel=\"deprecation\"", answer.Headers["Link"]);
        }
    }

    [Fact]
    public async Task Other_links_stay_beside_it()
    {
        var answer = await host.GetAsync($"{cup}/history.csv?limit=2");

        Assert.Contains("rel=\"deprecation\"", answer.Headers["Link"]);
        Assert.Contains("rel=\"next\"", answer.Headers["Link"]);
    }

    [Fact]
    public async Task What_stays_says_nothing()
    {
        for (var i = 0; i < 2; i++)
        {
            var answer = await host.GetAsync($"{cup}/funnel");
            Assert.DoesNotContain(answer.Headers.Keys, name => name is "Deprecation" or "Sunset" or "Link");
        }
    }

    [Fact]
    public async Task The_reference_marks_it()
    {
        var paths = (await host.GetAsync("/openapi/v1.json")).Json["paths"]!;

        var old = paths["/api/competitions/{competition}/field"]!["get"]!;
        Assert.True((bool?)old["deprecated"]);
        Assert.StartsWith(
            "Deprecated since 2026-12-01, and answered until 2027-06-01 at least: see /docs/#the-new-field.",
            (string?)old["description"],
            StringComparison.Ordinal
        );
        Assert.All(
            ["Deprecation", "Sunset", "Link"],
            header => Assert.NotNull(old["responses"]!["200"]!["headers"]![header])
        );
        Assert.Null(paths["/api/competitions/{competition}/funnel"]!["get"]!["deprecated"]);
    }

    [Theory]
    [InlineData("2026-12-01", "2027-05-31")]
    [InlineData("2026-12-01", "2026-11-30")]
    public void Nothing_goes_sooner_than_is_promised(string since, string sunset) =>
        Assert.Throws<ArgumentException>(() => new DeprecatedAttribute(since, sunset, "/docs"));

    private static bool IsOld(string? path) =>
        path?.EndsWith("/field", StringComparison.Ordinal) == true
        || path?.EndsWith("/history.{extension}", StringComparison.Ordinal) == true;

    // As if the endpoints had the attribute.
    private sealed class OldRoutes : MatcherPolicy, IEndpointSelectorPolicy
    {
        public override int Order => int.MaxValue;

        public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
            endpoints.OfType<RouteEndpoint>().Any(each => IsOld(each.RoutePattern.RawText));

        public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
        {
            for (var i = 0; i < candidates.Count; i++)
                if (candidates[i].Endpoint is RouteEndpoint found && IsOld(found.RoutePattern.RawText))
                    candidates.ReplaceEndpoint(
                        i,
                        new RouteEndpoint(
                            found.RequestDelegate!,
                            found.RoutePattern,
                            found.Order,
                            new EndpointMetadataCollection([.. found.Metadata, Old]),
                            found.DisplayName
                        ),
                        candidates[i].Values
                    );
            return Task.CompletedTask;
        }
    }

    private sealed class OldDescriptions : IApiDescriptionProvider
    {
        public int Order => 0;

        public void OnProvidersExecuting(ApiDescriptionProviderContext context) { }

        public void OnProvidersExecuted(ApiDescriptionProviderContext context)
        {
            foreach (var each in context.Results.Where(each => IsOld($"/{each.RelativePath?.TrimStart('/')}")))
                each.ActionDescriptor.EndpointMetadata = [.. each.ActionDescriptor.EndpointMetadata, Old];
        }
    }
}
