namespace Tracker.Domain.Proving;

/// <summary>An event as a leaf holds it.</summary>
/// <param name="Frame">
/// All that decides who is in the field, in JSON: the event without what may be kept back. It is shown to everyone, always.
/// </param>
/// <param name="Values">What may be kept back, published later or erased: values in JSON by their ways, in JSON.</param>
public sealed record EventParts(string Frame, IReadOnlyDictionary<string, string> Values);
