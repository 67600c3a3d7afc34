using System.Net.Http.Headers;
using System.Text;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Versions;

/// <summary>Asks a service by the version of its API.</summary>
public abstract class Versioned(EmptyTracker service) : IClassFixture<EmptyTracker>
{
    protected const string Named = "application/vnd.tracker.v1+json";
    private static int cups;

    protected TrackerHost Host => service.Host;

    protected static StringContent InNamedType(string body) => Body(body, Named);

    protected static StringContent Body(string body, string type) =>
        new(body, Encoding.UTF8, new MediaTypeHeaderValue(type));

    protected Task<Answer> AcceptAsync(string path, string accept) =>
        Host.SendAsync(HttpMethod.Get, path, null, null, ("Accept", accept));

    protected async Task<string> NewCupAsync()
    {
        var cup = $"cup-{Interlocked.Increment(ref cups)}";
        await SmallCup.ImportAsync(Host, cup);
        return cup;
    }
}
