using Tracker.Web.Language;

namespace Tracker.Web.Boards;

/// <summary>What the board says.</summary>
public static class BoardText
{
    /// <summary>The time control.</summary>
    public static Text Time { get; } = new("Date", "기준일");

    /// <summary>The day that is shown.</summary>
    public static Text AsOf { get; } = new("As of", "기준일");

    /// <summary>Goes to the day that was chosen.</summary>
    public static Text Show { get; } = new("Show", "보기");

    /// <summary>The day before.</summary>
    public static Text Earlier { get; } = new("Earlier", "이전");

    /// <summary>The day after.</summary>
    public static Text Later { get; } = new("Later", "이후");

    /// <summary>Back to now.</summary>
    public static Text Now { get; } = new("Now", "현재");

    /// <summary>Runs through the days.</summary>
    public static Text Play { get; } = new("Play", "재생");

    /// <summary>Stops that.</summary>
    public static Text Stop { get; } = new("Stop", "정지");

    /// <summary>The second clock.</summary>
    public static Text KnownOn { get; } = new("As known on", "당시 알려진 내용");

    /// <summary>What the second clock does.</summary>
    public static Text KnownHelp { get; } =
        new(
            "Shows what readers of that day could know: later corrections and results are left out.",
            "그날까지 알려진 내용만 보여 드리며, 이후의 정정과 결과는 제외합니다."
        );

    /// <summary>The second clock says now.</summary>
    public static Text KnownNow { get; } = new("today", "현재까지");

    /// <summary>The picture and its table.</summary>
    public static Text Funnel { get; } = new("The funnel", "단계별 추이");

    /// <summary>The picture as a table.</summary>
    public static Text AsTable { get; } = new("The picture as a table", "그림의 내용을 표로 보기");

    /// <summary>The picture as a file.</summary>
    public static Text Files { get; } = new("For reports:", "보고서용 파일:");

    /// <summary>A step.</summary>
    public static Text StepHeading { get; } = new("Step", "단계");

    /// <summary>The planned size.</summary>
    public static Text PlannedHeading { get; } = new("Planned", "계획");

    /// <summary>Who is in.</summary>
    public static Text Field { get; } = new("Still in", "진출 팀");

    /// <summary>Who is out.</summary>
    public static Text OutHeading { get; } = new("Out", "탈락 팀");

    /// <summary>Nobody is out.</summary>
    public static Text NobodyOut { get; } = new("Nobody has left.", "탈락한 팀이 없습니다.");

    /// <summary>Nobody is in.</summary>
    public static Text NobodyIn { get; } = new("No team is in the field.", "진출 중인 팀이 없습니다.");

    /// <summary>The rounds.</summary>
    public static Text Rounds { get; } = new("Rounds", "평가 단계");

    /// <summary>The latest standings.</summary>
    public static Text Standings { get; } = new("Latest standings", "최근 평가 결과");

    /// <summary>To the round.</summary>
    public static Text WholeRound { get; } = new("The whole round", "평가 단계 전체 보기");

    /// <summary>To the history.</summary>
    public static Text History { get; } = new("Every event, with its source", "전체 기록과 출처");

    /// <summary>To the comparison.</summary>
    public static Text Compare { get; } = new("Compare two dates", "두 날짜 비교");

    /// <summary>How to quote the page.</summary>
    public static Text Quote { get; } = new("Link to exactly this", "이 화면의 고정 주소");

    /// <summary>What that address does.</summary>
    public static Text QuoteHelp { get; } =
        new(
            "This address names the date, what was known, and the language, and keeps showing what you see.",
            "이 주소는 기준일과 알려진 시점, 언어를 모두 담고 있어 지금 보시는 화면을 그대로 다시 보여 줍니다."
        );

    /// <summary>It was not announced by then.</summary>
    public static Text NotAnnounced(Text when) =>
        new(
            $"By {when.En} this programme had not been announced.",
            $"{when.Ko} 기준으로 아직 공고되지 않은 사업입니다."
        );

    /// <summary>Nobody has entered.</summary>
    public static Text NobodyEntered { get; } = new("No team has entered yet.", "아직 참가한 팀이 없습니다.");

