namespace Tracker.Store.PrivatePostgres;

/// <summary>
/// The directory in which one service keeps what is its own: its private PostgreSQL, its operator token. While it is
/// open no other service can open it; the operating system gives it free when the process ends, however it ends.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    private const string LockName = "tracker.lock";

    private readonly FileStream held;

    private DataDirectory(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    /// <summary>The directory's absolute path.</summary>
    public string Path { get; }

    /// <summary>Creates the directory where it is missing, readable by its owner alone, and takes it for this process.</summary>
    /// <param name="path">The directory; a relative path is taken from the working directory.</param>
    /// <exception cref="DataDirectoryInUseException">Another service, or this one, has it open.</exception>
    /// <exception cref="PrivatePostgresException">It cannot be created or written.</exception>
    public static DataDirectory Open(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        try
        {
            if (!Directory.Exists(full))
                PrivateFiles.CreateDirectory(full);
            return new(full, Take(System.IO.Path.Combine(full, LockName)));
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            throw new DataDirectoryInUseException(full, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PrivatePostgresException(
                $"The data directory {full} cannot be written: {e.Message} Give the account that runs the service "
                    + "access to it, or name another directory in TRACKER_DATA.",
                e
            );
        }
    }

    /// <summary>
    /// Why a directory that is there cannot be used as it is, as a sentence; null when it can. Whether another service has it
    /// open does not count.
    /// </summary>
    public static string? Fault(string path)
    {
        try
        {
            using var probe = new FileStream(
                System.IO.Path.Combine(path, $"{LockName}.{Guid.NewGuid():N}"),
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                }
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be written: {e.Message}";
        }
        return PrivateFiles.ReadableByOthers(path) is { } open
            ? $"{open} can be read or written by others than its owner. Take their rights: chmod go-rw {open}"
            : null;
    }

    /// <summary>Gives the directory free.</summary>
    public void Dispose() => held.Dispose();

    // The file stays when the lock is given up: deleting it would let two services each lock a file of this name.
    private static FileStream Take(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);

    // EWOULDBLOCK of flock(2) on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsSharingViolation(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
