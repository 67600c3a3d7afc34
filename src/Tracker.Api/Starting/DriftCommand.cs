using JasperFx.CommandLine;
using Tracker.Store.Projections;

namespace Tracker.Api.Starting;

/// <summary>
/// Compares everything that is kept beside the log with what the log makes it, and changes nothing. The service may be at work
/// meanwhile. Fails when something differs.
/// </summary>
[Description("Compares all that is kept with what the events make it", Name = Name)]
public sealed class DriftCommand : HostCommand<NetCoreInput>
{
    /// <summary>Its name.</summary>
    public const string Name = "drift";

    /// <inheritdoc />
    protected override async Task<bool> ExecuteAsync(IServiceProvider services, NetCoreInput input)
    {
        var drift = services.GetRequiredService<Drift>();
        var count = 0;
        await foreach (var finding in drift.FindAsync(CancellationToken.None))
        {
            count++;
            Console.WriteLine($"{finding.Competition}  {finding.What}  {finding.Where}  {finding.Detail}");
        }
        Console.WriteLine(
            count == 0
                ? $"Nothing differs from the log ({string.Join(", ", drift.Names)})."
                : $"Different from the log: {count} ({string.Join(", ", drift.Names)}). Views are made anew by: projections rebuild"
        );
        return count == 0;
    }
}
