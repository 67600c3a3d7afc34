using JasperFx.Events;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;
using Tracker.Store.Feeds;
using Tracker.Store.Keys;
using Tracker.Store.Projections;
using Tracker.Store.Proofs;
using Tracker.Store.Reading;
using Tracker.Store.Writing;
using Weasel.Core;

namespace Tracker.Store;

/// <summary>The event store: one Marten stream per competition, and the views that are projected from it.</summary>
public static class TrackerStore
{
    /// <summary>Adds the store, the writer and the readers to a host.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">The PostgreSQL database (15 or newer); its tables are made when they are missing.</param>
    public static MartenServiceCollectionExtensions.MartenConfigurationExpression AddTrackerStore(
        this IServiceCollection services,
        string connectionString
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<Telemetry>();
        services.AddSingleton<HistoryCache>();
        services.AddSingleton<LatestVersions>();
        services.AddHostedService(provider => provider.GetRequiredService<LatestVersions>());
        services.AddSingleton<Reclaiming>();
        services.AddSingleton<Histories>();
        services.AddSingleton<CompetitionWriter>();
        services.AddSingleton<CompetitionReader>();
        services.AddSingleton<News>();
        services.AddSingleton<FeedReader>();
        services.TryAddSingleton(new ProofSettings(ProofSettings.UsualOrigin, null, []));
        services.AddSingleton<CheckpointKeys>();
        services.AddSingleton<ProofReader>();
        services.AddSingleton<Sealing>();
        services.AddHostedService(provider => provider.GetRequiredService<Sealing>());
        services.AddSingleton<KeptKeys>();
        services.AddSingleton<ViewLag>();
        services.AddHostedService(provider => provider.GetRequiredService<ViewLag>());
        services.AddSingleton<Rebuilding>();
        services.AddSingleton<Drift>();
        services.AddSingleton<IDriftCheck, ViewDrift>();
        services.AddSingleton<IDriftCheck, TableDrift>();
        services.AddSingleton<IDriftCheck, FeedDrift>();
        services.AddSingleton<IDriftCheck, LogDrift>();
        return services
            .AddMarten(provider =>
            {
                var options = new StoreOptions();
                options.Connection(connectionString);
                Configure(options, provider.GetRequiredService<TimeProvider>());
                return options;
            })
            .UseLightweightSessions();
    }

    private static void Configure(StoreOptions options, TimeProvider clock)
    {
        options.DatabaseSchemaName = "tracker";
        options.UseSystemTextJsonForSerialization(
            EnumStorage.AsString,
            Casing.CamelCase,
            json => DomainJson.Configure(json)
        );
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.TimeProvider = clock;
        options.Events.MetadataConfig.UserNameEnabled = true;
        foreach (var type in EventTypes.All)
            options.Events.MapEventType(type, EventTypes.NameOf(type));
        options.Storage.ExtendedSchemaObjects.Add(KeptViews.Table);
        options.Storage.ExtendedSchemaObjects.AddRange(FlatTables.All.Select(each => each.Table));
        options.Storage.ExtendedSchemaObjects.Add(KeptAnswers.Table);
        options.Storage.ExtendedSchemaObjects.Add(KeptKeys.Table);
        options.Storage.ExtendedSchemaObjects.Add(ToldEvents.Table);
        options.Storage.ExtendedSchemaObjects.Add(Checkpoints.Table);
        options.Storage.ExtendedSchemaObjects.Add(CheckpointKeys.Table);
    }
}
