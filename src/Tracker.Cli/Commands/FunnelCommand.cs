using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>Plan against actual, drawn.</summary>
internal static class FunnelCommand
{
    public static Command Make(SharedOptions shared)
    {
        var competition = Operands.Competition(shared);
        var clocks = new Clocks();
        var command = new Command("funnel", "Plan against actual, drawn: how the field narrowed, who left and why")
        {
            competition,
        };
        clocks.AddTo(command);
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var (id, asked) = (parsed.GetRequiredValue(competition), clocks.Asked(parsed, session));
                    var funnel = await session.Client.FunnelAsync(id, asked, cancellation);
                    if (session.IsJson)
                    {
                        session.Json(funnel.Utf8);
                        return ExitCode.Fine;
                    }
                    var summary = await session.Client.CompetitionAsync(id, asked, cancellation);
                    Show(session, summary, funnel, await session.Client.FieldAsync(id, asked, cancellation));
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    private static void Show(Session session, Competition competition, Funnel funnel, Field field)
    {
        session.Head(session.Name(competition.Name), funnel.AsOf, funnel.KnownAt, funnel.Version);
        session.Screen.WriteLine(
            session.Say(
                $"planned {Words.Sizes(funnel.Planned)}, actual {Words.Sizes(funnel.Actual)}",
                $"계획 {Words.Sizes(funnel.Planned)}, 실제 {Words.Sizes(funnel.Actual)}"
            )
        );
        session.Screen.WriteLine();
        var rows = FunnelRow.Of(session, competition, funnel, field);
        var drawing = new FunnelDrawing(rows, Threads.Of(funnel, field), Width(session));
        session.Screen.Write(drawing.Draw((actual, planned) => Size(session, actual, planned)));
        session.Screen.WriteLine();
        session.Screen.WriteLine(Legend(session, drawing.Scale), Tables.Faint);
        var names = new TeamNames(session, field);
        foreach (var row in rows.Where(row => row.Moves.Count > 0))
            ShowMoves(session, row, names);
        session.Screen.WriteLine();
        session.Screen.WriteLine(session.Say("Still in", "남은 팀"), Tables.Strong);
        session.Screen.Write(
            new Padder(new Text(names.Of(field.Teams.Select(team => team.Id)), Tables.Good)).Padding(2, 0, 0, 0)
        );
    }

    private static void ShowMoves(Session session, FunnelRow row, TeamNames names)
    {
        session.Screen.WriteLine();
        session.Screen.Write(
            new Paragraph(row.Label, Tables.Strong).Append(
                row.Day is null ? "" : $"  {Clean.Text(row.Day)}",
                Tables.Faint
            )
        );
        session.Screen.WriteLine();
        var grid = new Grid();
        grid.AddColumn(new GridColumn { Padding = new Padding(2, 0, 2, 0), NoWrap = true });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var moves in row.Moves.GroupBy(move => (move.How.Mark, move.How.Why)))
            grid.AddRow(
                new Text($"{moves.Key.Mark} {moves.Key.Why}", moves.First().How.Style),
                new Text(names.Of(moves.Select(move => move.Team)))
            );
        session.Screen.Write(grid);
    }

    // A picture that is piped on is drawn for a page.
    private static int Width(Session session) => session.Console.IsOutputTerminal ? session.Screen.Profile.Width : 80;

    private static string Size(Session session, int? actual, int? planned) =>
        (actual, planned) switch
        {
            (null, { } plan) => session.Say($"{plan} planned", $"계획 {plan}"),
            ({ } size, { } plan) => session.Say($"{size} of {plan}", $"{size} / {plan}"),
            _ => Session.Number(actual),
        };

    private static string Legend(Session session, double scale)
    {
        var legend = session.Say("■ in   □ planned, and left empty", "■ 진출   □ 계획했으나 빈 자리");
        return scale <= 1
            ? legend
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{legend}   {session.Say($"a square is about {scale:0.#} teams", $"한 칸은 약 {scale:0.#}팀")}"
            );
    }
}
