using System.Security.Cryptography;
using Tracker.Api.Starting;

namespace Tracker.Api.Security;

/// <summary>
/// The token with which an operator writes: configured as <c>Tracker:OperatorToken</c>, or made on the first start and kept
/// in the data directory, readable by its owner alone.
/// </summary>
public sealed class OperatorToken
{
    /// <summary>The name of the file in the data directory.</summary>
    public const string FileName = "operator.token";

    private readonly byte[] hash;

    private OperatorToken(string token, string? path)
    {
        hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));
        Path = path;
    }

    /// <summary>Where the token is kept; null when it is configured.</summary>
    public string? Path { get; }

    /// <summary>The token as it is configured, else as the data directory keeps it, else a new one.</summary>
    /// <param name="configured">The configured token, where there is one.</param>
    /// <param name="dataDirectory">The data directory.</param>
    /// <exception cref="StartException">The configured token, or the one in the file, is too short to be safe.</exception>
    public static OperatorToken Open(string? configured, string dataDirectory)
    {
        if (!string.IsNullOrEmpty(configured))
            return new OperatorToken(Long(configured, "Tracker:OperatorToken"), null);
        var path = System.IO.Path.Combine(dataDirectory, FileName);
        if (!File.Exists(path))
            Make(path);
        return new OperatorToken(Long(File.ReadAllText(path).Trim(), path), path);
    }

    /// <summary>Whether a caller's token is this one; takes the same time whichever it is.</summary>
    public bool Matches(string token) =>
        CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));

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

    private static string Long(string token, string where) =>
        token.Length >= 20
            ? token
            : throw new StartException($"The operator token in {where} is shorter than 20 characters.");
}
