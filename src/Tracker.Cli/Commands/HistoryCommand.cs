using System.CommandLine;
using Spectre.Console;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>The events of a record.</summary>
internal static class HistoryCommand
{
    public static Command Make(SharedOptions shared)
    {
        var competition = Operands.Competition(shared);
        var team = new Option<string?>("--team") { Description = "Those that speak of a team", HelpName = "id" };
        var round = new Option<string?>("--round") { Description = "Those of a round or call", HelpName = "id" };
        var type = new Option<string?>("--type")
        {
            Description = "Those of a type, such as TeamEliminated",
            HelpName = "type",
        };
        var after = new Option<long?>("--after") { Description = "Those after a sequence", HelpName = "sequence" };
        var limit = new Option<int?>("--limit") { Description = "How many, 1 to 1000 [100]", HelpName = "number" };
        var clocks = new Clocks();
        var command = new Command("history", "The events, by sequence")
        {
            competition,
            team,
            round,
            type,
            after,
            limit,
        };
        clocks.AddTo(command);
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var page = await session.Client.HistoryPageAsync(
                        parsed.GetRequiredValue(competition),
                        new HistoryFilter
                        {
                            Team = parsed.GetValue(team),
                            Round = parsed.GetValue(round),
                            Type = parsed.GetValue(type),
                            After = parsed.GetValue(after),
                            Limit = parsed.GetValue(limit),
                        },
                        clocks.Asked(parsed, session),
                        cancellation
                    );
                    if (session.IsJson)
                        session.Json(page.Utf8);
                    else
                        Show(session, page.Events);
                    if (page is { Next: not null, Events: [.., { Sequence: { } last }] })
                        session.Remark(session.Say($"There are more: --after {last}", $"더 있습니다: --after {last}"));
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    /// <summary>A table of events.</summary>
    public static void Show(Session session, IReadOnlyList<RecordedEvent> events)
    {
        var table = session.Table(
            "#",
            session.Say("At", "시점"),
            session.Say("Event", "사건"),
            session.Say("What", "내용")
        );
        table.Numbers(0).Whole(1, 2);
        foreach (var each in events)
            table.AddRow(
                new Text(Happenings.PlaceOf(each), Tables.Faint),
                new Text(Clean.Time(each.At)),
                new Text(Clean.Text(each.Type), each.UndoneBy is null ? Tables.Strong : Tables.Faint),
                What(session, each)
            );
        session.Draw(table);
    }

    private static Paragraph What(Session session, RecordedEvent happened)
    {
        var what = new Paragraph();
        var separator = "";
        foreach (
            var (text, style) in new[]
            {
                (Happenings.SubjectOf(happened), Tables.Plain),
                (Happenings.StepOf(happened), Tables.Plain),
                (Happenings.DetailOf(session, happened), Tables.Faint),
            }
        )
        {
            if (text.Length == 0)
                continue;
            what.Append(separator + Clean.Text(text), style);
            separator = " · ";
        }
        return what;
    }
}
