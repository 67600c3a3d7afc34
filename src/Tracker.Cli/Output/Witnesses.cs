using System.Globalization;
using Spectre.Console;
using Tracker.Client;

namespace Tracker.Cli;

/// <summary>The events that say what an answer tells, each named by its place and told once.</summary>
internal sealed class Witnesses
{
    private readonly SortedDictionary<long, Said> events = [];

    /// <summary>Takes an event in.</summary>
    /// <returns>Its place, by which it is found; nothing where none said it.</returns>
    public string Add(Said? said)
    {
        if (said is null)
            return "";
        events[said.Sequence] = said;
        return said.Sequence.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What they are, what they remark, and where that was read.</summary>
    public Table Table(Session session)
    {
        var table = session.Table(
            "#",
            session.Say("At", "시점"),
            session.Say("Event", "사건"),
            session.Say("Said, and read in", "내용과 출처")
        );
        table.Numbers(0).Whole(1, 2);
        foreach (var (sequence, said) in events)
            table.AddRow(
                new Text(sequence.ToString(CultureInfo.InvariantCulture), Tables.Faint),
                new Text(Clean.Time(said.At)),
                new Text(Clean.Text(said.Type), Tables.Strong),
                What(said)
            );
        return table;
    }

    private static Paragraph What(Said said)
    {
        var what = new Paragraph();
        if (said.Note is { Length: > 0 } note)
            what.Append(Clean.Text(note), Tables.Plain);
        foreach (var source in said.Sources)
            what.Append(
                Clean.Text($"{(what.Length > 0 ? " · " : "")}{source.Publisher}: {source.Title}"),
                Tables.Faint
            );
        return what;
    }
}
