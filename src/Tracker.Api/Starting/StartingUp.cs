using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tracker.Api.Security;

namespace Tracker.Api.Starting;

/// <summary>What happens around the start: the seeds, the lines that say where everything is, what is told while it runs.</summary>
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
        // A request that failed is told in a line of our own, with its trace.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        builder.Services.Configure<HostOptions>(options =>
            // The host counts from the signal on, in which time it still serves.
            options.ShutdownTimeout = TimeSpan.FromSeconds(
                Settings.ShutdownDelay.Of(builder.Configuration) + Settings.ShutdownTimeout.Of(builder.Configuration)
            )
        );
        builder.Services.AddHostedService<Leaving>();
        // The embedded default begins with the histories that come with Tracker; another database when it is asked for.
        if (builder.Configuration.GetValue<bool?>("Tracker:Seed") ?? home.IsPrivate)
            builder.Services.AddHostedService<Seeding>();
        builder.Services.AddSingleton(home).AddHostedService<Greeting>();
    }

    /// <summary>Says where everything is, once it is there.</summary>
    private sealed class Greeting(
        Home home,
        IServer server,
        IHostApplicationLifetime lifetime,
        IConfiguration configuration,
        ILogger<Home> logger
    ) : IHostedService
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
            (string Name, string Value)[] lines =
            [
                ("address", $"{string.Join(", ", addresses)}  (reference at /docs)"),
                ("token", home.Tokens?.Operator.Path ?? "as configured"),
                ("archivist", home.Tokens?.Archivist.Path ?? "as configured"),
                ("database", home.Database),
            ];
            // Among lines of JSON a line of anything else could not be read.
            if (configuration["Logging:Console:FormatterName"] is "json")
            {
                var told = string.Join("; ", lines.Select(line => $"{line.Name} {line.Value}"));
                logger.LogInformation("Tracker is ready after {Seconds:0.0} s: {Where}", took.TotalSeconds, told);
                return;
            }
            Console.WriteLine($"Tracker is ready after {took.TotalSeconds:0.0} s.");
            foreach (var (name, value) in lines)
                Console.WriteLine($"  {name, -9} {value}");
        }
    }
}
