namespace Tracker.Api.Security;

/// <summary>What a caller may do. Reads are open to all; whoever has no role sees what is public.</summary>
public enum Role
{
    /// <summary>Sees all of its competitions, and writes them.</summary>
    Operator,

    /// <summary>An operator who may also say since when facts of the past were known.</summary>
    Archivist,

    /// <summary>Hands in scorecards: of one round, under one judge's id. Sees what is public, and its own scorecards.</summary>
    Judge,

    /// <summary>Sees results of its competitions that are under embargo, but no scorecard; writes nothing.</summary>
    Reader,
}
