using System.Net;
using System.Text;
using Tracker.Client;

namespace Tracker.Api.Tests.Client;

/// <summary>A program is told when what it asks is to go.</summary>
public sealed class DeprecationTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public async Task An_answer_that_says_so_is_told_of_whatever_it_is(int status)
    {
        var told = await ToldAsync(
            status,
            ("Deprecation", "@1796083200"),
            ("Sunset", "Tue, 01 Jun 2027 00:00:00 GMT"),
            ("Link", "</next>; rel=\"next\", </docs/#new>; rel=\"deprecation\"")
        );

        Assert.Equal(
            [
                new TrackerDeprecation(
                    "GET",
                    "/api/competitions/cup/field",
                    new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero),
                    new(2027, 6, 1, 0, 0, 0, TimeSpan.Zero),
                    "/docs/#new"
                ),
            ],
            told
        );
    }

    [Fact]
    public async Task What_it_leaves_out_is_left_out() =>
        Assert.Equal(
            [("/api/competitions/cup/field", null, null)],
            (await ToldAsync(200, ("Deprecation", "@0"))).Select(each => (each.Path, each.Sunset, each.See))
        );

    [Theory]
    [InlineData(null)]
    [InlineData("true")]
    [InlineData("@")]
    [InlineData("@soon")]
    [InlineData("@99999999999999")]
    public async Task What_says_nothing_that_can_be_read_is_not_told_of(string? header) =>
        Assert.Empty(await ToldAsync(200, ("Deprecation", header)));

    private static async Task<List<TrackerDeprecation>> ToldAsync(
        int status,
        params (string Name, string? Value)[] headers
    )
    {
        var told = new List<TrackerDeprecation>();
        using var http = new HttpClient(
            new Scripted(() =>
            {
                var response = new HttpResponseMessage((HttpStatusCode)status)
                {
                    Content = new StringContent(
                        """{"competition": "cup", "asOf": "2026-12-02", "knownAt": "2026-12-02", "size": 0, "version": 1, "teams": [], "out": []}""",
                        Encoding.UTF8,
                        "application/json"
                    ),
                    RequestMessage = new(HttpMethod.Get, "http://tracker/api/competitions/cup/field?lang=en"),
                };
                foreach (var (name, value) in headers)
                    if (value is not null)
                        response.Headers.TryAddWithoutValidation(name, value);
                return Task.FromResult(response);
            })
        );
        using var client = new TrackerClient(http, new TrackerClientOptions { Deprecated = told.Add });
        try
        {
            await client.FieldAsync("cup", cancellation: TestContext.Current.CancellationToken);
        }
        catch (TrackerException refused) when (refused.Status == status) { }
        return told;
    }
}
