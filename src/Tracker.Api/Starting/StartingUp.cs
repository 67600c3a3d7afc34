using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tracker.Api.Security;

namespace Tracker.Api.Starting;

/// <summary>What happens around the start: the seeds, the lines that say where everything is, the health checks.</summary>
public static class StartingUp
{
    /// <summary>Adds it to a host.</summary>
    public static void AddStarting(this WebApplicationBuilder builder, Home home)
    {
        // What users need at the start is said once it is done; the rest is for whoever asks for it in the configuration.
        foreach (var noisy in new[] { "Microsoft", "Marten", "Wolverine" })
            if (builder.Configuration[$"Logging:LogLevel:{noisy}"] is null)
                builder.Logging.AddFilter(noisy, LogLevel.Warning);
        // Messages are looked for every second. While the database is away, whoever asks and the health check are told; each
        // look would tell of it at length. A message that fails is told under its own name.
        foreach (var looking in new[] { "Wolverine.Runtime", "Wolverine.RDBMS" })
            builder.Logging.AddFilter(looking, LogLevel.None);
        // A race that a writer lost is decided again; what fails for good is told by whoever asked. The store would tell of
        // both, with the whole of the event.
        builder.Logging.AddFilter("Marten.IDocumentStore", LogLevel.None);
        // There is no cookie and nothing else that data protection would protect.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.None);
        // What fails the start is told by Program, once.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // A caller without a token is the caller's affair.
        builder.Logging.AddFilter(typeof(OwnTokens).FullName, LogLevel.Warning);
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        // The embedded default begins with the histories that come with Tracker; another database when it is asked for.
        if (builder.Configuration.GetValue<bool?>("Tracker:Seed") ?? home.IsPrivate)
            builder.Services.AddHostedService<Seeding>();
        builder.Services.AddSingleton(home).AddHostedService<Greeting>();
    }

    /// <summary>Maps whether the service lives, and whether it can serve.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
    }

    /// <summary>Says where everything is, once it is there.</summary>
    private sealed class Greeting(Home home, IServer server, IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.ApplicationStarted.Register(Greet);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private void Greet()
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            // By the machine's clock, as that is what says when the process began.
            var took = DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime();
            Console.WriteLine($"Tracker is ready after {took.TotalSeconds:0.0} s.");
            Console.WriteLine($"  address   {string.Join(", ", addresses)}  (reference at /docs)");
            Console.WriteLine($"  token     {home.Tokens?.Operator.Path ?? "as configured"}");
            Console.WriteLine($"  archivist {home.Tokens?.Archivist.Path ?? "as configured"}");
            Console.WriteLine($"  database  {home.Database}");
        }
    }
}
