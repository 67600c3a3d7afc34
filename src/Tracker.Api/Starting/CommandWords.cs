using Spectre.Console;

namespace Tracker.Api.Starting;

/// <summary>What is made of a command line before its commands are looked for.</summary>
public static class CommandWords
{
    /// <summary>The words by which the commands are found.</summary>
    /// <param name="args">The words as they were typed.</param>
    public static string[] Of(string[] args) =>
        args switch
        {
            ["--help" or "-h" or "-?", ..] => ["help"],
            ["projections", .. var rest] => [ProjectionsCommand.Name, .. rest],
            _ => args,
        };

    /// <summary>Sends aside what is told beside the answer of a command, and drops what is told of the search for it.</summary>
    public static void KeepAnswersClean() =>
        AnsiConsole.Console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(new WithoutSearch(Console.Error)) }
        );
}
