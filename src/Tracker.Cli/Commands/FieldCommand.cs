using System.CommandLine;
using Spectre.Console;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>Who is in, who is out and why.</summary>
internal static class FieldCommand
{
    public static Command Make(SharedOptions shared)
    {
        var competition = Operands.Competition(shared);
        var clocks = new Clocks();
        var command = new Command("field", "Who is in, who is out and why, on any date as known on any other")
        {
            competition,
        };
        clocks.AddTo(command);
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var (id, asked) = (parsed.GetRequiredValue(competition), clocks.Asked(parsed, session));
                    var field = await session.Client.FieldAsync(id, asked, cancellation);
                    if (session.IsJson)
                        session.Json(field.Utf8);
                    else
                        Show(session, await session.Client.CompetitionAsync(id, asked, cancellation), field);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    private static void Show(Session session, Competition competition, Field field)
    {
        var steps = new Steps(session, competition);
        session.Head(
            $"{session.Name(competition.Name)}: {session.Say($"{field.Size} in", $"{field.Size}팀 진출 중")}",
            field.AsOf,
            field.KnownAt,
            field.Version
        );
        var teams = session.Table(
            session.Say("In", "진출 중"),
            session.Say("Id", "아이디"),
            session.Say("Since", "부터"),
            session.Say("By", "단계"),
            session.Say("Tier", "등급")
        );
        teams.Whole(1, 2);
        foreach (var team in field.Teams)
            teams.Row(
                (session.Name(team.Name), Tables.Good),
                (Clean.Text(team.Id), Tables.Faint),
                (Clean.Time(team.Since), Tables.Plain),
                (steps.Name(team.Round) ?? session.Say("entry", "참가"), Tables.Plain),
                (session.Tier(team.Tier), Tables.Plain)
            );
        session.Draw(teams.HideWhenEmpty(4, field.Teams.All(team => team.Tier is null)));
        if (field.Out.Count == 0)
            return;
        var others = session.Table(
            session.Say("Out", "떠난 팀"),
            session.Say("Id", "아이디"),
            session.Say("On", "날짜"),
            session.Say("In", "단계"),
            session.Say("Why", "이유")
        );
        others.Whole(1, 2);
        foreach (var team in field.Out)
            others.Row(
                (session.Name(team.Name), Tables.Plain),
                (Clean.Text(team.Id), Tables.Faint),
                (Clean.Time(team.At), Tables.Plain),
                (steps.Name(team.Round) ?? "–", Tables.Plain),
                (Why(session, team), Tables.Bad)
            );
        session.Draw(others);
    }

    private static string Why(Session session, OutTeam team) =>
        (team.Status, team.Reason) switch
        {
            ("eliminated", { } reason) => session.Reason(reason),
            (var status, null or "") => session.Outcome(status),
            (var status, { } reason) => $"{session.Outcome(status)}: {Clean.Text(reason)}",
        };

    private static Table HideWhenEmpty(this Table table, int column, bool isEmpty)
    {
        if (isEmpty)
            table.Columns[column].Width(0).PadRight(0).PadLeft(0);
        return table;
    }
}
