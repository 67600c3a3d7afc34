using System.Globalization;

namespace Tracker.Store.PrivatePostgres;

/// <summary>
/// The account PostgreSQL runs under when the service runs as root, which PostgreSQL refuses to.
/// </summary>
internal sealed record ServerAccount(string Name, int UserId, int GroupId)
{
    private static readonly string[] Preferred = ["postgres", "nobody"];

    /// <summary>Null when the service is no root: PostgreSQL then runs under the service's own account.</summary>
    /// <exception cref="PrivatePostgresException">The service is root and no account or no way to change to it exists.</exception>
    public static ServerAccount? ForThisProcess()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;
        if (!OperatingSystem.IsLinux())
        {
            throw new PrivatePostgresException(
                "PostgreSQL does not run as root. Start the service as an ordinary user, or set "
                    + "ConnectionStrings__Tracker to a PostgreSQL that runs already."
            );
        }
        var accounts = File.ReadLines("/etc/passwd").Select(Parse).OfType<ServerAccount>().ToList();
        return Preferred.Select(name => accounts.Find(x => x.Name == name)).FirstOrDefault(x => x is not null)
            ?? throw new PrivatePostgresException(
                "PostgreSQL does not run as root, and this machine has neither an account postgres nor an account "
                    + "nobody to run it under. Add one, or start the service as an ordinary user."
            );
    }

    /// <summary>The words that, put before a command, run it under this account.</summary>
    public IReadOnlyList<string> Become()
    {
        // BusyBox's setpriv cannot change the user, so what Alpine has in its place is looked for first.
        if (Command.OnPath("su-exec") is { } suExec)
            return [suExec, $"{UserId}:{GroupId}"];
        if (Command.OnPath("setpriv") is { } setpriv)
            return [setpriv, $"--reuid={UserId}", $"--regid={GroupId}", "--clear-groups", "--no-new-privs", "--"];
        throw new PrivatePostgresException(
            "PostgreSQL does not run as root, and neither setpriv (package util-linux) nor su-exec is installed to run "
                + $"it as {Name}. Install one of them, or start the service as an ordinary user."
        );
    }

    /// <summary>Makes this account the owner of a directory and all that is in it, or of a file.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellation)
    {
        var start = Command.Of("chown", "-R", "-h", $"{UserId}:{GroupId}", path);
        var ended = await Command.RunAsync(start, TimeSpan.FromMinutes(1), cancellation);
        ended.OrThrow($"{path} could not be given to the account {Name}");
    }

    private static ServerAccount? Parse(string line)
    {
        var fields = line.Split(':');
        return
            fields.Length >= 4
            && int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var user)
            && int.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out var group)
            && user > 0
            ? new(fields[0], user, group)
            : null;
    }
}
