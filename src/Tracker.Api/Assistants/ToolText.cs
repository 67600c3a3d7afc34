using Tracker.Web.Language;

namespace Tracker.Api.Assistants;

/// <summary>What tools say around their answers, in both languages.</summary>
internal static class ToolText
{
    /// <summary>Of what and of when an answer is.</summary>
    public static Text Head(Text name, Text asOf, Text? known) =>
        new(
            $"{name.En}, as of {asOf.En}{(known is null ? "" : $" as known on {known.En}")}.",
            $"{name.Ko}, {asOf.Ko} 기준{(known is null ? "" : $"({known.Ko}까지 알려진 내용)")}."
        );

    /// <summary>What follows are the sources.</summary>
    public static Text Sources(int count) =>
        count == 0 ? new("No source is recorded for this.", "기록된 출처가 없습니다.") : new("Sources:", "출처:");

    /// <summary>The page that shows the same.</summary>
    public static Text Page(Uri page) => new($"Page: {page.AbsoluteUri}", $"페이지: {page.AbsoluteUri}");

    /// <summary>How many more there are.</summary>
    public static Text More(string count) => new($"… and {count} more.", $"… 외 {count}건.");

    /// <summary>A team that is in.</summary>
    public static Text In(Text team, string id, string since, Text? step) =>
        new(
            $"- in: {team.En} ({id}), since {since}{(step is null ? "" : $", {step.En}")}",
            $"- 진출: {team.Ko} ({id}), {since}부터{(step is null ? "" : $", {step.Ko}")}"
        );

    /// <summary>A team that is out.</summary>
    public static Text Out(Text team, string id, string at, Text how, Text? step, Text? why) =>
        new(
            $"- out: {team.En} ({id}), {how.En}, {at}{Also(step?.En)}{Also(why?.En)}",
            $"- 탈락: {team.Ko} ({id}), {how.Ko}, {at}{Also(step?.Ko)}{Also(why?.Ko)}"
        );

    /// <summary>A row of standings.</summary>
    public static Text Row(string rank, Text team, string id, string? total, Text outcome, Text? why) =>
        new(
            $"- {rank}: {team.En} ({id}){(total is null ? "" : $", total {total}")}, {outcome.En}{Also(why?.En)}",
            $"- {rank}: {team.Ko} ({id}){(total is null ? "" : $", 총점 {total}")}, {outcome.Ko}{Also(why?.Ko)}"
        );

    private static string Also(string? more) => more is null ? "" : $", {more}";

    /// <summary>What a row without a rank has in its place.</summary>
    public const string NoRank = "–";

    /// <summary>The round of which standings are.</summary>
    public static Text Standings(Text round, Text result) =>
        new($"Standings of {round.En} ({result.En}).", $"{round.Ko} 순위({result.Ko}).");

    /// <summary>Nothing was evaluated yet.</summary>
    public static Text NotEvaluated { get; } = new("No round has been evaluated yet.", "아직 평가된 단계가 없습니다.");

    /// <summary>Planned and actual sizes of the field.</summary>
    public static Text Sizes(string planned, string actual) =>
        new($"Planned {planned}; actual {actual}.", $"계획 {planned}, 실제 {actual}.");

    /// <summary>A step of the funnel.</summary>
    public static Text Step(Text step, string at, int before, int after, int? planned) =>
        new(
            $"- {at} {step.En}: {before} → {after}{(planned is null ? "" : $" (planned {planned})")}",
            $"- {at} {step.Ko}: {before} → {after}{(planned is null ? "" : $" (계획 {planned})")}"
        );

    /// <summary>How the field changed.</summary>
    public static Text Changed(int before, int after, Text came, Text went) =>
        new(
            $"The field went from {before} to {after}.{(came.En.Length == 0 ? "" : $" In: {came.En}.")}{(went.En.Length == 0 ? "" : $" Out: {went.En}.")}",
            $"진출 팀이 {before}개에서 {after}개로 바뀌었습니다.{(came.Ko.Length == 0 ? "" : $" 합류: {came.Ko}.")}{(went.Ko.Length == 0 ? "" : $" 이탈: {went.Ko}.")}"
        );

    /// <summary>An event in a list.</summary>
    public static Text Event(long sequence, string at, Text sentence, Text mark) =>
        new($"- no. {sequence}, {at}: {sentence.En}{mark.En}", $"- {sequence}번, {at}: {sentence.Ko}{mark.Ko}");

    /// <summary>Others than the organiser said it.</summary>
    public static Text Unofficial { get; } = new(" (reported, not official)", " (비공식 보도)");

    /// <summary>It counts no more.</summary>
    public static Text TakenBack { get; } = new(" (taken back)", " (취소됨)");

    /// <summary>Points of a criterion.</summary>
    public static Text Points(Text criterion, string? points, string max) =>
        new(
            $"- {criterion.En}: {points ?? "not made known"} of {max}",
            $"- {criterion.Ko}: {points ?? "비공개"} / {max}"
        );

    /// <summary>A gate.</summary>
    public static Text Gate(Text gate, bool? passed) =>
        new(
            $"- {gate.En}: {(passed switch { true => "passed", false => "not passed", _ => "not made known" })}",
            $"- {gate.Ko}: {(passed switch { true => "충족", false => "미충족", _ => "비공개" })}"
        );

    /// <summary>There is more, and how to ask for it.</summary>
    public static Text Next(string argument, string value) =>
        new(
            $"There is more: ask again with {argument} = {value}.",
            $"더 있습니다. {argument} = {value}(으)로 다시 물어보십시오."
        );
}
