using System.Data;
using System.Runtime.CompilerServices;
using Marten;

namespace Tracker.Store.Projections;

/// <summary>Looks whether something that is kept beside the log still is what the log makes it.</summary>
/// <remarks>A new check is a class of its own that is added to a host as one of these.</remarks>
public interface IDriftCheck
{
    /// <summary>What it looks at, in a word, such as <c>views</c>.</summary>
    string Name { get; }

    /// <summary>Finds every difference, from the stored rows themselves and from nothing that is cached.</summary>
    /// <param name="session">A session that sees one state of the database, whatever is written meanwhile.</param>
    /// <param name="cancellation">Gives up.</param>
    IAsyncEnumerable<DriftFinding> FindAsync(IQuerySession session, CancellationToken cancellation);
}

/// <summary>A place where what is kept is not what the log makes it.</summary>
/// <param name="Competition">The competition, by the id under which it is stored.</param>
/// <param name="What">What is kept wrongly, such as the name of a view.</param>
/// <param name="Where">The place in it, as a JSON path or in the check's own terms.</param>
/// <param name="Detail">What is kept, and what should be, as a sentence.</param>
public sealed record DriftFinding(string Competition, string What, string Where, string Detail);

/// <summary>Makes everything that is kept anew from the log, compares, and changes nothing.</summary>
/// <param name="store">The store.</param>
/// <param name="checks">What is compared.</param>
public sealed class Drift(IDocumentStore store, IEnumerable<IDriftCheck> checks)
{
    /// <summary>The names of what is compared.</summary>
    public IReadOnlyList<string> Names { get; } = [.. checks.Select(check => check.Name)];

    /// <summary>Every difference, as it is found. The service may be at work meanwhile.</summary>
    public async IAsyncEnumerable<DriftFinding> FindAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var check in checks)
        {
            await using var session = store.LightweightSession(IsolationLevel.RepeatableRead);
            await session.BeginTransactionAsync(cancellation);
            await foreach (var finding in check.FindAsync(session, cancellation))
                yield return finding;
        }
    }
}
