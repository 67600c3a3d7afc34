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
                            if (parsed.GetValue(destination) is not { } file)
                                await session.Client.ExportAsync(
                                    id,
                                    session.Console.Output,
                                    asked,
                                    received,
                                    cancellation
                                );
                            else
                                await WholeAsync(
                                    file,
                                    stream => session.Client.ExportAsync(id, stream, asked, received, cancellation)
                                );
                            return true;
                        }
                    );
                    if (parsed.GetValue(destination) is { } written)
                        session.Remark(session.Say($"Written to {written}.", $"{written}에 저장했습니다."));
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    // A file that is there is whole: what is broken off leaves the one before as it was.
    private static async Task WholeAsync(FileInfo file, Func<Stream, Task> write)
    {
        var partial = new FileInfo($"{file.FullName}.part");
        try
        {
            await using (var stream = partial.Create())
                await write(stream);
            partial.MoveTo(file.FullName, overwrite: true);
        }
        catch
        {
            File.Delete($"{file.FullName}.part");
            throw;
        }
    }
}
