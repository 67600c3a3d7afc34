using System.CommandLine;
using Spectre.Console;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>The ranked table of a round.</summary>
internal static class StandingsCommand
{
    private const int WidestHead = 14;

    public static Command Make(SharedOptions shared)
    {
        var competition = Operands.Competition(shared);
        var round = new Option<string?>("--round")
        {
            Description = "The round [the last that was evaluated]",
            HelpName = "id",
        };
        var clocks = new Clocks();
        var command = new Command("standings", "The ranked table of a round, on any date as known on any other")
        {
            competition,
            round,
        };
        clocks.AddTo(command);
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var (id, asked) = (parsed.GetRequiredValue(competition), clocks.Asked(parsed, session));
                    var standings = await session.Client.StandingsAsync(
                        id,
                        parsed.GetValue(round),
                        asked,
                        cancellation
                    );
                    if (session.IsJson)
                        session.Json(standings.Utf8);
                    else
                        Show(session, await session.Client.CompetitionAsync(id, asked, cancellation), standings);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    private static void Show(Session session, Competition competition, Standings standings)
    {
        var steps = new Steps(session, competition);
        var name = session.Name(competition.Name);
        session.Head(
            steps.Name(standings.Round) is { } round ? $"{name}: {round}" : name,
            standings.AsOf,
            standings.KnownAt,
            standings.Version
        );
        var judged = steps.Judged(standings.Round);
        var table = TableOf(session, judged, standings, HeadOf);
        // Where there is little room, names of teams are worth more than those of criteria, and outcomes more than points.
        if (!session.Fits(table))
            table = TableOf(session, judged, standings, item => Clean.Text(item.Id));
        var isShort = !session.HasRoom(table);
        session.Draw(isShort ? TableOf(session, ([], []), standings, HeadOf) : table);
        if (isShort)
            session.Screen.WriteLine(
                session.Say(
                    "Without criteria and gates, for which there is no room.",
                    "화면이 좁아 평가 항목과 관문은 표시하지 않습니다."
                ),
                Tables.Faint
            );
        session.Screen.WriteLine(CutOf(session, standings));
        if (standings.Rows.Any(row => row is { Rank: null, Unofficial.Rank: not null }))
            session.Screen.WriteLine(
                session.Say("( ) by what others than the organiser said", "( ) 주관 기관이 아닌 곳에서 알려진 내용"),
                Tables.Faint
            );
    }

    private static Table TableOf(
        Session session,
        (IReadOnlyList<(string Id, string Name)> Criteria, IReadOnlyList<(string Id, string Name)> Gates) items,
        Standings standings,
        Func<(string Id, string Name), string> head
    )
    {
        var scored = items.Criteria.Where(each => standings.Rows.Any(row => row.Scores.ContainsKey(each.Id))).ToList();
        var judged = items.Gates.Where(each => standings.Rows.Any(row => row.Gates.ContainsKey(each.Id))).ToList();
        var table = session.Table([
            "#",
            session.Say("Team", "팀"),
            .. scored.Select(head),
            session.Say("Total", "합계"),
            .. judged.Select(head),
            session.Say("Outcome", "결과"),
        ]);
        table.Numbers([0, .. Enumerable.Range(2, scored.Count + 1)]);
        table.Whole([.. Enumerable.Range(3 + scored.Count, judged.Count)]);
        foreach (var row in standings.Rows)
            table.Row([
                (RankOf(row), Tables.Strong),
                (session.Name(row.Name), Tables.Strong),
                .. scored.Select(each =>
                    (row.Scores.TryGetValue(each.Id, out var score) ? Session.Number(score) : "–", Tables.Plain)
                ),
                (Session.Number(row.Total), Tables.Strong),
                .. judged.Select(each => session.Gate(row.Gates.TryGetValue(each.Id, out var passed) ? passed : null)),
                (OutcomeOf(session, row), Words.Colour(row.Outcome)),
            ]);
        return table;
    }

    // A head that is far wider than its numbers leaves no room for others.
    private static string HeadOf((string Id, string Name) item) =>
        item.Name.GetCellWidth() <= WidestHead ? item.Name : Clean.Text(item.Id);

    private static string RankOf(StandingsRow row) =>
        row switch
        {
            { Rank: { } rank } => Session.Number(rank),
            { Unofficial.Rank: { } said } => $"({Session.Number(said)})",
            _ => "–",
        };

    private static string OutcomeOf(Session session, StandingsRow row) =>
        (row.Outcome, row.Reason, row.Tier) switch
        {
            ("eliminated", { } reason, _) => session.Reason(reason),
            (_, _, { } tier) => session.Tier(tier),
            _ => session.Outcome(row.Outcome),
        };

    private static string CutOf(Session session, Standings standings)
    {
        var line = $"{session.Say("Cut", "컷")}: {session.Cut(standings.Cut)}";
        return standings.Result is { } result ? $"{line}; {session.Status(result.Status)}" : line;
    }
}
