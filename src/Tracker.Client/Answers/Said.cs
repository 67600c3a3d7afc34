namespace Tracker.Client;

/// <summary>Which event said something, and where that was read.</summary>
/// <param name="Sequence">The event's place in the record.</param>
/// <param name="Type">Its type, such as <c>RoundEvaluated</c>.</param>
/// <param name="At">When it took effect.</param>
/// <param name="Sources">Where it was read.</param>
/// <param name="Note">Its remark.</param>
public sealed record Said(long Sequence, string Type, Moment At, IReadOnlyList<Source> Sources, string? Note = null);

/// <summary>Where a fact was read.</summary>
/// <param name="Id">The id by which events of the competition cite it.</param>
/// <param name="Title">Its title, in its own language.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Published">The day it was published; null where that is not known.</param>
/// <param name="Url">Where it can be read; null where there is no such place.</param>
public sealed record Source(string Id, string Title, string Publisher, DateOnly? Published = null, string? Url = null);
