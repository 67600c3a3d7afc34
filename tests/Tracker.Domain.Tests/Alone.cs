namespace Tracker.Domain.Tests;

/// <summary>Tests that run while no other does: what others take in memory meanwhile would be counted as theirs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>Its name.</summary>
    public const string Name = "alone";
}
