using Spectre.Console;

namespace Tracker.Cli;

/// <summary>Consoles that draw: with colours for people, plain for everything else.</summary>
internal static class Screens
{
    // What is piped on is read by line: no line is broken because some terminal is narrow.
    private const int Unbroken = 1000;

    // In less a sign that is two columns wide may have no room, and drawing it has no end.
    private const int Narrowest = 30;

    public static IAnsiConsole ForAnswers(CliConsole console) =>
        Make(
            console.IsOutputTerminal ? console.Out : new TrimmingWriter(console.Out),
            console.IsOutputTerminal && console.IsColourful,
            console.IsOutputTerminal ? console.TerminalWidth : Unbroken,
            isInteractive: false
        );

    /// <summary>Where progress is drawn, over and over in one place.</summary>
    public static IAnsiConsole ForProgress(CliConsole console) =>
        Make(console.Error, console.IsColourful, console.TerminalWidth, isInteractive: true);

    private static IAnsiConsole Make(TextWriter writer, bool isColourful, int width, bool isInteractive)
    {
        var screen = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = isColourful || isInteractive ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = isColourful ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = isInteractive ? InteractionSupport.Yes : InteractionSupport.No,
            }
        );
        screen.Profile.Width = Math.Max(width, Narrowest);
        screen.Profile.Capabilities.Unicode = true;
        return screen;
    }
}
