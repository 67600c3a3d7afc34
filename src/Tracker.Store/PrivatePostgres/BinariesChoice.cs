namespace Tracker.Store.PrivatePostgres;

/// <summary>Chooses the PostgreSQL to run: an installed one, else one that is fetched, else says what to install.</summary>
internal static class BinariesChoice
{
    /// <param name="major">The version that made the cluster; null for a new one.</param>
    /// <param name="installed">What is installed, the preferred first.</param>
    /// <param name="fetch">Fetches a major version.</param>
    /// <exception cref="PrivatePostgresException">There is none that fits. The message says what to install.</exception>
    public static async Task<PostgresBinaries> ChooseAsync(
        int? major,
        IReadOnlyList<PostgresBinaries> installed,
        Func<int, Task<PostgresBinaries>> fetch
    )
    {
        if (installed.FirstOrDefault(x => major is null || x.Major == major) is { } found)
            return found;
        try
        {
            return await fetch(major ?? EmbeddedBinaries.NewestMajor);
        }
        catch (PrivatePostgresException e)
        {
            throw new PrivatePostgresException($"{WhyNone(major, installed)} {e.Message} {WhatToDo(major)}", e);
        }
    }

    private static string WhyNone(int? major, IReadOnlyList<PostgresBinaries> installed) =>
        (major, installed) switch
        {
            (null, _) => $"No PostgreSQL {PostgresBinaries.OldestMajor} or newer is installed.",
            (_, []) => $"The data was made by PostgreSQL {major}, which is not installed.",
            _ => $"The data was made by PostgreSQL {major}, and only "
                + string.Join(", ", installed.Select(x => $"{x.Major} ({x.Directory})"))
                + " is installed; no other major version can open it.",
        };

    private static string WhatToDo(int? major)
    {
        var debian = major is null ? "postgresql" : $"postgresql-{major}";
        var named = major ?? EmbeddedBinaries.NewestMajor;
        return $"Install PostgreSQL (Debian, Ubuntu: apt install {debian}; macOS: brew install postgresql@{named}; "
            + $"Windows: winget install PostgreSQL.PostgreSQL.{named}), or set ConnectionStrings__Tracker to a PostgreSQL "
            + $"that runs already, or {EmbeddedBinaries.RepositoryVariable} to a Maven repository that this machine "
            + "reaches.";
    }
}
