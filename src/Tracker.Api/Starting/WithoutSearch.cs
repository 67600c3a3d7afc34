using System.Text;

namespace Tracker.Api.Starting;

/// <summary>Writes lines on, but those in which the library that finds commands tells where it looks for them.</summary>
internal sealed class WithoutSearch(TextWriter to) : TextWriter
{
    private readonly StringBuilder line = new();

    /// <inheritdoc />
    public override Encoding Encoding => to.Encoding;

    /// <inheritdoc />
    public override void Write(char value)
    {
        line.Append(value);
        if (value == '\n')
            WriteLine();
    }

    /// <inheritdoc />
    public override void WriteLine()
    {
        var said = line.ToString();
        line.Clear();
        if (
            !(
                said.Contains("Searching '", StringComparison.Ordinal)
                && said.Contains("for commands", StringComparison.Ordinal)
            )
        )
            to.Write(said);
    }

    /// <inheritdoc />
    public override void Flush()
    {
        // A line that is not at its end yet may be one of them.
        if (!line.ToString().Contains("Searching", StringComparison.Ordinal))
            WriteLine();
        to.Flush();
    }
}
