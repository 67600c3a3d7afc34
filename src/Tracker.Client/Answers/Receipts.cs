namespace Tracker.Client;

/// <summary>What a write made.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="DryRun">Whether nothing was stored.</param>
/// <param name="Events">The events that were recorded, or would be; none when it was already so.</param>
/// <param name="Version">The sequence of its last event, in a dry run as it is; null for a judge.</param>
/// <param name="Consequences">What a correction flips; null for other writes.</param>
/// <param name="Changes">What an undoing changes; null for other writes.</param>
public sealed record WriteReceipt(
    string Competition,
    bool DryRun,
    IReadOnlyList<RecordedEvent> Events,
    long? Version = null,
    Consequences? Consequences = null,
    Diff? Changes = null
) : TrackerAnswer;

/// <summary>What a file of scorecards made.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Round">The round.</param>
/// <param name="DryRun">Whether nothing was stored.</param>
/// <param name="Scorecards">How many cards the file holds.</param>
/// <param name="Added">How many are the first of their judge for their team.</param>
/// <param name="Replaced">How many took the place of the one before.</param>
/// <param name="Unchanged">How many were recorded already.</param>
/// <param name="Version">The sequence of the last event, in a dry run as it is; null for a judge.</param>
/// <param name="Unscored">How many lines of a table had no score, and so are no cards; null for NDJSON.</param>
public sealed record ScorecardsReceipt(
    string Competition,
    string Round,
    bool DryRun,
    int Scorecards,
    int Added,
    int Replaced,
    int Unchanged,
    long? Version = null,
    int? Unscored = null
) : TrackerAnswer;

/// <summary>What an import recorded.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Version">The sequence of its last event.</param>
/// <param name="DryRun">Whether nothing was stored.</param>
/// <param name="Imported">How many events were recorded, or would be; none when all were recorded before.</param>
public sealed record ImportReceipt(string Competition, long Version, bool DryRun, int Imported) : TrackerAnswer;
