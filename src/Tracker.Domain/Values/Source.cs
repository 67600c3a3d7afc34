namespace Tracker.Domain.Values;

/// <summary>
/// Where a fact was read. Every event that cites a source carries the whole of it, so that an event can be judged, and
/// later proved, by itself.
/// </summary>
/// <param name="Id">The id by which events of this competition cite it.</param>
/// <param name="Title">Its title, in its own language.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Published">The day it was published, where known.</param>
/// <param name="Url">Where it can be read, where there is such a place.</param>
public sealed record Source(SourceId Id, string Title, string Publisher, DateOnly? Published, string? Url);
