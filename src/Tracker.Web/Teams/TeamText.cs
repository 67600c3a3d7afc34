using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Tracker.Web.Language;

namespace Tracker.Web.Teams;

/// <summary>What the page of a team says.</summary>
public static class TeamText
{
    /// <summary>The names it had.</summary>
    public static Text Formerly { get; } = new("Formerly", "이전 이름");

    /// <summary>Its members.</summary>
    public static Text Members { get; } = new("Members", "참여 기관");

    /// <summary>Its rounds.</summary>
    public static Text Path { get; } = new("Its path", "평가 이력");

    /// <summary>It took part in none.</summary>
    public static Text NoRounds { get; } = new("It has taken part in no round yet.", "아직 평가 이력이 없습니다.");

    /// <summary>What it showed.</summary>
    public static Text Entries { get; } = new("What it presented", "공개한 결과물");

    /// <summary>What claims are.</summary>
    public static Text Claims { get; } =
        new("The team's own claims, not results", "팀이 직접 밝힌 수치이며 평가 결과가 아닙니다");

    /// <summary>What others said.</summary>
    public static Text Unofficial { get; } =
        new("What others reported, not the organiser", "주관 기관이 아닌 곳의 보도");

    /// <summary>All of it.</summary>
    public static Text Events { get; } = new("What is on record, with its sources", "기록과 출처");

    /// <summary>How it came in or left between rounds.</summary>
    public static Text Turn(CompetitionEvent happened, TeamId team, NameBook names) =>
        happened switch
        {
            TeamAdmitted e => new($"Came in by the {names.Step(e.Via).En}", $"{Josa.Into(names.Step(e.Via).Ko)} 합류"),
            TeamReinstated => RecordText.Outcome("reinstated"),
            TeamWithdrew => RecordText.Outcome("withdrawn"),
            TeamDisqualified => RecordText.Outcome("disqualified"),
            TeamsMerged e when e.Into != team => new(
                $"Became part of {names.Team(e.Into).En}",
                $"{Josa.Into(names.Team(e.Into).Ko)} 통합"
            ),
            TeamsMerged { Name: null } e => new(
                $"Took in {names.Teams(e.From.Where(each => each != team)).En}",
                $"{names.Teams(e.From.Where(each => each != team)).Ko} 통합"
            ),
            TeamsMerged e => new($"Formed of {names.Teams(e.From).En}", $"{names.Teams(e.From).Ko} 통합으로 결성"),
            _ => Text.Same(EventTypes.NameOf(happened)),
        };

    /// <summary>It became part of another team, as the predicate of a sentence.</summary>
    public static Text BecamePartOf(Text other) =>
        new($"Became part of {other.En}", $"{Josa.Into(other.Ko)} 통합되었습니다");

    /// <summary>It is in.</summary>
    public static Text IsIn(Text since, string? tier) =>
        new(
            $"Still in, since {since.En}{(tier is null ? "" : $", as {tier}")}.",
            $"{since.Ko} 기준 진출 중입니다{(tier is null ? "" : $"({tier})")}."
        );

    /// <summary>It is out.</summary>
    public static Text IsOut(Text how, Text when, Text? step, Text? why) =>
        new(
            $"{how.En}{(step is null ? "" : $" in {step.En}")} on {when.En}{(why is null ? "" : $": {why.En.TrimEnd('.')}")}.",
            $"{when.Ko} {(step is null ? "" : $"{step.Ko}에서 ")}{how.Ko}{(why is null ? "" : $"({why.Ko.TrimEnd('.')})")}."
        );
}
