using System.Security.Cryptography;
using Tracker.Api.Starting;
using Tracker.Domain.Values;

namespace Tracker.Api.Security;

/// <summary>
/// The first token of a role, with which others are made: configured, or made on the first start and kept in the data
/// directory, readable by its owner alone. It is changed where it is kept, never over the API.
/// </summary>
public sealed class RootToken
{
    private readonly byte[] hash;

    private RootToken(Role role, string token, string? path)
    {
        Role = role;
        hash = Hash(token);
        Path = path;
        Caller = new Caller(Words.Of(role), role, Scope.Everything);
    }

    /// <summary>What its bearer may do.</summary>
    public Role Role { get; }

    /// <summary>Who its bearer is.</summary>
    public Caller Caller { get; }

    /// <summary>Where the token is kept; null when it is configured.</summary>
    public string? Path { get; }

    /// <summary>Where it can be changed: the file or the setting.</summary>
    public string Place => Path ?? SettingOf(Role);

    /// <summary>The setting that names a role's token.</summary>
    public static string SettingOf(Role role) => $"Tracker:{role}Token";

    /// <summary>The name of its file in the data directory.</summary>
    public static string FileOf(Role role) => $"{Words.Of(role)}.token";

    /// <summary>The token as it is configured, else as the data directory keeps it, else a new one.</summary>
    /// <param name="role">The role.</param>
    /// <param name="configured">The configured token, where there is one.</param>
    /// <param name="dataDirectory">The data directory.</param>
    /// <exception cref="StartException">The configured token, or the one in the file, is too short to be safe.</exception>
    public static RootToken Open(Role role, string? configured, string dataDirectory)
    {
        if (!string.IsNullOrEmpty(configured))
            return new RootToken(role, Long(configured, role, SettingOf(role)), null);
        var path = System.IO.Path.Combine(dataDirectory, FileOf(role));
        if (!File.Exists(path))
            Make(path);
        return new RootToken(role, Long(File.ReadAllText(path).Trim(), role, path), path);
    }

    /// <summary>Whether a caller's token is this one; takes the same time whichever it is.</summary>
    public bool Matches(string token) => CryptographicOperations.FixedTimeEquals(hash, Hash(token));

    /// <summary>Whether the token of another role is the same.</summary>
    public bool IsSameAs(RootToken other) => CryptographicOperations.FixedTimeEquals(hash, other.hash);

    // Written beside and moved into place: a stop in between leaves no half a token.
    private static void Make(string path)
    {
        var fresh = path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new StreamWriter(fresh, options))
            file.WriteLine("trk_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        File.Move(fresh, path);
    }

    private static byte[] Hash(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));

    private static string Long(string token, Role role, string where) =>
        token.Length >= 20
            ? token
            : throw new StartException($"The {Words.Of(role)} token in {where} is shorter than 20 characters.");
}
