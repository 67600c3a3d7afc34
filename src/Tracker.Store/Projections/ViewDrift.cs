using System.Runtime.CompilerServices;
using System.Text.Json;
using Marten;
using Npgsql;
using Tracker.Domain.Clocks;
using Tracker.Domain.Json;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Store.Projections;

/// <summary>Compares the kept views of every competition, and what they stand on, with what its events make them.</summary>
public sealed class ViewDrift : IDriftCheck
{
    /// <inheritdoc />
    public string Name => "views";

    /// <inheritdoc />
    public async IAsyncEnumerable<DriftFinding> FindAsync(
        IQuerySession session,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var competitions = await Rebuilding.IdsAsync(session);
        foreach (var id in competitions)
        foreach (var finding in await OfAsync(session, id, cancellation))
            yield return finding;
        foreach (var stray in (await KeptAsync(session, cancellation)).Except(competitions.Select(id => id.Value)))
            yield return new(stray, "views", "$", "is kept, and there is no such competition");
    }

    private static async Task<IReadOnlyList<DriftFinding>> OfAsync(
        IQuerySession session,
        CompetitionId id,
        CancellationToken cancellation
    )
    {
        History history;
        try
        {
            history = await StoredEvents.ReadAfterAsync(session, id.Value, History.Empty, cancellation);
        }
        catch (InvalidDataException unreadable)
        {
            return [new(id.Value, "log", "$", unreadable.Message)];
        }
        if (history.Version == 0)
            return [];
        var basis = Basis.Of(history);
        if (await ReadAsync(session, id, cancellation) is not var (keptBasis, keptViews))
            return [new(id.Value, "views", "$", "is not kept")];
        return
        [
            .. Differences("basis", keptBasis, Text(basis)),
            .. ByView(keptViews, Text(KeptViews.Of(id, history, basis))),
        ];

        IEnumerable<DriftFinding> Differences(string what, string kept, string right) =>
            Compare(what, JsonElement.Parse(kept), JsonElement.Parse(right));

        IEnumerable<DriftFinding> Compare(string what, JsonElement? kept, JsonElement? right) =>
            JsonDifferences
                .Between(kept, right)
                .Select(each => new DriftFinding(id.Value, what, each.Path, each.Detail));

        // Each view is told under its own name.
        IEnumerable<DriftFinding> ByView(string kept, string right)
        {
            var (one, other) = (JsonElement.Parse(kept), JsonElement.Parse(right));
            return one.ValueKind != JsonValueKind.Object
                ? Compare("views", one, other)
                : one.EnumerateObject()
                    .Concat(other.EnumerateObject())
                    .Select(view => view.Name)
                    .Distinct()
                    .SelectMany(view =>
                        Compare(view, JsonDifferences.Member(one, view), JsonDifferences.Member(other, view))
                    );
        }
    }

    // As text: what is kept may be anything by now.
    private static async Task<(string Basis, string Views)?> ReadAsync(
        IQuerySession session,
        CompetitionId id,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(
            "select basis, views from tracker.kept_views where competition = $1"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = id.Value });
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetString(0), reader.GetString(1)) : null;
    }

    private static async Task<List<string>> KeptAsync(IQuerySession session, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select competition from tracker.kept_views order by 1");
        await using var reader = await session.ExecuteReaderAsync(command, cancellation);
        var kept = new List<string>();
        while (await reader.ReadAsync(cancellation))
            kept.Add(reader.GetString(0));
        return kept;
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, DomainJson.Options);
}
