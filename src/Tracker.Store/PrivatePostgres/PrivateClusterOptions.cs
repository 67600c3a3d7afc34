using Microsoft.Extensions.Logging;

namespace Tracker.Store.PrivatePostgres;

/// <summary>How a private PostgreSQL is run.</summary>
/// <param name="Logger">Hears of deaths and restarts; on debug level, of all that PostgreSQL says.</param>
public sealed record PrivateClusterOptions(ILogger Logger)
{
    /// <summary>Server settings beside the usual ones, by their names in postgresql.conf.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
