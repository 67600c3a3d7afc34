using Spectre.Console;
using Tracker.Client;

namespace Tracker.Cli;

/// <summary>The record's words in the reader's language.</summary>
internal static class Words
{
    private const string EliminatedBy = "eliminated by ";

    public static string Reason(this Session session, string? reason) =>
        reason switch
        {
            null or "" => "",
            "rank" => session.Say("ranked out", "순위 탈락"),
            "gate" => session.Say("gated out", "요건 미달"),
            "conceded" => session.Say("conceded", "포기"),
            "broken" => session.Say("broken", "결함 확인"),
            "other" => session.Say("not selected", "미선정"),
            _ => Clean.Text(reason),
        };

    public static string Outcome(this Session session, string outcome) =>
        outcome switch
        {
            "selected" => session.Say("selected", "선정"),
            "eliminated" => session.Say("eliminated", "탈락"),
            "withdrawn" => session.Say("withdrew", "기권"),
            "disqualified" => session.Say("disqualified", "실격"),
            "merged" => session.Say("merged", "통합"),
            "reinstated" => session.Say("reinstated", "복귀"),
            "pending" => session.Say("pending", "미정"),
            _ => Clean.Text(outcome),
        };

    /// <summary>An outcome as it is told beside another: why after a colon, or after "eliminated by"; null where there is none.</summary>
    public static string OutcomeTold(this Session session, string? told) =>
        told?.Split(": ", 2) switch
        {
            null => "–",
            ["eliminated", var reason] => session.Reason(reason),
            [var outcome, var reason] => $"{session.Outcome(outcome)}: {Clean.Text(reason)}",
            [var outcome, ..] when outcome.StartsWith(EliminatedBy, StringComparison.Ordinal) => session.Reason(
                outcome[EliminatedBy.Length..]
            ),
            _ => session.Outcome(told),
        };

    public static (string Text, Style Style) Gate(this Session session, bool? passed) =>
        passed switch
        {
            null => ("–", Tables.Faint),
            true => (session.Say("passed", "충족"), Tables.Good),
            false => (session.Say("failed", "미충족"), Tables.Bad),
        };

    public static string Cut(this Session session, Cut cut) =>
        session.Say(
            $"{Session.Number(cut.Planned)} planned, {Session.Number(cut.Actual)} actual, margin {Session.Number(cut.Margin)}",
            $"계획 {Session.Number(cut.Planned)}, 실제 {Session.Number(cut.Actual)}, 점수 차 {Session.Number(cut.Margin)}"
        );

    public static string Tier(this Session session, string? tier) =>
        tier switch
        {
            null => "",
            "winner" => session.Say("winner", "최종 선정"),
            "standard" => session.Say("standard", "표준 선정"),
            "finalist" => session.Say("finalist", "최종 후보"),
            "alternate" => session.Say("alternate", "예비 후보"),
            _ => Clean.Text(tier),
        };

    public static string Status(this Session session, string status) =>
        status switch
        {
            "running" => session.Say("running", "진행 중"),
            "concluded" => session.Say("concluded", "종료"),
            "cancelled" => session.Say("cancelled", "취소"),
            "final" => session.Say("final", "최종 확정"),
            "provisional" => session.Say("provisional", "잠정"),
            "pending" => session.Say("pending", "미정"),
            _ => Clean.Text(status),
        };

    public static Style Colour(string outcome) =>
        outcome switch
        {
            "selected" or "reinstated" => Tables.Good,
            "pending" => Tables.Open,
            _ => Tables.Bad,
        };

    /// <summary>Sizes one after another, as they came about.</summary>
    public static string Sizes(IReadOnlyList<int> sizes) => sizes.Count == 0 ? "–" : string.Join(" → ", sizes);
}
