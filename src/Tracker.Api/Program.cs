using JasperFx;
using JasperFx.CommandLine;
using Tracker.Api.Assistants;
using Tracker.Api.Health;
using Tracker.Api.HistoryFiles;
using Tracker.Api.Http;
using Tracker.Api.Limits;
using Tracker.Api.Proofs;
using Tracker.Api.Reference;
using Tracker.Api.Schedules;
using Tracker.Api.ScorecardFiles;
using Tracker.Api.Security;
using Tracker.Api.Starting;
using Tracker.Api.Versions;
using Tracker.Api.Webhooks;
using Tracker.Store;
using Tracker.Web;
using Tracker.Web.Keeping;

args = CommandWords.Of(args);
try
{
    // Nothing is configured anew while it runs, and nobody need watch the data directory for that.
    var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
    var isCommand = args is [not ['-', ..], ..] || JasperFxEnvironment.AutoStartHost;
    if (isCommand)
    {
        CommandWords.KeepAnswersClean();
        builder.Host.ApplyJasperFxExtensions();
    }
    await using var home = await Home.OpenAsync(builder, args);

    builder.Services.AddTrackerStore(home.ConnectionString).ApplyAllDatabaseChangesOnStartup().AddSchedules(home);
    builder.Services.AddSingleton<Writes>().AddSingleton<Importer>().AddSingleton<ScorecardIntake>();
    builder.AddProofs();
    builder.AddEndpoints();
    builder.AddSecurity();
    builder.AddWebhooks();
    builder.AddReference();
    builder.Services.AddSingleton<ICallers, PageCallers>().AddPages();
    builder.Services.AddAssistants();
    builder.AddLimits();
    builder.AddHealth();
    builder.AddTelemetry();
    builder.AddStarting(home);

    var app = builder.Build();
    app.UseOtherSites();
    app.UseVersions();
    app.UseMiddleware<ReadyAnswers>();
    app.UseProxies();
    app.UseProblems();
    app.UseHeads();
    app.UseDeprecations();
    app.UsePages();
    app.UseSecurity();
    app.UseMiddleware<Acceptable>();
    app.UseMiddleware<KnownParameters>();
    app.UseMiddleware<MinVersion>();
    app.UseMiddleware<BodyRoom>(BodyRoom.Most);
    app.UseMiddleware<BodyGate>();
    app.MapTracker();
    app.MapPages();
    app.MapAssistants();
    app.MapReference();
    app.MapHealth();
    home.StopWith(app);
    if (isCommand)
        return await app.RunJasperFxCommands(args);
    await app.RunAsync();
    return 0;
}
catch (Exception refusal) when (Home.Refusal(refusal) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}

/// <summary>The service. Public, so that tests can start it as it is.</summary>
public partial class Program;
