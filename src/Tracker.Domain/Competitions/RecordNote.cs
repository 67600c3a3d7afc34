using Tracker.Domain.Deciding;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Domain.Competitions;

/// <summary>Keeps something worth knowing that changes no status.</summary>
public sealed record RecordNote(ValueList<TeamId> Teams, string Text) : Command
{
    /// <inheritdoc />
    public override Decision Decide(Competition competition) =>
        competition.Notes.Contains(new NotedText(Teams, Text)) ? Decision.Nothing : new NoteRecorded(Teams, Text);

    internal static Refusal? Check(Competition competition, NoteRecorded note) =>
        note.Teams.Select(competition.CheckKnown).FirstOrDefault(refusal => refusal is not null)
        ?? (
            string.IsNullOrWhiteSpace(note.Text) ? Refusal.Rule("text-empty", "The note says nothing.", "a text") : null
        );
}
