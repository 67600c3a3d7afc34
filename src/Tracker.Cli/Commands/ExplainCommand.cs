using System.CommandLine;
using Spectre.Console;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>Why a team stands where it does in a round.</summary>
internal static class ExplainCommand
{
    public static Command Make(SharedOptions shared)
    {
        var (competition, round, team) = (Operands.Competition(shared), Operands.Id("round"), Operands.Id("team"));
        var clocks = new Clocks();
        var command = new Command("explain", "Why a team stands where it does in a round, and who said so")
        {
            competition,
            round,
            team,
        };
        clocks.AddTo(command);
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var (id, asked) = (parsed.GetRequiredValue(competition), clocks.Asked(parsed, session));
                    var explanation = await session.Client.ExplanationAsync(
                        id,
                        parsed.GetRequiredValue(round),
                        parsed.GetRequiredValue(team),
                        asked,
                        cancellation
                    );
                    if (session.IsJson)
                        session.Json(explanation.Utf8);
                    else
                        Show(session, await session.Client.CompetitionAsync(id, asked, cancellation), explanation);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    private static void Show(Session session, Competition competition, Explanation why)
    {
        var round = new Steps(session, competition).Name(why.Round);
        session.Head(
            $"{session.Name(competition.Name)}: {round}: {session.Name(why.Name)}",
            why.AsOf,
            why.KnownAt,
            why.Version
        );
        var witnesses = new Witnesses();
        session.Draw(Result(session, why, witnesses));
        if (why.Criteria.Count > 0)
            session.Draw(Criteria(session, why.Criteria, witnesses));
        session.Draw(witnesses.Table(session));
    }

    private static Table Result(Session session, Explanation why, Witnesses witnesses)
    {
        var table = session.Table(session.Say("What", "구분"), session.Say("Is", "내용"), "#");
        table.Numbers(2).Whole(0);
        Row(
            session.Say("Outcome", "결과"),
            OutcomeOf(session, why.Outcome),
            Words.Colour(why.Outcome.Value),
            why.Outcome.Said
        );
        Row(session.Say("Rank", "순위"), RankOf(session, why.Rank), Tables.Strong, why.Rank.Said);
        Row(session.Say("Total", "합계"), TotalOf(session, why.Total), Tables.Strong, why.Total.Said);
        foreach (var gate in why.Gates)
        {
            var (passed, style) = session.Gate(gate.Passed);
            Row(session.Name(gate.Name), passed, style, gate.Said);
            foreach (var card in gate.Cards)
                Row($"  {Clean.Text(card.Judge)}", Session.Number(card.Score), Tables.Faint, card.Said);
        }
        Row(session.Say("Cut", "컷"), session.Cut(why.Cut), Tables.Plain, why.Planned);
        Row(session.Say("Rubric", "평가 기준"), RubricOf(session, why), Tables.Plain, why.Rubric);
        return table;

        void Row(string what, string said, Style style, Said? by) =>
            table.Row((what, Tables.Plain), (said, style), (witnesses.Add(by), Tables.Faint));
    }

    private static Table Criteria(Session session, IReadOnlyList<CriterionExplained> criteria, Witnesses witnesses)
    {
        var isWeighed = IsWeighed(criteria);
        var table = session.Table([
            session.Say("Criterion", "항목"),
            session.Say("Points", "점수"),
            session.Say("Of", "만점"),
            .. isWeighed ? [session.Say("Weight", "가중치"), session.Say("Adds", "반영")] : Array.Empty<string>(),
            "#",
        ]);
        table.Numbers([.. Enumerable.Range(1, isWeighed ? 5 : 3)]);
        foreach (var criterion in criteria)
            Add(criterion, "");
        return table;

        void Add(CriterionExplained criterion, string indent)
        {
            table.Row([
                (indent + session.Name(criterion.Name), indent.Length == 0 ? Tables.Strong : Tables.Plain),
                (Session.Number(criterion.Points), Tables.Strong),
                (Session.Number(criterion.Max), Tables.Faint),
                .. isWeighed
                    ? [(Session.Number(criterion.Weight), Tables.Plain), (Session.Number(criterion.Adds), Tables.Plain)]
                    : Array.Empty<(string, Style)>(),
                (witnesses.Add(criterion.Said), Tables.Faint),
            ]);
            foreach (var card in criterion.Cards)
                table.Row([
                    ($"{indent}  {Clean.Text(card.Judge)}", Tables.Faint),
                    (Session.Number(card.Score), Tables.Faint),
                    ("", Tables.Faint),
                    .. isWeighed ? [("", Tables.Faint), ("", Tables.Faint)] : Array.Empty<(string, Style)>(),
                    (witnesses.Add(card.Said), Tables.Faint),
                ]);
            foreach (var part in criterion.Criteria)
                Add(part, indent + "  ");
        }
    }

    // Where every point counts as it is, two columns more would say nothing.
    private static bool IsWeighed(IReadOnlyList<CriterionExplained> criteria) =>
        criteria.Any(each => each.Weight != 1 || each.Adds != each.Points || IsWeighed(each.Criteria));

    private static string RubricOf(Session session, Explanation why)
    {
        var (criteria, gates) = (why.Criteria.Count, why.Gates.Count);
        var rubric = session.Say($"criteria {criteria}, gates {gates}", $"항목 {criteria}개, 요건 {gates}개");
        return why.Ties is { } ties
            ? $"{rubric}, {session.Say($"ties {session.Ties(ties)}", $"동점 시 {session.Ties(ties)}")}"
            : rubric;
    }

    private static string OutcomeOf(Session session, OutcomeExplained outcome) =>
        session.OutcomeTold(outcome.Reason is { } reason ? $"{outcome.Value}: {reason}" : outcome.Value);

    private static string RankOf(Session session, RankExplained rank) =>
        rank.How is { } how ? $"{Session.Number(rank.Value)}, {session.How(how)}" : Session.Number(rank.Value);

    private static string TotalOf(Session session, TotalExplained total) =>
        total.Sum is null
            ? Session.Number(total.Value)
            : session.Say(
                $"{Session.Number(total.Value)}, where the criteria add up to {Session.Number(total.Sum)}",
                $"{Session.Number(total.Value)}, 항목의 합은 {Session.Number(total.Sum)}"
            );
}
