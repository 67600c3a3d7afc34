using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Web.Language;

/// <summary>Every event as a sentence: the one place where the record is told in words.</summary>
/// <param name="names">How readers know the teams and rounds.</param>
/// <param name="zone">The zone in which the competition's days end.</param>
public sealed class Sentences(NameBook names, TimeZoneId zone)
{
    /// <summary>The sentence of an event.</summary>
    public Text Of(CompetitionEvent happened) =>
        happened switch
        {
            CompetitionAnnounced e => new(
                $"{Text.Of(e.Name).En} was announced. The plan: {Sizes(e.Plan)}.",
                $"{Text.Of(e.Name).Ko} 사업이 공고되었습니다. 계획: {Sizes(e.Plan)}."
            ),
            PlanRevised e => new(
                $"The plan was changed to {Sizes(e.Plan)}: {e.Reason}",
                $"계획이 {Sizes(e.Plan)}(으)로 변경되었습니다. 사유: {e.Reason}"
            ),
            CompetitionConcluded e => e.Winners.Count == 0
                ? new("The programme ended without a winner.", "최종 선정 팀 없이 사업이 종료되었습니다.")
                : new(
                    $"The programme ended. The winner: {names.Teams(e.Winners).En}.",
                    $"사업이 종료되었습니다. 최종 선정: {names.Teams(e.Winners).Ko}."
                ),
            CompetitionCancelled e => new(
                $"The programme was cancelled: {e.Reason}",
                $"사업이 취소되었습니다. 사유: {e.Reason}"
            ),
            NoteRecorded e => Text.Same(e.Text),
            EventsUndone e => new(
                $"Events recorded by mistake were taken back (no. {string.Join(", ", e.Events)}): {e.Reason}",
                $"잘못 기록된 항목({string.Join(", ", e.Events)}번)이 취소되었습니다. 사유: {e.Reason}"
            ),
            TextsErased e => new(
                $"What people had written was erased from the record{Numbers(e, " (no. ", ")")}: {e.Reason}",
                $"기록에 적힌 일부 내용이 삭제되었습니다{Numbers(e, "(", "번)")}. 사유: {e.Reason}"
            ),
            TeamsMerged e => new(
                $"{names.Teams(e.From).En} became part of {names.Team(e.Into).En}.",
                $"{Josa.Subject(names.Teams(e.From).Ko)} {Josa.Into(names.Team(e.Into).Ko)} 통합되었습니다."
            ),
            VacancyOpened e => new(
                $"A call for {(e.Seats == 1 ? "one more team" : $"{e.Seats} more teams")} was opened: {e.Reason}",
                $"{e.Seats}개 팀을 추가로 선정하기 위한 공모가 시작되었습니다. 사유: {e.Reason}"
            ),
            VacancyClosed e => e.Admitted.Count == 0
                ? new("The additional call was closed; it admitted nobody.", "추가 공모가 선정 팀 없이 마감되었습니다.")
                : new(
                    $"The additional call was closed; it admitted {names.Teams(e.Admitted).En}.",
                    $"추가 공모가 마감되었습니다. 선정: {names.Teams(e.Admitted).Ko}."
                ),
            _ => OfTeam(happened) ?? OfRound(happened) ?? Text.Same(EventTypes.NameOf(happened)),
        };

