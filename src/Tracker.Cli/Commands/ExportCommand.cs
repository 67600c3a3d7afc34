using System.CommandLine;

namespace Tracker.Cli.Commands;

/// <summary>Exports a history file.</summary>
internal static class ExportCommand
{
    public static Command Make(SharedOptions shared)
    {
        var competition = Operands.Competition(shared);
        var destination = new Option<FileInfo?>("--out")
        {
            Description = "The file; it is there when all of it has come [standard output]",
            HelpName = "file",
        };
        var clocks = new Clocks();
        var command = new Command("export", "The whole history as a file that another Tracker imports")
        {
            competition,
            destination,
        };
        clocks.AddTo(command);
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var (id, asked) = (parsed.GetRequiredValue(competition), clocks.Asked(parsed, session));
                    await Transfer.RunAsync(
                        session,
                        id,
                        null,
                        async received =>
                        {
                            if (parsed.GetValue(destination) is not { Name: not "-" } file)
                                await session.Client.ExportAsync(
                                    id,
                                    session.Console.Output,
                                    asked,
                                    received,
                                    cancellation
                                );
                            else
                                await WholeFile.WriteAsync(
                                    file,
                                    stream => session.Client.ExportAsync(id, stream, asked, received, cancellation)
                                );
                            return true;
                        }
                    );
                    if (parsed.GetValue(destination) is { Name: not "-" } written)
                        WholeFile.Tell(session, written);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }
}
