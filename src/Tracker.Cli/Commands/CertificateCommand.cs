using System.CommandLine;

namespace Tracker.Cli.Commands;

/// <summary>Fetches a certificate of whether a team was in the field.</summary>
internal static class CertificateCommand
{
    public static Command Make(SharedOptions shared)
    {
        var competition = Operands.Competition(shared);
        var team = Operands.Id("team");
        var asOf = new Option<string?>("--as-of")
        {
            Description = "For when: a date or an instant [now]",
            HelpName = "time",
        };
        var destination = new Option<FileInfo?>("--out")
        {
            Description = "The file; - for standard output [standard output]",
            HelpName = "file",
        };
        var command = new Command(
            "certificate",
            "A file by which anyone can check whether a team was in the field: tracker verify does"
        )
        {
            competition,
            team,
            asOf,
            destination,
        };
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var (id, of) = (parsed.GetRequiredValue(competition), parsed.GetRequiredValue(team));
                    var when = parsed.GetValue(asOf) is { } time ? $"&asOf={Uri.EscapeDataString(time)}" : "";
                    var certificate = await session.Client.GetAsync(
                        $"competitions/{Uri.EscapeDataString(id)}/certificate?team={Uri.EscapeDataString(of)}{when}",
                        cancellation
                    );
                    if (parsed.GetValue(destination) is not { Name: not "-" } file)
                        await session.Console.Output.WriteAsync(certificate.Utf8, cancellation);
                    else
                    {
                        await WholeFile.WriteAsync(
                            file,
                            stream => stream.WriteAsync(certificate.Utf8, cancellation).AsTask()
                        );
                        WholeFile.Tell(session, file);
                    }
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }
}
