using Tracker.Domain.Clocks;
using Tracker.Domain.Values;

namespace Tracker.Domain.Calls;

/// <summary>A call that was opened to fill seats of the field.</summary>
/// <param name="Id">Its id, in one space with the rounds'.</param>
/// <param name="Seats">How many teams it may admit.</param>
/// <param name="Reason">Why there is a vacancy.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Closed">How it was closed; null while it is open.</param>
public sealed record Call(StepId Id, int Seats, string Reason, Moment OpenedAt, Closing? Closed);

/// <summary>How a call was closed.</summary>
/// <param name="At">When.</param>
/// <param name="Admitted">Whom it admitted; it may be nobody.</param>
public sealed record Closing(Moment At, ValueList<TeamId> Admitted);
