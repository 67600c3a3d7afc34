using System.Security.Cryptography;
using Tracker.Api.Starting;

namespace Tracker.Api.Security;

/// <summary>
/// The token of a role: configured, or made on the first start and kept in the data directory, readable by its owner alone.
/// </summary>
public sealed class RoleToken
{
    private readonly byte[] hash;

    private RoleToken(Role role, string token, string? path)
    {
        Role = role;
        hash = Hash(token);
        Path = path;
    }

    /// <summary>What its bearer may do.</summary>
    public Role Role { get; }

    /// <summary>Where the token is kept; null when it is configured.</summary>
    public string? Path { get; }

    /// <summary>Where it can be changed: the file or the setting.</summary>
    public string Place => Path ?? Role.Setting;

    /// <summary>The token as it is configured, else as the data directory keeps it, else a new one.</summary>
    /// <param name="role">The role.</param>
    /// <param name="configured">The configured token, where there is one.</param>
    /// <param name="dataDirectory">The data directory.</param>
    /// <exception cref="StartException">The configured token, or the one in the file, is too short to be safe.</exception>
    public static RoleToken Open(Role role, string? configured, string dataDirectory)
    {
        if (!string.IsNullOrEmpty(configured))
            return new RoleToken(role, Long(configured, role, role.Setting), null);
        var path = System.IO.Path.Combine(dataDirectory, role.FileName);
        if (!File.Exists(path))
            Make(path);
        return new RoleToken(role, Long(File.ReadAllText(path).Trim(), role, path), path);
    }

    /// <summary>Whether a caller's token is this one; takes the same time whichever it is.</summary>
    public bool Matches(string token) => CryptographicOperations.FixedTimeEquals(hash, Hash(token));

    /// <summary>Whether the token of another role is the same.</summary>
    public bool IsSameAs(RoleToken other) => CryptographicOperations.FixedTimeEquals(hash, other.hash);

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
            : throw new StartException($"The {role.Name} token in {where} is shorter than 20 characters.");
}
