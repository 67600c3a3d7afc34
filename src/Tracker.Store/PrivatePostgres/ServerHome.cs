using System.Diagnostics;
using System.Security.Cryptography;

namespace Tracker.Store.PrivatePostgres;

/// <summary>
/// The directory of one private server: its cluster and its password. Knows how PostgreSQL's programs are run on it.
/// </summary>
internal sealed class ServerHome(string dataDirectory, ServerAccount? account)
{
    // As root: the home may lie where the server's account cannot go (/root is closed to all others). So the home is
    // opened by root and handed down as an open file; through it the account reaches what it owns there, and needs no
    // right on any directory above, nor any capability.
    private const string HandDown = """exec 9<. && cd / && exec "$@" """;
    private const string HandedDown = "/proc/self/fd/9";

    private const string ClusterName = "cluster";
    private const string UnfinishedName = "cluster.unfinished";
    private const string PasswordName = "password";

    public string Path { get; } = System.IO.Path.Combine(dataDirectory, "postgres");

    public ServerAccount? Account => account;

    public string Cluster => System.IO.Path.Combine(Path, ClusterName);

    /// <summary>Clusters that are being made, or never were made to the end.</summary>
    public IEnumerable<string> Unfinished => Directory.EnumerateDirectories(Path, UnfinishedName + ".*");

    /// <summary>A name for a cluster to be made under; another each time, for a killed service's initdb may still run.</summary>
    public string NewUnfinished() =>
        System.IO.Path.Combine(Path, $"{UnfinishedName}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}");

    public string PasswordFile => System.IO.Path.Combine(Path, PasswordName);

    /// <summary>A path of this home as PostgreSQL's programs name it.</summary>
    public string Seen(string path) =>
        account is null ? path : path.Replace(Path, HandedDown, StringComparison.Ordinal);

    /// <summary>What a program of PostgreSQL said, with the paths that its reader knows.</summary>
    public string Told(string text) => text.Replace(HandedDown, Path, StringComparison.Ordinal);

    /// <summary>
    /// A command that runs a program on this home. It gets a session of its own, so that Ctrl-C stops the service and
    /// the service stops PostgreSQL, in that order.
    /// </summary>
    public ProcessStartInfo Run(string program, params IEnumerable<string> arguments)
    {
        List<string> words = [.. Detach(), .. account?.Become() ?? [], program, .. arguments];
        if (account is not null)
            words = ["/bin/sh", "-c", HandDown, "sh", .. words];
        var start = WithWords(words);
        start.WorkingDirectory = Path;
        return start;
    }

    /// <summary>As <see cref="Run"/>, but the program runs only when this process closes its input, or dies.</summary>
    public ProcessStartInfo RunAfterwards(string program, params IEnumerable<string> arguments) =>
        WithWords([
            .. Detach(),
            .. (string[])["/bin/sh", "-c", """read -r _; exec "$@" """, "sh"],
            .. account?.Become() ?? [],
            program,
            .. arguments,
        ]);

    private static ProcessStartInfo WithWords(List<string> words) => Command.Of(words[0], words.Skip(1));

    private static IEnumerable<string> Detach() =>
        !OperatingSystem.IsWindows() && Command.OnPath("setsid") is { } setsid ? [setsid] : [];
}
