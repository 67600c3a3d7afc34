using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Web.Language;

namespace Tracker.Web.Keeping;

/// <summary>What the pages of those who keep the record say.</summary>
public static class KeepingText
{
    /// <summary>Signing in.</summary>
    public static Text SignIn { get; } = new("Sign in", "로그인");

    /// <summary>Signing out.</summary>
    public static Text SignOut { get; } = new("Sign out", "로그아웃");

    /// <summary>For whom it is.</summary>
    public static Text SignInLede { get; } =
        new(
            "For those who keep the record. Readers need no account.",
            "기록 담당자를 위한 화면입니다. 열람에는 로그인이 필요하지 않습니다."
        );

    /// <summary>The token.</summary>
    public static Text Token { get; } = new("Token", "토큰");

    /// <summary>Where it is.</summary>
    public static Text TokenHelp { get; } =
        new(
            "The operator's token is kept as operator.token in the data directory of the service. You stay signed in for eight "
                + "hours.",
            "운영자 토큰은 서비스 데이터 디렉터리의 operator.token 파일에 있습니다. 로그인은 8시간 동안 유지됩니다."
        );

    /// <summary>It is not known.</summary>
    public static Text Rejected { get; } =
        new("This token is not known, or may record nothing.", "알 수 없는 토큰이거나 기록 권한이 없는 토큰입니다.");

    /// <summary>A form was not taken.</summary>
    public static Text NotTaken { get; } = new("This form was not taken", "양식을 접수하지 못했습니다");

    /// <summary>Why not.</summary>
    public static Text NotTakenWhy { get; } =
        new(
            "It did not come from a page of this service that is open now, or is too large. Please open the page again.",
            "현재 열려 있는 이 서비스의 페이지에서 보낸 양식이 아니거나 크기가 너무 큽니다. 페이지를 다시 열어 주십시오."
        );

    /// <summary>It is for those who keep the record.</summary>
    public static Text NotAllowed { get; } =
        new("This page is for those who keep the record", "기록 담당자만 이용할 수 있습니다");

    /// <summary>Sign in first.</summary>
    public static Text NotAllowedWhy { get; } =
        new(
            "Sign in with a token that may record facts of this programme.",
            "이 사업의 기록 권한이 있는 토큰으로 로그인해 주십시오."
        );

    /// <summary>The title of the list.</summary>
    public static Text Title { get; } = new("Keep the record", "기록 관리");

    /// <summary>What can be done.</summary>
    public static Text Lede { get; } =
        new(
            "Each form first shows what it would record; nothing is stored before you confirm.",
            "모든 양식은 먼저 기록될 내용을 미리 보여 드리며, 확인하기 전에는 저장되지 않습니다."
        );

    /// <summary>Results.</summary>
    public static Text Evaluation { get; } = new("Record results", "평가 결과 입력");

    /// <summary>A decision.</summary>
    public static Text Decision { get; } = new("Decide", "통과·탈락 결정");

    /// <summary>A correction.</summary>
    public static Text Correction { get; } = new("Correct results", "결과 정정");

    /// <summary>A publication.</summary>
    public static Text Publication { get; } = new("Publish results", "결과 공개");

    /// <summary>An undoing.</summary>
    public static Text Undo { get; } = new("Take events back", "기록 취소");

    /// <summary>The preview.</summary>
    public static Text Preview { get; } = new("Preview", "미리 보기");

    /// <summary>Stores it.</summary>
    public static Text Record { get; } = new("Record this", "이대로 기록");

    /// <summary>What would be recorded.</summary>
    public static Text Would { get; } = new("This would be recorded", "기록될 내용");

    /// <summary>Nothing would be.</summary>
    public static Text NothingNew { get; } =
        new("It is so already: nothing would be recorded.", "이미 기록된 내용과 같아 새로 기록되는 것이 없습니다.");

    /// <summary>What it would change.</summary>
    public static Text Effects { get; } = new("What it would change", "달라지는 점");

    /// <summary>It is refused.</summary>
    public static Text Refused { get; } = new("This cannot be recorded", "기록할 수 없습니다");

    /// <summary>What would be accepted.</summary>
    public static Text Instead { get; } = new("Accepted would be", "가능한 방법");

    /// <summary>Somebody else recorded something.</summary>
    public static Text MovedOn { get; } =
        new(
            "Something was recorded since this preview. Look at the new one before you confirm.",
            "미리 보기 이후 새로운 기록이 추가되었습니다. 새 미리 보기를 확인해 주십시오."
        );

    /// <summary>Too much is waiting.</summary>
    public static Text Busy { get; } =
        new(
            "Too much is waiting to be recorded. Please confirm again in a moment.",
            "대기 중인 기록이 많습니다. 잠시 후 다시 확인해 주십시오."
        );

    /// <summary>When it took effect.</summary>
    public static Text At { get; } = new("Took effect on (empty: now)", "효력 발생일(비우면 현재)");

    /// <summary>A reason.</summary>
    public static Text Reason { get; } = new("Reason", "사유");

    /// <summary>Results as a table.</summary>
    public static Text Results { get; } = new("Results as CSV", "평가 결과(CSV)");

    /// <summary>The columns.</summary>
    public static Text ResultsHelp { get; } =
        new(
            "A line a team, with a heading: team, and any of rank, total, note, criteria by their ids, and gates as gate:id with "
                + "passed or failed. What stays empty is not said.",
            "첫 줄은 열 이름입니다: team, 그리고 rank, total, note, 평가 항목 id, gate:요건 id(passed 또는 failed) 중 필요한 것을 적습니다. "
                + "빈칸은 값이 없는 것으로 봅니다."
        );