    private Text? OfTeam(CompetitionEvent happened) =>
        happened switch
        {
            TeamEntered e => new(
                $"{names.Team(e.Team).En} entered.",
                $"{Josa.Subject(names.Team(e.Team).Ko)} 참가했습니다."
            ),
            TeamRenamed e => new(
                $"A team took the name {Text.Of(e.Name).En} (now {names.Team(e.Team).En}).",
                $"팀 이름이 {Josa.Into(Text.Of(e.Name).Ko)} 변경되었습니다(현재 {names.Team(e.Team).Ko})."
            ),
            TeamMembersChanged e => Members(e),
            EntryPresented e => new(
                $"{names.Team(e.Team).En} presented {Text.Of(e.Name).En}.",
                $"{Josa.Subject(names.Team(e.Team).Ko)} {Josa.Object(Text.Of(e.Name).Ko)} 공개했습니다."
            ),
            TeamSelected e => new(
                $"{names.Team(e.Team).En} went on from {names.Step(e.Round).En}{Tier(e.Tier).En}.",
                $"{Josa.Subject(names.Team(e.Team).Ko)} {Josa.Object(names.Step(e.Round).Ko)} 통과했습니다{Tier(e.Tier).Ko}."
            ),
            TeamEliminated e => new(
                $"{names.Team(e.Team).En} was eliminated in {names.Step(e.Round).En}: {RecordText.Reason(e.Reason).En}.",
                $"{Josa.Subject(names.Team(e.Team).Ko)} {names.Step(e.Round).Ko}에서 탈락했습니다(사유: {RecordText.Reason(e.Reason).Ko})."
            ),
            TeamWithdrew e => new(
                $"{names.Team(e.Team).En} withdrew{In(e.Round).En}{Because(e.Reason).En}.",
                $"{Josa.Subject(names.Team(e.Team).Ko)} {In(e.Round).Ko}기권했습니다{Because(e.Reason).Ko}."
            ),
            TeamDisqualified e => new(
                $"{names.Team(e.Team).En} was disqualified{In(e.Round).En}{Because(e.Reason).En}.",
                $"{Josa.Subject(names.Team(e.Team).Ko)} {In(e.Round).Ko}실격 처리되었습니다{Because(e.Reason).Ko}."
            ),
            TeamReinstated e => new(
                $"{names.Team(e.Team).En} was reinstated{In(e.Round).En}{Because(e.Reason).En}.",
                $"{Josa.Subject(names.Team(e.Team).Ko)} {In(e.Round).Ko}복귀했습니다{Because(e.Reason).Ko}."
            ),
            TeamAdmitted e => new(
                $"{names.Team(e.Team).En} was admitted by the {names.Step(e.Via).En}{Because(e.Reason).En}.",
                $"{Josa.Subject(names.Team(e.Team).Ko)} {Josa.Into(names.Step(e.Via).Ko)} 합류했습니다{Because(e.Reason).Ko}."
            ),
            _ => null,
        };

