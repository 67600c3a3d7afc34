using Marten;
using Tracker.Api.HistoryFiles;
using Tracker.Api.Security;
using Tracker.Store.Writing;

namespace Tracker.Api.Starting;

/// <summary>
/// Imports the histories that come with Tracker on the first start, and never again: what is deleted or changed since is
/// not brought back.
/// </summary>
public sealed class Seeding(IDocumentStore store, Importer importer, TimeProvider clock, ILogger<Seeding> logger)
    : IHostedService
{
    private const string Done = "done";

    private static readonly Caller Seeds = new("seeds", Role.Archivist, Scope.Everything);

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<Seeded>(Done, cancellationToken) is not null)
            return;
        var directory = Path.Combine(AppContext.BaseDirectory, "seeds");
        foreach (var path in Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal))
            await ImportAsync(path, cancellationToken);
        // A stop before this line imports again at the next start, and an import of what is there changes nothing.
        session.Store(new Seeded(Done, clock.GetUtcNow()));
        await session.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task ImportAsync(string path, CancellationToken cancellation)
    {
        var file = await File.ReadAllBytesAsync(path, cancellation);
        switch (await importer.ImportAsync(file, new WriteOptions(Seeds.Name), Seeds, cancellation))
        {
            case ImportAnswer.Faulty faulty:
                throw new InvalidDataException(
                    $"{Path.GetFileName(path)} cannot be imported: {faulty.Faults[0].Path}: {faulty.Faults[0].Message}"
                );
            case ImportAnswer.Imported imported:
                logger.LogInformation(
                    "Imported {Events} events of {Competition}",
                    imported.Events,
                    imported.Competition
                );
                break;
        }
    }
}

/// <summary>That the seeds were imported.</summary>
/// <param name="Id">Always the same.</param>
/// <param name="At">When.</param>
public sealed record Seeded(string Id, DateTimeOffset At);