    /// <summary>A file instead.</summary>
    public static Text File { get; } = new("or a CSV file", "또는 CSV 파일");

    /// <summary>Not all results.</summary>
    public static Text Partial { get; } = new("Only a part of the results became known", "결과의 일부만 알려짐");

    /// <summary>How it is decided.</summary>
    public static Text By { get; } = new("How", "결정 방법");

    /// <summary>By rank.</summary>
    public static Text ByRank { get; } = new("By rank, against the plan", "순위와 계획에 따라");

    /// <summary>By name.</summary>
    public static Text ByName { get; } = new("Team by team, as below", "아래와 같이 팀별로");

    /// <summary>What becomes of the decision.</summary>
    public static Text Policy { get; } = new("The decision", "기존 결정");

    /// <summary>Which scores.</summary>
    public static Text Scores { get; } = new("Scores", "항목별 점수");

    /// <summary>Totals or not.</summary>
    public static Text Totals { get; } = new("Totals", "총점");

    /// <summary>Ranks or not.</summary>
    public static Text Ranks { get; } = new("Ranks", "순위");

    /// <summary>The order.</summary>
    public static Text Order { get; } = new("Listed", "나열 순서");

    /// <summary>The embargo.</summary>
    public static Text Embargo { get; } =
        new(
            "Not before (a date, or 2026-01-15T15:00:00+09:00; empty: at once)",
            "공개 시점(날짜 또는 2026-01-15T15:00:00+09:00, 비우면 즉시)"
        );

    /// <summary>The numbers of events.</summary>
    public static Text Events { get; } = new("Numbers of the events, such as 12, 14-16", "기록 번호(예: 12, 14-16)");

    /// <summary>How many are in, before and after.</summary>
    public static Text Sizes(int before, int after) =>
        before == after
            ? new(
                after == 1 ? "One team stays in the field." : $"{after} teams stay in the field.",
                $"진출 팀 수는 {after}개로 변함이 없습니다."
            )
            : new(
                $"The field goes from {before} to {after} {(after == 1 ? "team" : "teams")}.",
                $"진출 팀이 {before}개에서 {after}개로 바뀝니다."
            );

    /// <summary>A rank before and after.</summary>
    public static Text RankChange(Text team, int? before, int? after) =>
        new($"{team.En}: rank {Shown(before)} → {Shown(after)}", $"{team.Ko}: 순위 {Shown(before)} → {Shown(after)}");

    /// <summary>A total before and after.</summary>
    public static Text TotalChange(Text team, decimal? before, decimal? after) =>
        new($"{team.En}: total {Shown(before)} → {Shown(after)}", $"{team.Ko}: 총점 {Shown(before)} → {Shown(after)}");

    /// <summary>A team on the other side of the cut.</summary>
    public static Text Flip(Text team, string? before, string? after) =>
        new(
            $"{team.En} would be on the other side of the cut: {before ?? "undecided"} → {after ?? "undecided"}",
            $"{Josa.Subject(team.Ko)} 통과선 반대편이 됩니다: {Side(before)} → {Side(after)}"
        );

    /// <summary>What becomes of the decision on results that are corrected.</summary>
    public static Text Of(CorrectionPolicy policy) =>
        policy == CorrectionPolicy.DecisionReopened ? new("is to be taken anew", "다시 결정") : new("stands", "유지");

    /// <summary>Which scores are published.</summary>
    public static Text Of(ScoreDisclosure scores) =>
        scores switch
        {
            ScoreDisclosure.All => new("all", "전체"),
            ScoreDisclosure.Leaders => new("the leader of each criterion", "항목별 1위"),
            ScoreDisclosure.Mean => new("the means", "항목별 평균"),
            _ => new("none", "비공개"),
        };

    /// <summary>In which order teams are listed.</summary>
    public static Text Of(RowOrder order) =>
        order == RowOrder.Rank ? new("by rank", "순위순") : new("by name", "이름순");

    /// <summary>What cannot be read in a form.</summary>
    public static Text Unreadable(Text field, string value) =>
        new($"“{value}” cannot be read: {field.En}.", $"‘{value}’을(를) 읽을 수 없습니다: {field.Ko}.");

    /// <summary>A line of a table that cannot be read.</summary>
    public static Text Line(int line, string column, string value) =>
        new(
            $"Line {line}, column {column}: “{value}” cannot be read.",
            $"{line}번째 줄 {column} 열: ‘{value}’을(를) 읽을 수 없습니다."
        );

    /// <summary>A table without teams.</summary>
    public static Text NoTeamColumn { get; } = new("The table has no column “team”.", "표에 ‘team’ 열이 없습니다.");

    /// <summary>More could not be read than is told.</summary>
    public static Text MoreFaults(int count) =>
        new($"And {count} more cannot be read.", $"그 밖에 {count}건을 더 읽을 수 없습니다.");

    /// <summary>Teams with scores, but with neither a total nor a rank.</summary>
    public static Text NoTotal(Text teams) =>
        new(
            $"Scores are not added up: without a total or a rank, {teams.En} will have no place in the standings.",
            $"항목별 점수는 자동으로 합산되지 않습니다. 총점이나 순위가 없어 순위표에 오르지 못하는 팀: {teams.Ko}."
        );

    private static string Shown(int? rank) => rank is { } known ? $"{known}" : "–";

    private static string Shown(decimal? points) => points is { } known ? Figures.Of(known) : "–";

    private static string Side(string? outcome) =>
        outcome switch
        {
            null => "미정",
            "selected" => "통과",
            _ => "탈락",
        };
}
