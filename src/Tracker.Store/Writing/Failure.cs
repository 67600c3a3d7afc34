using JasperFx;
using Npgsql;

namespace Tracker.Store.Writing;

/// <summary>What the failure of a transaction tells.</summary>
internal static class Failure
{
    /// <summary>
    /// Whether nothing of it is stored, for certain. When the server went away the commit may have taken place, and to do it
    /// again might do it twice.
    /// </summary>
    public static bool IsUndone(Exception failure) =>
        IsRace(failure)
        || Chain(failure).OfType<PostgresException>().Any(told => told.SqlState[..2] is not ("08" or "57"));

    /// <summary>Whether another node wrote meanwhile.</summary>
    public static bool IsRace(Exception failure) =>
        Chain(failure)
            .Any(each =>
                each is ConcurrencyException
                || each
                    is PostgresException
                    {
                        SqlState: PostgresErrorCodes.UniqueViolation
                            or PostgresErrorCodes.SerializationFailure
                            or PostgresErrorCodes.DeadlockDetected
                    }
            );

    private static IEnumerable<Exception> Chain(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            yield return failure;
    }
}