    private Text? OfRound(CompetitionEvent happened) =>
        happened switch
        {
            RoundScheduled e => new(
                $"{Text.Of(e.Name).En} was set{Survivors(e.Survivors).En}{Between(e.OpensAt, e.ClosesAt).En}.",
                $"{Text.Of(e.Name).Ko} 일정이 정해졌습니다{Survivors(e.Survivors).Ko}{Between(e.OpensAt, e.ClosesAt).Ko}."
            ),
            RoundRescheduled e => new(
                $"{names.Step(e.Round).En} was moved{Between(e.OpensAt, e.ClosesAt).En}.",
                $"{names.Step(e.Round).Ko} 일정이 변경되었습니다{Between(e.OpensAt, e.ClosesAt).Ko}."
            ),
            RubricRevised e => new(
                $"How {names.Step(e.Round).En} is judged was set: {Criteria(e).En}.",
                $"{names.Step(e.Round).Ko} 평가 기준이 정해졌습니다: {Criteria(e).Ko}."
            ),
            RoundCancelled e => new(
                $"{names.Step(e.Round).En} was cancelled: {e.Reason}",
                $"{Josa.Subject(names.Step(e.Round).Ko)} 취소되었습니다. 사유: {e.Reason}"
            ),
            ScorecardSubmitted e => new(
                $"Judge {e.Judge} scored {names.Team(e.Team).En} in {names.Step(e.Round).En}.",
                $"평가위원 {Josa.Subject(e.Judge.Value)} {names.Step(e.Round).Ko}에서 {Josa.Object(names.Team(e.Team).Ko)} 평가했습니다."
            ),
            ScorecardWithdrawn e => new(
                $"Judge {e.Judge} took back the scorecard of {names.Team(e.Team).En} in {names.Step(e.Round).En}.",
                $"평가위원 {Josa.Subject(e.Judge.Value)} {names.Step(e.Round).Ko}에서 {names.Team(e.Team).Ko} 평가표를 철회했습니다."
            ),
            RoundEvaluated { Partial: true } e => new(
                $"Results of {names.Step(e.Round).En} became known for {names.Teams(e.Results.Select(each => each.Team)).En}.",
                $"{names.Step(e.Round).Ko} 결과 일부가 알려졌습니다: {names.Teams(e.Results.Select(each => each.Team)).Ko}."
            ),
            RoundEvaluated e => new(
                $"{names.Step(e.Round).En} was evaluated: {(e.Results.Count == 1 ? "one team" : $"{e.Results.Count} teams")}.",
                $"{names.Step(e.Round).Ko}에서 {e.Results.Count}개 팀을 평가했습니다."
            ),
            RoundCorrected e => new(
                $"Results of {names.Step(e.Round).En} were corrected; {Policy(e.Policy).En}. {e.Reason}",
                $"{names.Step(e.Round).Ko} 결과가 정정되었으며, {Policy(e.Policy).Ko}. 사유: {e.Reason}"
            ),
            ResultsPublished e => new(
                $"Published of the results of {names.Step(e.Round).En}: {DisclosureText.Of(e.Disclosure).En}{Embargo(e.EmbargoUntil).En}.",
                $"{names.Step(e.Round).Ko} 결과의 공개 범위: {DisclosureText.Of(e.Disclosure).Ko}{Embargo(e.EmbargoUntil).Ko}."
            ),
            ObjectionWindowOpened e => new(
                $"Objections to the result of {names.Step(e.Round).En} may be filed until {Times.Of(e.Until, zone).En}.",
                $"{names.Step(e.Round).Ko} 결과에 대한 이의신청을 {Times.Of(e.Until, zone).Ko}까지 받습니다."
            ),
            ObjectionFiled e => new(
                $"{names.Team(e.Team).En} objected to the result of {names.Step(e.Round).En}: {e.Grounds}",
                $"{Josa.Subject(names.Team(e.Team).Ko)} {names.Step(e.Round).Ko} 결과에 이의를 신청했습니다. 사유: {e.Grounds}"
            ),
            ObjectionDecided e => new(
                $"The objection of {names.Team(e.Team).En} to the result of {names.Step(e.Round).En} was {(e.Upheld ? "upheld" : "rejected")}.",
                $"{names.Step(e.Round).Ko} 결과에 대한 {names.Team(e.Team).Ko}의 이의신청이 {(e.Upheld ? "인용" : "기각")}되었습니다."
            ),
            RoundFinalized e => new(
                $"The result of {names.Step(e.Round).En} is final.",
                $"{names.Step(e.Round).Ko} 결과가 최종 확정되었습니다."
            ),
            _ => null,
        };

    /// <summary>What an event says beside its sentence: each team's result, what an entry is and what is claimed of it.</summary>
    public IEnumerable<Text> Details(CompetitionEvent happened) =>
        happened switch
        {
            RoundEvaluated e => e.Results.Select(result => Told(e.Round, result)).OfType<Text>(),
            RoundCorrected e => e.Results.Select(result => Told(e.Round, result)).OfType<Text>(),
            EntryPresented e => e
                .Attributes.Select(each => Text.Same($"{each.Key}: {each.Value}"))
                .Concat(e.Claims.Select(EntryText.Claim)),
            _ => [],
        };

    private Text? Told(StepId round, Result result)
    {
        var said = Facts(round, result).ToList();
        if (said.Count == 0)
            return null;
        var team = names.Team(result.Team);
        return new(
            $"{team.En}: {string.Join(", ", said.Select(each => each.En))}",
            $"{team.Ko}: {string.Join(", ", said.Select(each => each.Ko))}"
        );
    }

