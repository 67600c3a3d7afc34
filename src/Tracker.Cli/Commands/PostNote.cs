using System.CommandLine;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>Records a note.</summary>
internal static class PostNote
{
    public static Command Make(SharedOptions shared)
    {
        var competition = Operands.Competition(shared);
        var text = new Option<string>("--text")
        {
            Description = "What happened",
            HelpName = "text",
            Required = true,
        };
        var teams = Operands.List("--teams", "The teams of which it speaks", "id,…");
        var at = new Option<string?>("--at") { Description = "When [now]", HelpName = "time" };
        var conditions = new Conditions();
        var command = new Command("note", "Record something worth keeping that changes no status")
        {
            competition,
            text,
            teams,
            at,
        };
        conditions.AddTo(command);
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var receipt = await session.Client.NoteAsync(
                        parsed.GetRequiredValue(competition),
                        new NewNote(parsed.GetRequiredValue(text), parsed.GetValue(teams))
                        {
                            At = parsed.GetValue(at) is { } time ? new Moment(time) : null,
                        },
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
