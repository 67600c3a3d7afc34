using Tracker.Api.Http;
using Tracker.Domain.Deciding;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Competitions;

/// <summary>Takes back what was recorded by mistake.</summary>
public static class UndoEventsEndpoint
{
    /// <summary>
    /// Takes back events that were recorded by mistake, one or thousands, as long as nothing that stays depends on them; with
    /// dryRun=true it says what would change. They stay in the history, marked with what undid them.
    /// </summary>
    [WolverinePost("/api/competitions/{competition:slug}/undo")]
    public static Task<IResult> Post(string competition, UndoBody body, Writes writes, HttpContext http) =>
        writes.AnswerAsync(
            http,
            competition,
            new UndoEvents(body.Events, body.Reason) { Circumstances = body.Circumstances }
        );
}

/// <summary>The sequences of the events, as the answer to a write and the history give them; and why.</summary>
public sealed record UndoBody(ValueList<long> Events, string Reason) : FactBody;
