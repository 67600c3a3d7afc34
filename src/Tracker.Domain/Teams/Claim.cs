namespace Tracker.Domain.Teams;

/// <summary>What a team says of its own entry. Tracker keeps it as a claim and never as a result.</summary>
/// <param name="Metric">What was measured, in the claimant's words.</param>
/// <param name="Value">How much, in the claimant's words; a text, because claims rarely are plain numbers.</param>
/// <param name="Unit">The unit of the value, where it has one.</param>
/// <param name="Versus">What it is compared with, where it is.</param>
public sealed record Claim(string Metric, string Value, string? Unit, string? Versus);
