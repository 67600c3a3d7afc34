using System.Text;

namespace Tracker.Cli;

/// <summary>All that a command has of the world: what it reads, what it says, and who looks on.</summary>
public sealed class CliConsole
{
    private TextWriter? text;

    /// <summary>What is handed in.</summary>
    public required Stream Input { get; init; }

    /// <summary>Where answers go, in UTF-8.</summary>
    public required Stream Output { get; init; }

    /// <summary>Where diagnostics go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>A variable of the environment; null when there is none.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Begins to look at who reads the answers: ends when nobody does any more.</summary>
    public Func<Task> OutputClosed { get; init; } = () => Task.Delay(Timeout.Infinite);

    /// <summary>Whether a person reads the answers.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether a person reads the diagnostics.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>How many columns the terminal has.</summary>
    public int TerminalWidth { get; init; } = 80;

    /// <summary>Whether colours are wanted (https://no-color.org).</summary>
    public bool IsColourful => string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    /// <summary>Answers as text; flushed by whoever wrote.</summary>
    public TextWriter Out =>
        text ??= new StreamWriter(Output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };

    /// <summary>The console of this process.</summary>
    public static CliConsole OfProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        return new CliConsole
        {
            Input = Console.OpenStandardInput(),
            Output = Console.OpenStandardOutput(),
            Error = Console.Error,
            Variable = Environment.GetEnvironmentVariable,
            OutputClosed = OutputPipe.Closed,
            IsOutputTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            TerminalWidth = Width(),
        };
    }

    private static int Width()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
