using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

namespace Tracker.Web.Language;

/// <summary>The words of the record for people: what became of teams, and why.</summary>
public static class RecordText
{
    /// <summary>A competition's phase: <c>running</c>, <c>concluded</c>, <c>cancelled</c>, <c>unannounced</c>.</summary>
    public static Text Phase(string word) =>
        word switch
        {
            "running" => new("In progress", "진행 중"),
            "concluded" => new("Concluded", "종료"),
            "cancelled" => new("Cancelled", "취소"),
            _ => new("Not announced yet", "공고 전"),
        };

    /// <summary>A round's state: <c>scheduled</c>, <c>evaluated</c>, <c>decided</c>, <c>cancelled</c>.</summary>
    public static Text Round(string status) =>
        status switch
        {
            "decided" => new("Decided", "결과 확정"),
            "evaluated" => new("Evaluated, not decided", "평가 완료, 결정 전"),
            "cancelled" => new("Cancelled", "취소"),
            _ => new("To come", "예정"),
        };

    /// <summary>What became of a team in a round, as the standings say it.</summary>
    public static Text Outcome(string outcome) =>
        outcome switch
        {
            "selected" => new("Went on", "통과"),
            "eliminated" => new("Out", "탈락"),
            "withdrawn" => new("Withdrew", "기권"),
            "disqualified" => new("Disqualified", "실격"),
            "reinstated" => new("Reinstated", "복귀"),
            "merged" => new("Merged", "통합"),
            "in" => new("Still in", "진출 중"),
            _ => new("Not decided", "미정"),
        };

    /// <summary>The same as the predicate of a sentence.</summary>
    public static Text Left(string status) =>
        status switch
        {
            "withdrawn" => new("Withdrew", "기권했습니다"),
            "disqualified" => new("Was disqualified", "실격되었습니다"),
            "merged" => new("Became part of another team", "다른 팀과 통합되었습니다"),
            _ => new("Was eliminated", "탈락했습니다"),
        };

    /// <summary>How a team left the field.</summary>
    public static Text Departed(Departure how) => Outcome(Words.Of(how));

    /// <summary>Why a team is out: one of the reasons of a decision, else what was written; null when nothing was.</summary>
    public static Text? Reason(string? reason) =>
        reason switch
        {
            null or "" => null,
            _ when Enum.GetValues<EliminationReason>().FirstOrDefault(each => Words.Of(each) == reason, Unknown)
                    is var known
                        and not Unknown => Reason(known),
            _ => Text.Same(reason),
        };

    /// <summary>The same; of a team that became part of another, which one, by its name.</summary>
    public static Text? Why(string status, string? reason, NameBook names) =>
        status == Words.Of(Departure.Merged) && Slug.TryParse<TeamId>(reason, out var into)
            ? new($"into {names.Team(into).En}", $"{Josa.Into(names.Team(into).Ko)} 통합")
            : Reason(reason);

    /// <summary>Why a team did not go on.</summary>
    public static Text Reason(EliminationReason reason) =>
        reason switch
        {
            EliminationReason.Rank => new("below the cut by rank", "순위에서 밀림"),
            EliminationReason.Gate => new("did not pass a gate", "필수 요건 미충족"),
            EliminationReason.Conceded => new("gave up its place", "자격 반납"),
            EliminationReason.Broken => new("shown not to hold", "결함 확인"),
            _ => new("not selected", "미선정"),
        };

    /// <summary>Whether a result can still change: <c>pending</c>, <c>provisional</c>, <c>final</c>.</summary>
    public static Text Result(string status) =>
        status switch
        {
            "final" => new("Final", "최종 확정"),
            "provisional" => new("Provisional", "잠정"),
            _ => new("No result yet", "결과 없음"),
        };

    /// <summary>A step of the funnel: a round by its name, or a call.</summary>
    public static Text Step(Competition competition, StepId step) =>
        competition.Rounds.TryGetValue(step, out var round)
            ? Text.Of(round.Name)
            : new Text("additional call", "추가 공모");

    private const EliminationReason Unknown = (EliminationReason)(-1);
}