    /// <summary>All that entered are in.</summary>
    public static Text AllIn(int entered) =>
        new(
            entered == 1 ? "One team entered and is in." : $"{entered} teams entered, and all are still in.",
            $"{entered}개 팀이 참가했으며, 모든 팀이 남아 있습니다."
        );

    /// <summary>How many are in.</summary>
    public static Text StillIn(int entered, int size) =>
        new(
            $"{entered} entered. {(size == 1 ? "One is" : size == 0 ? "None is" : $"{size} are")} still in.",
            size == 0
                ? $"{entered}개 팀이 참가했으나 남은 팀이 없습니다."
                : $"{entered}개 팀이 참가해 {size}개 팀이 남았습니다."
        );

    /// <summary>How many teams there were in all, where more took part than entered.</summary>
    public static Text InAll(int all, int entered, int formed, int admitted) =>
        Text.List([
                new($"{entered} entered", $"참가 {entered}개 팀"),
                .. formed > 0
                    ? [new Text($"{formed} {Were(formed)} formed by mergers", $"통합으로 결성 {formed}개 팀")]
                    : Array.Empty<Text>(),
                .. admitted > 0
                    ? [new Text($"{admitted} {Were(admitted)} admitted later", $"추가 합류 {admitted}개 팀")]
                    : Array.Empty<Text>(),
            ])
            .With(".")
            .After(new($"In and out, {all} teams", $"진출·탈락 합계 {all}개 팀"));

    private static string Were(int count) => count == 1 ? "was" : "were";

    /// <summary>How many won.</summary>
    public static Text Won(int entered, int winners) =>
        new(
            $"{entered} entered. {(winners == 1 ? "One" : winners)} won.",
            $"{entered}개 팀이 참가해 {winners}개 팀이 최종 선정되었습니다."
        );

    /// <summary>Who they are.</summary>
    public static Text These(Text names) => new($"{names.En}.", $"{names.Ko}.");

    /// <summary>A step made the field smaller.</summary>
    public static Text Cut(Text when, Text step, int before, int after) =>
        new(
            after == before
                ? $"On {when.En}, {step.En} left all {after} in."
                : $"On {when.En}, {step.En} took the field from {before} to {after}.",
            after == before
                ? $"{when.Ko} {step.Ko} 결과 {after}개 팀이 모두 남았습니다."
                : $"{when.Ko} {step.Ko} 결과 {before}개 팀에서 {after}개 팀으로 줄었습니다."
        );

    /// <summary>Who went out.</summary>
    public static Text Out(Text names) => new($"Out: {names.En}.", $"탈락: {names.Ko}.");

    /// <summary>Another number was planned.</summary>
    public static Text Planned(int planned) =>
        new($"The plan had foreseen {planned}.", $"당초 계획은 {planned}개 팀이었습니다.");

    /// <summary>Teams came in.</summary>
    public static Text CameIn(Text when, Text step, Text names, int size) =>
        new(
            $"On {when.En}, {names.En} came in by the {step.En}, which made {size}.",
            $"{when.Ko} {Josa.Into(step.Ko)} {Josa.Subject(names.Ko)} 합류해 {size}개 팀이 되었습니다."
        );

    /// <summary>Teams left since the last step.</summary>
    public static Text LeftSince(Text names) =>
        new($"Since the last round {names.En} left.", $"지난 평가 이후 {Josa.Subject(names.Ko)} 빠졌습니다.");

    /// <summary>The programme was given up.</summary>
    public static Text Cancelled(string reason) =>
        new($"The programme was cancelled: {reason}", $"사업이 취소되었습니다: {reason}");

    /// <summary>The last step that kept a team or brought it in.</summary>
    public static Text Through(Text step) => new($"through {step.En}", $"{step.Ko} 통과");

    /// <summary>No step was decided since a team entered.</summary>
    public static Text SinceEntry { get; } = new("since entry", "참가 이후 유지");

    /// <summary>How a round ended.</summary>
    public static Text RoundLeft(int went, int of, int? planned) =>
        Text.Sentences(
            new Text($"{went} of {of} teams went on.", $"{of}개 팀 가운데 {went}개 팀이 통과했습니다."),
            planned is { } other && other != went ? Planned(other) : Text.None
        );

    /// <summary>How many teams.</summary>
    public static Text Teams(int count) => new(count == 1 ? "1 team" : $"{count} teams", $"{count}개 팀");
}