    private IEnumerable<Text> Facts(StepId round, Result result)
    {
        if (result.Rank is { } rank)
            yield return new($"rank {rank}", $"{rank}위");
        if (result.Total is { } total)
            yield return new($"total {Figures.Of(total)}", $"총점 {Figures.Of(total)}");
        foreach (var (criterion, points) in result.Scores)
            yield return names.Criterion(round, criterion).With($" {Figures.Of(points)}");
        foreach (var (gate, passed) in result.Gates)
            yield return new(
                $"{names.Gate(round, gate).En} {(passed ? "passed" : "not passed")}",
                $"{names.Gate(round, gate).Ko} {(passed ? "충족" : "미충족")}"
            );
        if (result.Note is { } note)
            yield return Text.Same(note);
    }

    private Text Members(TeamMembersChanged e) =>
        e.Joined.Count + e.Left.Count == 0
            ? new(
                $"The members of {names.Team(e.Team).En} stayed the same.",
                $"{names.Team(e.Team).Ko} 컨소시엄 구성에는 변동이 없습니다."
            )
            : Text.Sentences(
                e.Joined.Count == 0
                    ? Text.None
                    : new(
                        $"{string.Join(", ", e.Joined)} joined {names.Team(e.Team).En}.",
                        $"{names.Team(e.Team).Ko} 컨소시엄 합류: {string.Join(", ", e.Joined)}."
                    ),
                e.Left.Count == 0
                    ? Text.None
                    : new(
                        $"{string.Join(", ", e.Left)} left {names.Team(e.Team).En}.",
                        $"{names.Team(e.Team).Ko} 컨소시엄 이탈: {string.Join(", ", e.Left)}."
                    )
            );

    private static string Numbers(TextsErased e, string before, string after) =>
        e.Events.Count == 0 ? "" : before + string.Join(", ", e.Events) + after;

    private static Text Criteria(RubricRevised e) =>
        Text.List(e.Rubric.Criteria.Select(each => Text.Of(each.Name).With($" {Figures.Of(each.Max)}")));

    private Text In(StepId? round) =>
        round is { } step ? new($" in {names.Step(step).En}", $"{names.Step(step).Ko}에서 ") : Text.None;

    private static Text Because(string? reason) =>
        reason is null ? Text.None : new($": {reason.TrimEnd('.')}", $"(사유: {reason.TrimEnd('.')})");

    private static Text Tier(string? tier) => tier is null ? Text.None : new($" as {tier}", $"({tier})");

    private static Text Survivors(int? survivors) =>
        survivors is { } some ? new($", {some} to go on", $"(통과 예정 {some}개 팀)") : Text.None;

    private Text Embargo(Moment? until) =>
        until is { } end ? new($", from {Times.Of(end, zone).En}", $"({Times.Of(end, zone).Ko}부터 공개)") : Text.None;

    private Text Between(Moment? opens, Moment? closes) =>
        (opens, closes) switch
        {
            ({ } from, { } to) => new(
                $", {Times.Of(from, zone).En} to {Times.Of(to, zone).En}",
                $"({Times.Of(from, zone).Ko}부터 {Times.Of(to, zone).Ko}까지)"
            ),
            ({ } from, null) => new($", from {Times.Of(from, zone).En}", $"({Times.Of(from, zone).Ko}부터)"),
            (null, { } to) => new($", until {Times.Of(to, zone).En}", $"({Times.Of(to, zone).Ko}까지)"),
            _ => Text.None,
        };

    private static Text Policy(CorrectionPolicy policy) =>
        policy == CorrectionPolicy.DecisionReopened
            ? new("the decision is to be taken anew", "결정은 다시 이루어집니다")
            : new("the decision stands", "기존 결정은 유지됩니다");

    private static string Sizes(ValueList<int> plan) => string.Join(" → ", plan);
}
