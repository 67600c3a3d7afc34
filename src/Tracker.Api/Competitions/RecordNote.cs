using Tracker.Api.Http;
using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Competitions;

/// <summary>Records a note.</summary>
public static class RecordNoteEndpoint
{
    /// <summary>Records a note.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/notes")]
    public static Task<IResult> Post(string competition, NoteBody body, Writes writes, HttpContext http) =>
        writes.AnswerAsync(
            http,
            competition,
            new RecordNote(body.Teams, body.Text) { Circumstances = body.Circumstances }
        );
}

/// <summary>Something worth keeping that changes no status, and the teams of which it speaks.</summary>
public sealed record NoteBody(ValueList<TeamId> Teams, string Text) : FactBody;
