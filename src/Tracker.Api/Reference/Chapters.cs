using Microsoft.OpenApi;

namespace Tracker.Api.Reference;

/// <summary>The chapters of the reference, in the order in which they are read: one for each folder with endpoints.</summary>
internal static class Chapters
{
    private static readonly (string Folder, string Name, string Says)[] All =
    [
        (
            "Queries",
            "Questions",
            "Who is in, who stands where, what happened and why: on any date, as known on any other."
        ),
        ("Feeds", "Feeds", "What happens, as it happens: events, an Atom feed, a calendar."),
        (
            "Proofs",
            "Proofs",
            "That an event is in the log and that the log only grows, to be checked without this service."
        ),
        ("Competitions", "Competitions", "Announcing a competition, its plan and its end; notes, undoing and erasing."),
        ("Teams", "Teams", "Who enters, under which name and with whom; who leaves, returns or joins another."),
        ("Rounds", "Rounds", "Scheduling, judging, deciding, correcting and publishing rounds."),
        ("Calls", "Calls", "Vacancies that are filled by another call."),
        ("HistoryFiles", "History files", "A whole history as a file, out and in."),
        ("Webhooks", "Webhook registrations", "Who is called with what happens, and how that went."),
        ("Tokens", "Tokens", "Who may do what."),
    ];

    /// <summary>All of them, for the document.</summary>
    public static ISet<OpenApiTag> Tags =>
        All.Select(chapter => new OpenApiTag { Name = chapter.Name, Description = chapter.Says }).ToHashSet();

    /// <summary>The name of the chapter of an endpoint.</summary>
    public static string Of(Type endpoint) =>
        All.Single(chapter => chapter.Folder == endpoint.Namespace!.Split('.')[^1]).Name;
}
