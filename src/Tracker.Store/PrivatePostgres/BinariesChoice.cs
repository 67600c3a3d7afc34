using Microsoft.Extensions.Logging;

namespace Tracker.Store.PrivatePostgres;

/// <summary>Chooses the PostgreSQL to run: an installed one, else one that is fetched, else says what to install.</summary>
internal static class BinariesChoice
{
    private const string WhatToInstall =
        "Install PostgreSQL (Debian, Ubuntu: apt install postgresql; macOS: brew install postgresql@17, or Postgres.app; "
        + "Windows: winget install PostgreSQL.PostgreSQL.17), or set ConnectionStrings__Tracker to a PostgreSQL that "
        + $"runs already, or {EmbeddedBinaries.RepositoryVariable} to a Maven repository that this machine reaches.";

    /// <param name="major">The version that made the cluster; null for a new one.</param>
    /// <param name="installed">What is installed, the preferred first.</param>
    /// <param name="fetch">Fetches a major version.</param>
    /// <param name="logger">Hears of a fetch before it happens, for it takes its time.</param>
    /// <exception cref="PrivatePostgresException">There is none that fits. The message says what to install.</exception>
    public static async Task<PostgresBinaries> ChooseAsync(
        int? major,
        IReadOnlyList<PostgresBinaries> installed,
        Func<int, Task<PostgresBinaries>> fetch,
        ILogger logger
    )
    {
        if (installed.FirstOrDefault(x => major is null || x.Major == major) is { } found)
            return found;
        var wanted = major ?? EmbeddedBinaries.NewestMajor;
        logger.LogInformation("PostgreSQL {Major} is not installed on this machine; fetching its programs", wanted);
        try
        {
            return await fetch(wanted);
        }
        catch (PrivatePostgresException e)
        {
            throw new PrivatePostgresException($"{WhyNone(major, installed)} {e.Message} {WhatToInstall}", e);
        }
    }

    private static string WhyNone(int? major, IReadOnlyList<PostgresBinaries> installed) =>
        (major, installed) switch
        {
            (null, _) => $"No PostgreSQL {PostgresBinaries.OldestMajor} or newer is installed.",
            (_, []) => $"The data was made by PostgreSQL {major}, which is not installed.",
            _ => $"The data was made by PostgreSQL {major}, and only "
                + string.Join(", ", installed.Select(x => $"{x.Major} ({x.Directory})"))
                + $" is installed; no other major version can open it. Install PostgreSQL {major} beside it.",
        };
}
