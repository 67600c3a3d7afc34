using System.CommandLine;

namespace Tracker.Cli.Commands;

/// <summary>Everything that is written with a body of its own, a subcommand for each kind.</summary>
internal static class PostCommand
{
    // A kind, its address below /api, and what it does. Its body is a file, as the reference at /docs describes it.
    private static readonly (string Kind, string Path, string About)[] Kinds =
    [
        ("competition", "competitions", "Announce a competition"),
        ("teams", "competitions/{competition}/teams", "Enter one team or many"),
        ("round", "competitions/{competition}/rounds", "Schedule a round"),
        ("plan", "competitions/{competition}/plan", "Revise the plan"),
        ("schedule", "competitions/{competition}/rounds/{round}/schedule", "Move a round in time"),
        ("rubric", "competitions/{competition}/rounds/{round}/rubric", "Revise how a round is judged"),
        ("entry", "competitions/{competition}/teams/{team}/entry", "Present a team's entry"),
        ("name", "competitions/{competition}/teams/{team}/name", "Rename a team"),
        ("members", "competitions/{competition}/teams/{team}/members", "Change a team's members"),
        ("withdrawal", "competitions/{competition}/teams/{team}/withdrawal", "A team left of its own will"),
        ("disqualification", "competitions/{competition}/teams/{team}/disqualification", "A team is put out"),
        ("reinstatement", "competitions/{competition}/teams/{team}/reinstatement", "A team's leaving is undone"),
        ("admission", "competitions/{competition}/teams/{team}/admission", "A team comes in after the entry"),
        ("merger", "competitions/{competition}/mergers", "Teams become one"),
        ("correction", "competitions/{competition}/rounds/{round}/correction", "Correct results of a round"),
        ("publication", "competitions/{competition}/rounds/{round}/publication", "Say what the public may see"),
        ("objection", "competitions/{competition}/rounds/{round}/objections", "Open, file or decide objections"),
        ("finalization", "competitions/{competition}/rounds/{round}/finalization", "A round's result is final"),
        ("round-cancellation", "competitions/{competition}/rounds/{round}/cancellation", "A round does not take place"),
        ("vacancy", "competitions/{competition}/vacancies", "Open a call"),
        ("closing", "competitions/{competition}/vacancies/{call}/closing", "Close a call"),
        ("undo", "competitions/{competition}/undo", "Take back what was recorded by mistake"),
        ("erasure", "competitions/{competition}/erasure", "Erase what a person wrote, for good"),
        ("conclusion", "competitions/{competition}/conclusion", "The competition is over, with its winners"),
        ("cancellation", "competitions/{competition}/cancellation", "The competition is given up"),
    ];

    private static readonly string[] Replaced = ["plan", "schedule", "rubric"];

    public static Command Make(SharedOptions shared)
    {
        var command = new Command("post", "Record something; --dry-run tries it first")
        {
            PostEvaluation.Make(shared),
            PostScorecards.Make(shared),
            PostNote.Make(shared),
        };
        foreach (var (kind, path, about) in Kinds)
            command.Subcommands.Add(Of(shared, kind, path, about));
        return command;
    }

    private static Command Of(SharedOptions shared, string kind, string path, string about)
    {
        var segments = path.Split('/');
        var operands = segments
            .Where(segment => segment.StartsWith('{'))
            .Select(segment => segment.Trim('{', '}'))
            .ToDictionary(
                name => name,
                name => name == "competition" ? Operands.Competition(shared) : Operands.Id(name)
            );
        var file = Operands.Required("The body, JSON as the reference at /docs describes it");
        var conditions = new Conditions();
        var command = new Command(kind, about);
        foreach (var operand in operands.Values)
            command.Arguments.Add(operand);
        command.Options.Add(file);
        conditions.AddTo(command);
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var address = string.Join(
                        '/',
                        segments.Select(segment =>
                            operands.TryGetValue(segment.Trim('{', '}'), out var operand)
                                ? Uri.EscapeDataString(parsed.GetRequiredValue(operand))
                                : segment
                        )
                    );
                    var receipt = await session.Client.WriteAsync(
                        Replaced.Contains(kind) ? HttpMethod.Put : HttpMethod.Post,
                        address,
                        await HandedIn.OpenAsync(
                            session,
                            parsed.GetRequiredValue(file),
                            "application/json",
                            null,
                            cancellation
                        ),
                        conditions.Of(parsed),
                        cancellation
                    );
                    Receipts.Show(session, receipt);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }
}
