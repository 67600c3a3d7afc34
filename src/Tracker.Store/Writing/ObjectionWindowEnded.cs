using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Wolverine.Attributes;

namespace Tracker.Store.Writing;

/// <summary>A window for objections is over; it may have been moved since this was put down.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Round">The round.</param>
/// <param name="Until">When the window was to end.</param>
[MessageIdentity("objection-window-ended")]
public sealed record ObjectionWindowEnded(CompetitionId Competition, StepId Round, Moment Until);
