using Tracker.Domain.Clocks;
using Tracker.Domain.Values;
using Wolverine.Attributes;

namespace Tracker.Store.Writing;

/// <summary>The embargo on a round's results is over.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Round">The round.</param>
/// <param name="Until">When it was to end, as that was given.</param>
[MessageIdentity("embargo-ended")]
public sealed record EmbargoEnded(CompetitionId Competition, StepId Round, Moment Until);
