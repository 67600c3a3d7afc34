using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alba;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Store.Writing;

namespace Tracker.Api.Tests.Support;

/// <summary>The service as it is, on a database of its own, asked over HTTP.</summary>
public sealed class TrackerHost : IAsyncDisposable
{
    /// <summary>The operator's.</summary>
    public const string Token = "a-token-that-is-long-enough";

    public const string ArchivistToken = "an-archivists-token-that-is-long-enough";

    private static readonly JsonSerializerOptions WithoutNulls = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly IAlbaHost host;

    private TrackerHost(IAlbaHost host, string database)
    {
        this.host = host;
        Database = database;
        // The service is asked as it is: no cookies, no redirects.
        Client = host.Server.CreateClient();
    }

    /// <summary>The connection string to its database.</summary>
    public string Database { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => host.Services;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A service on a new database: with the seeds, or empty.</summary>
    public static async Task<TrackerHost> StartAsync(
        TestDatabase databases,
        bool seeded = false,
        TimeProvider? clock = null
    ) => await OnAsync(await databases.CreateAsync(Cancellation), seeded, clock);

    /// <summary>A service on a database that is there.</summary>
    public static async Task<TrackerHost> OnAsync(
        string database,
        bool seeded = false,
        TimeProvider? clock = null,
        Action<IServiceCollection>? services = null,
        params (string Name, string Value)[] settings
    )
    {
        var host = await AlbaHost.For<Program>(builder =>
        {
            // As it is delivered: with the endpoints' code as it is committed.
            builder.UseEnvironment("Production");
            builder.UseSetting("ConnectionStrings:Tracker", database);
            builder.UseSetting("Tracker:OperatorToken", Token);
            builder.UseSetting("Tracker:ArchivistToken", ArchivistToken);
            builder.UseSetting("Tracker:Seed", seeded ? "true" : "false");
            // Nobody shares requests out to it who would have to be waited for.
            builder.UseSetting("Tracker:Shutdown:DelaySeconds", "0");
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
            builder.ConfigureLogging(logs => logs.SetMinimumLevel(LogLevel.Warning));
            if (services is not null)
                builder.ConfigureServices(services);
            // Messages are delivered by the machine's clock: in a time of its own nothing happens by itself.
            if (clock is not null)
                builder.ConfigureServices(own => own.AddSingleton(clock).AddSingleton<IOutbox, ForgetfulOutbox>());
        });
        return new(host, database);
    }

    /// <summary>Makes the tables of a service in a new database.</summary>
    public static async Task PrepareAsync(string database)
    {
        await using var host = await OnAsync(database);
    }

    /// <summary>Asks as the public does, or as the operator.</summary>
    public Task<Answer> GetAsync(string path, bool asOperator = false, string? language = null) =>
        SendAsync(HttpMethod.Get, path, null, asOperator ? Token : null, ("Accept-Language", language));

    /// <summary>Writes as the operator: a body that is made into JSON, or is JSON already.</summary>
    public Task<Answer> PostAsync(string path, object body, params (string Name, string? Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Json(body), Token, headers);

    /// <summary>Imports as the archivist, so that the file may say since when its facts were known.</summary>
    public Task<Answer> ImportAsync(string file, string query = "") =>
        SendAsync(HttpMethod.Post, $"/api/import{query}", Json(file), ArchivistToken);

    /// <summary>Changes as the operator.</summary>
    public Task<Answer> PutAsync(string path, object body, params (string Name, string? Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, Json(body), Token, headers);

    /// <summary>Sends anything.</summary>
    public async Task<Answer> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? body,
        string? token,
        params (string Name, string? Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers.Where(each => each.Value is not null))
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request, Cancellation);
        return await Answer.OfAsync(response, Cancellation);
    }

    public static StringContent Json(object body) =>
        new(
            body as string ?? JsonSerializer.Serialize(body, WithoutNulls),
            Encoding.UTF8,
            new MediaTypeHeaderValue("application/json")
        );

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
    }
}
