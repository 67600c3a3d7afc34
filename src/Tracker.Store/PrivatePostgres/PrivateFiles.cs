using System.Security.Cryptography;
using System.Text;

namespace Tracker.Store.PrivatePostgres;

/// <summary>Directories and files that their owner alone can read, from the moment they exist.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerReadWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerAll = OwnerReadWrite | UnixFileMode.UserExecute;

    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerAll);
    }

    /// <summary>Shuts all but the owner out of a directory again.</summary>
    public static void CloseDirectory(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, OwnerAll);
    }

    /// <summary>Lets others pass through a directory to what is theirs in it, and see nothing.</summary>
    public static void OpenToTraversal(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, OwnerAll | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    /// <summary>The first of a directory and the files in it that others can read or write; null for none.</summary>
    public static string? ReadableByOthers(string directory)
    {
        const UnixFileMode others =
            UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (OperatingSystem.IsWindows())
            return null;
        foreach (var path in Directory.EnumerateFiles(directory, "*.token").Prepend(directory))
            if ((File.GetUnixFileMode(path) & others) != 0)
                return path;
        return null;
    }

    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerReadWrite;
        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    public static string NewPassword() => RandomNumberGenerator.GetHexString(40, lowercase: true);
}
