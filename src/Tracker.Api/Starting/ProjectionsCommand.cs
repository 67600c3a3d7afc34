using JasperFx.CommandLine;
using Marten;
using Tracker.Store.Projections;

namespace Tracker.Api.Starting;

/// <summary>Makes the current views anew from the events. The service may be at work meanwhile.</summary>
[Description("Makes all current views anew from the events", Name = Name)]
public sealed class ProjectionsCommand : JasperFxAsyncCommand<ProjectionsInput>
{
    /// <summary>Its name: JasperFx has a command for projections, which knows of its own alone.</summary>
    public const string Name = "kept-views";

    /// <summary>Says how it is used.</summary>
    public ProjectionsCommand() => Usage("rebuild").Arguments(input => input.Action);

    /// <inheritdoc />
    public override async Task<bool> Execute(ProjectionsInput input)
    {
        if (input.Action != "rebuild")
        {
            await Console.Error.WriteLineAsync($"Nobody can {input.Action} projections. What is taken: rebuild.");
            return false;
        }
        using var host = input.BuildHost();
        await host.Services.GetRequiredService<IDocumentStore>().Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await foreach (var (competition, events) in host.Services.GetRequiredService<Rebuilding>().AllAsync())
            Console.WriteLine($"{competition}: the views of {events} events are made anew.");
        return true;
    }
}

/// <summary>The arguments of <see cref="ProjectionsCommand" />.</summary>
public sealed class ProjectionsInput : NetCoreInput
{
    /// <summary>What to do.</summary>
    [Description("rebuild")]
    public string Action { get; set; } = "";
}
