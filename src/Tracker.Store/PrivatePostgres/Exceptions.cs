namespace Tracker.Store.PrivatePostgres;

/// <summary>A private PostgreSQL could not be had. The message says why and what to do, for whoever starts the service.</summary>
public class PrivatePostgresException : Exception
{
    /// <summary>Without a cause that is worth showing.</summary>
    public PrivatePostgresException(string message)
        : base(message) { }

    /// <summary>With its cause.</summary>
    public PrivatePostgresException(string message, Exception? cause)
        : base(message, cause) { }
}

/// <summary>Another service has the data directory open.</summary>
public sealed class DataDirectoryInUseException(string directory, Exception? cause)
    : PrivatePostgresException(
        $"The data directory {directory} is in use by another Tracker service. Stop that service, or name another "
            + "directory in TRACKER_DATA.",
        cause
    )
{
    /// <summary>The directory's absolute path.</summary>
    public string DataDirectory { get; } = directory;
}
