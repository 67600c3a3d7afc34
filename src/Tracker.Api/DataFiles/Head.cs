using System.Text.Json.Nodes;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Api.DataFiles;

/// <summary>What every row says of the answer that it is from, so that rows of many answers can be put into one table.</summary>
/// <param name="Heading">How the answer is headed.</param>
/// <param name="Round">The round that it is of; null where it is of none.</param>
internal sealed record Head(Heading Heading, StepId? Round = null)
{
    /// <summary>As the first columns of a table.</summary>
    public IEnumerable<Column<TRow>> Columns<TRow>() =>
        [
            new("competition", _ => Heading.Competition.Value),
            new("as_of", _ => Heading.AsOf.Text),
            new("known_at", _ => Heading.KnownAt.Text),
        ];

    /// <summary>As the first members of a JSON object.</summary>
    public JsonObject Members()
    {
        var members = new JsonObject
        {
            ["competition"] = Heading.Competition.Value,
            ["asOf"] = Heading.AsOf.Text,
            ["knownAt"] = Heading.KnownAt.Text,
            ["version"] = Heading.Version,
        };
        if (Round is { } round)
            members["round"] = round.Value;
        return members;
    }
}
