using System.CommandLine;

namespace Tracker.Cli.Commands;

/// <summary>Imports a history file.</summary>
internal static class ImportCommand
{
    public static Command Make(SharedOptions shared)
    {
        var file = new Argument<FileInfo>("file") { Description = "The history file; - for standard input" };
        var conditions = new Conditions();
        var command = new Command(
            "import",
            "Import a history file: all of it or nothing; what is recorded already is left as it is"
        )
        {
            file,
        };
        conditions.AddTo(command);
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var history = parsed.GetRequiredValue(file);
                    var receipt = await Transfer.RunAsync(
                        session,
                        history.Name,
                        HandedIn.LengthOf(history),
                        async sent =>
                            await session.Client.ImportAsync(
                                await HandedIn.OpenAsync(session, history, "application/json", sent, cancellation),
                                conditions.Of(parsed),
                                cancellation
                            )
                    );
                    Receipts.Show(session, receipt);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }
}
