using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Tracker.Cli.Commands;

namespace Tracker.Cli;

/// <summary>The command line: its commands, a file each, and how they are run.</summary>
public static class CommandLine
{
    private const string About = """
        The record of staged elimination programmes: who was in on any date, as known on any other, and why who left.

        Environment:
          TRACKER_SERVER  the address of the service, if not http://localhost:5000
          TRACKER_TOKEN   the token; or a file with it, by --token-file. It is not taken on the command line, where others see it.
          LANG            ko… for Korean; or --lang
          NO_COLOR        no colours

        Exit codes:
          0    fine
          1    the service refused, or what was to be verified does not hold; why is told on standard error, with --json also as problem details on standard output, as with 2 and 3
          2    the command line, or a file that it names, cannot be used
          3    the service was not reached, or failed
          130  interrupted

        A date as 2025-08-10 is the end of that day where the competition is; an instant has its offset: 2026-01-15T15:00:00+09:00.
        """;

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments, without the program.</param>
    /// <param name="console">What it reads and where it speaks.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <returns>The exit code, as the help tells it.</returns>
    public static async Task<int> RunAsync(
        string[] arguments,
        CliConsole console,
        CancellationToken cancellation = default
    )
    {
        var parsed = Commands(console).Parse(arguments);
        // Said here, and not by the library, whose code for it means here that the service refused.
        if (parsed.Action is ParseErrorAction)
        {
            if (parsed.GetResult("--json") is OptionResult { Implicit: false })
                Faults.Tell(console, string.Join(' ', parsed.Errors.Select(error => error.Message)));
            foreach (var error in parsed.Errors)
                console.Error.WriteLine($"error: {Clean.Text(error.Message)}");
            console.Error.WriteLine($"See: {PathOf(parsed.CommandResult.Command)} --help");
            return ExitCode.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = console.Out,
                    Error = console.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                cancellation
            );
        }
        finally
        {
            await Flush(console);
        }
    }

    private static RootCommand Commands(CliConsole console)
    {
        var shared = new SharedOptions(console);
        var root = new RootCommand(About)
        {
            CompetitionsCommand.Make(shared),
            StandingsCommand.Make(shared),
            FieldCommand.Make(shared),
            FunnelCommand.Make(shared),
            HistoryCommand.Make(shared),
            DiffCommand.Make(shared),
            ExplainCommand.Make(shared),
            WhatIfCommand.Make(shared),
            WatchCommand.Make(shared),
            PostCommand.Make(shared),
            DecideCommand.Make(shared),
            ImportCommand.Make(shared),
            ExportCommand.Make(shared),
            CertificateCommand.Make(shared),
            CheckpointCommand.Make(shared),
            VerifyCommand.Make(shared),
            TokensCommand.Make(shared),
            CompletionCommand.Make(shared),
        };
        shared.AddTo(root);
        // Of the ways to ask for help, those that shells would else offer beside every option.
        foreach (var help in root.Options.OfType<HelpOption>())
        foreach (var alias in (string[])["-?", "/?", "/h"])
            help.Aliases.Remove(alias);
        return root;
    }

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? $"{PathOf(parent)} {command.Name}"
            : "tracker";

    private static async Task Flush(CliConsole console)
    {
        try
        {
            await console.Out.FlushAsync();
        }
        catch (IOException)
        {
            // Nobody reads it any more.
        }
    }
}
