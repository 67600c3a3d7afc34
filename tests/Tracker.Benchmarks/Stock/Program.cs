using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Tracker.Benchmarks.Stock;
using Wolverine;
using Wolverine.Http;
using Wolverine.Marten;

var builder = WebApplication.CreateBuilder(args);
if (args is [not ['-', ..], ..])
    builder.Host.ApplyJasperFxExtensions();
builder.Logging.SetMinimumLevel(LogLevel.None);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder
    .Services.AddMarten(options =>
    {
        options.Connection(builder.Configuration.GetConnectionString("Stock") ?? "Host=localhost;Database=nowhere");
        options.UseSystemTextJsonForSerialization();
        options.Events.StreamIdentity = StreamIdentity.AsString;
        // What the documentation advises where it speaks of performance.
        options.Events.AppendMode = EventAppendMode.Quick;
        options.Events.UseIdentityMapForAggregates = true;
        options.Projections.Snapshot<Standing>(SnapshotLifecycle.Inline);
    })
    .ApplyAllDatabaseChangesOnStartup()
    .UseLightweightSessions()
    .IntegrateWithWolverine();
builder.Services.AddWolverineHttp();
builder.Host.UseWolverine(options =>
{
    options.Policies.AutoApplyTransactions();
    options.Durability.Mode = DurabilityMode.Solo;
    options.CodeGeneration.TypeLoadMode = builder.Environment.IsDevelopment()
        ? TypeLoadMode.Dynamic
        : TypeLoadMode.Static;
});

var app = builder.Build();
app.MapGet("/ready", () => "ready");

// Without it two writers at a time are a fault of the server, with the whole of its stack in the log.
app.MapWolverineEndpoints(options => options.MapConcurrencyFailuresToConflict());
return await app.RunJasperFxCommands(args);
