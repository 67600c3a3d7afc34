using System.CommandLine;
using Spectre.Console;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>Who would flip if a round had been judged otherwise.</summary>
internal static class WhatIfCommand
{
    public static Command Make(SharedOptions shared)
    {
        var (competition, round) = (Operands.Competition(shared), Operands.Id("round"));
        var (supposed, clocks) = (new Suppositions(), new Clocks());
        var command = new Command(
            "what-if",
            "Who would flip if a round had been judged otherwise, and what flips the cut; nothing is stored"
        )
        {
            competition,
            round,
        };
        supposed.AddTo(command);
        clocks.AddTo(command);
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var (id, asked) = (parsed.GetRequiredValue(competition), clocks.Asked(parsed, session));
                    var answer = await session.Client.WhatIfAsync(
                        id,
                        parsed.GetRequiredValue(round),
                        supposed.Of(parsed),
                        asked,
                        cancellation
                    );
                    if (session.IsJson)
                    {
                        session.Json(answer.Utf8);
                        return ExitCode.Fine;
                    }
                    var summary = await session.Client.CompetitionAsync(id, asked, cancellation);
                    Show(session, summary, await session.Client.FieldAsync(id, asked, cancellation), answer);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    private static void Show(Session session, Competition competition, Field field, WhatIf answer)
    {
        var (names, consequences) = (new TeamNames(session, field), answer.Consequences);
        var round = new Steps(session, competition).Name(consequences.Round);
        session.Head($"{session.Name(competition.Name)}: {round}", answer.AsOf, answer.KnownAt, answer.Version);
        session.Screen.WriteLine(
            session.Supposed(answer.Supposed) is { Length: > 0 } supposed
                ? session.Say($"Supposed: {supposed}", $"가정: {supposed}")
                : session.Say("Nothing is supposed.", "가정한 것이 없습니다.")
        );
        if (consequences.Flips.Count > 0)
            session.Draw(
                session.Table(
                    consequences.Flips,
                    new(session.Say("Would flip", "바뀌는 팀"), flip => names.Of(flip.Team), Tables.Strong),
                    new(
                        session.Say("By the numbers", "점수에 따르면"),
                        flip =>
                            $"{session.OutcomeTold(flip.ByNumbersBefore)} → {session.OutcomeTold(flip.ByNumbersAfter)}",
                        Tables.Open
                    ),
                    new(session.Say("Recorded", "기록"), flip => session.OutcomeTold(flip.Recorded), Tables.Plain)
                )
            );
        else if (consequences.Undecided.After is null)
            session.Screen.WriteLine(session.Say("Nobody would flip.", "바뀌는 팀이 없습니다."), Tables.Good);
        if (consequences.Changes.Count > 0)
            session.Draw(
                session.Table(
                    consequences.Changes,
                    new(session.Say("Team", "팀"), change => names.Of(change.Team), Tables.Strong),
                    new(session.Say("Rank", "순위"), change => Comparisons.Of(change.Rank), Tables.Plain),
                    new(session.Say("Total", "합계"), change => Comparisons.Of(change.Total), Tables.Plain)
                )
            );
        ShowCut(session, consequences);
        session.Screen.WriteLine(SmallestFlip(session, names, answer.SmallestFlip), Tables.Faint);
    }

    private static void ShowCut(Session session, Consequences consequences)
    {
        if (Comparisons.Of(consequences.Margin) is { Length: > 0 } margin)
            session.Screen.WriteLine(session.Say($"Margin at the cut: {margin}", $"컷 점수 차: {margin}"));
        if (consequences.Undecided.Before is { } before)
            session.Screen.WriteLine(
                session.Say(
                    $"The numbers as they are do not decide: {session.Undecided(before)}",
                    $"현재 점수로는 정해지지 않습니다: {session.Undecided(before)}"
                ),
                Tables.Open
            );
        if (consequences.Undecided.After is { } after)
            session.Screen.WriteLine(
                session.Say(
                    $"The numbers as supposed do not decide: {session.Undecided(after)}",
                    $"가정한 점수로는 정해지지 않습니다: {session.Undecided(after)}"
                ),
                Tables.Open
            );
    }

    private static string SmallestFlip(Session session, TeamNames names, SmallestFlip? flip)
    {
        if (flip is null)
            return session.Say(
                "No change of one weight flips the cut, or scores are missing.",
                "가중치 하나를 바꾸어 컷이 바뀌는 경우가 없거나, 빠진 점수가 있습니다."
            );
        var (criterion, weight, beyond) = (
            Clean.Text(flip.Criterion),
            Session.Number(flip.Weight),
            Comparisons.Rounded(flip.Beyond)
        );
        return session.Say(
            $"Smallest flip: with {criterion} at a weight of {beyond} instead of {weight} two are level; beyond it {names.Of(flip.Rises)} goes on instead of {names.Of(flip.Falls)}",
            $"가장 작은 변화: {criterion} 가중치 {weight} → {beyond}에서 동점, 그 너머에서 {names.Of(flip.Falls)} 대신 {names.Of(flip.Rises)} 진출"
        );
    }
}
