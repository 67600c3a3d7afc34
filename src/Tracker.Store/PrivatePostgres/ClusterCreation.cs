namespace Tracker.Store.PrivatePostgres;

/// <summary>Makes a cluster where there is none, and opens the one that is there.</summary>
internal static class ClusterCreation
{
    /// <summary>The superuser and owner of all that the service stores.</summary>
    public const string User = "tracker";

    private static readonly TimeSpan InitdbLimit = TimeSpan.FromMinutes(2);

    /// <summary>The major version that made the cluster; null where there is none.</summary>
    public static int? MajorOf(ServerHome home)
    {
        var file = Path.Combine(home.Cluster, "PG_VERSION");
        if (!Directory.Exists(home.Cluster))
            return null;
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), out var major)
            ? major
            : throw new PrivatePostgresException(
                $"{home.Cluster} is no PostgreSQL cluster (it has no PG_VERSION). Restore it, or move it away to start empty."
            );
    }

    /// <summary>Makes the cluster where there is none, and gives the password of its only user.</summary>
    public static async Task<string> OpenAsync(
        ServerHome home,
        PostgresBinaries binaries,
        CancellationToken cancellation
    )
    {
        if (!Directory.Exists(home.Cluster))
            await CreateAsync(home, binaries, cancellation);
        ClearUnfinished(home);
        // A restored backup or a mounted volume may have opened it, and PostgreSQL then refuses it.
        PrivateFiles.CloseDirectory(home.Cluster);
        if (home.Account is { } account)
            await account.OwnAsync(home.Cluster, cancellation);
        return File.Exists(home.PasswordFile)
            ? await File.ReadAllTextAsync(home.PasswordFile, cancellation)
            : throw new PrivatePostgresException(
                $"The password of the cluster {home.Cluster} is missing: restore the file {home.PasswordFile}."
            );
    }

    // Under another name until it is whole: a service killed halfway leaves nothing that looks like a cluster.
    private static async Task CreateAsync(ServerHome home, PostgresBinaries binaries, CancellationToken cancellation)
    {
        PrivateFiles.CreateDirectory(home.Path);
        File.Delete(home.PasswordFile);
        var cluster = home.NewUnfinished();
        PrivateFiles.CreateDirectory(cluster);
        PrivateFiles.Write(home.PasswordFile, PrivateFiles.NewPassword());
        if (home.Account is { } account)
        {
            PrivateFiles.OpenToTraversal(home.Path);
            await account.OwnAsync(cluster, cancellation);
            await account.OwnAsync(home.PasswordFile, cancellation);
        }
        var initdb = home.Run(
            binaries.Tool("initdb"),
            $"--pgdata={home.Seen(cluster)}",
            $"--pwfile={home.Seen(home.PasswordFile)}",
            $"--username={User}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            $"--locale={(OperatingSystem.IsLinux() ? "C.UTF-8" : "C")}"
        );
        var ended = await Command.RunAsync(initdb, InitdbLimit, cancellation);
        (ended with { Output = home.Told(ended.Output) }).OrThrow("initdb could not make a cluster");
        Directory.Move(cluster, home.Cluster);
    }

    // A killed service's initdb may write for a moment more; what cannot be deleted now is so at another start.
    private static void ClearUnfinished(ServerHome home)
    {
        foreach (var abandoned in home.Unfinished)
        {
            try
            {
                Directory.Delete(abandoned, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
        }
    }
}
