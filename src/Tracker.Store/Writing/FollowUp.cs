namespace Tracker.Store.Writing;

/// <summary>Something to do because of events, at its time: kept with them or not at all.</summary>
/// <param name="Message">What is to be done.</param>
/// <param name="When">When; null for as soon as the events are committed.</param>
public sealed record FollowUp(object Message, DateTimeOffset? When);
