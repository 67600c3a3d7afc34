using System.Text;

namespace Tracker.Api.Starting;

/// <summary>Writes lines on, but those in which the library that finds commands tells where it looks for them.</summary>
internal sealed class WithoutSearch(TextWriter to) : TextWriter
{
    private const string Search = "Searching '";

    private readonly StringBuilder line = new();
    private bool isSearch;

    /// <inheritdoc />
    public override Encoding Encoding => to.Encoding;

    /// <inheritdoc />
    public override void Write(char value)
    {
        line.Append(value);
        if (value == '\n')
            PassOn();
    }

    /// <inheritdoc />
    public override void Flush()
    {
        // A line that is not at its end yet may be one of them.
        if (!isSearch && !line.ToString().Contains(Search, StringComparison.Ordinal))
            PassOn();
        to.Flush();
    }

    private void PassOn()
    {
        var said = line.ToString();
        line.Clear();
        isSearch |= said.Contains(Search, StringComparison.Ordinal);
        if (!isSearch)
            to.Write(said);
        // What it tells is broken where the screen ends, and is over with its last word.
        else if (said.Contains("commands", StringComparison.Ordinal))
            isSearch = false;
    }
}
