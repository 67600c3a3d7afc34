using Tracker.Domain.Competitions;
using Tracker.Web.Language;

namespace Tracker.Web.Histories;

/// <summary>What the history says around its events.</summary>
public static class HistoryText
{
    /// <summary>The title.</summary>
    public static Text Title { get; } = new("Every event", "전체 기록");

    /// <summary>What it is.</summary>
    public static Text Lede { get; } =
        new(
            "Everything that is on record, the latest first, with its source. The date is that on which it took effect; where "
                + "it was known only later, that is said.",
            "기록된 모든 사실을 최근 순으로 출처와 함께 보여 드립니다. 날짜는 효력이 발생한 날이며, 나중에 알려진 경우 그 시점을 함께 적었습니다."
        );

    /// <summary>The filters.</summary>
    public static Text Filter { get; } = new("Filter", "조건 선택");

    /// <summary>By team.</summary>
    public static Text Team { get; } = new("Team", "팀");

    /// <summary>By round.</summary>
    public static Text Round { get; } = new("Round", "평가 단계");

    /// <summary>By kind of event.</summary>
    public static Text Kind { get; } = new("Kind", "유형");

    /// <summary>All of them.</summary>
    public static Text All { get; } = new("All", "전체");

    /// <summary>Applies the filters.</summary>
    public static Text Show { get; } = new("Show", "보기");

    /// <summary>Nothing was found.</summary>
    public static Text Nothing { get; } = new("Nothing is on record for this.", "해당하는 기록이 없습니다.");

    /// <summary>To the newer events.</summary>
    public static Text Newer { get; } = new("Newer", "최근 기록");

    /// <summary>To the older events.</summary>
    public static Text Older { get; } = new("Older", "이전 기록");

    /// <summary>Others than the organiser said it.</summary>
    public static Text Unofficial { get; } = new("reported, not official", "비공식 보도");

    /// <summary>Since when it was known.</summary>
    public static Text KnownSince { get; } = new("known since", "알려진 날:");

    /// <summary>Its place in the record.</summary>
    public static Text Number(long sequence) => new($"no. {sequence}", $"{sequence}번");

    /// <summary>It was undone.</summary>
    public static Text Undone(long by) => new($"taken back by no. {by}", $"{by}번 기록으로 취소됨");

    /// <summary>It was reopened.</summary>
    public static Text Reopened(long by) => new($"reopened by no. {by}", $"{by}번 정정으로 재심의");

    /// <summary>How many there are.</summary>
    public static Text Count(int count) => new(count == 1 ? "1 event" : $"{count} events", $"{count}건");

    /// <summary>A type of event in a few words.</summary>
    public static Text Type(string type) =>
        type switch
        {
            nameof(CompetitionAnnounced) => new("Announcement", "공고"),
            nameof(PlanRevised) => new("Plan changed", "계획 변경"),
            nameof(TeamEntered) => new("Entry", "참가"),
            nameof(TeamRenamed) => new("New name", "이름 변경"),
            nameof(TeamMembersChanged) => new("Members", "구성 변경"),
            nameof(EntryPresented) => new("Presentation", "결과물 공개"),
            nameof(RoundScheduled) => new("Round set", "단계 일정"),
            nameof(RoundRescheduled) => new("Round moved", "일정 변경"),
            nameof(RubricRevised) => new("Rubric", "평가 기준"),
            nameof(RoundCancelled) => new("Round cancelled", "단계 취소"),
            nameof(ScorecardSubmitted) => new("Scorecard", "평가표 제출"),
            nameof(ScorecardWithdrawn) => new("Scorecard taken back", "평가표 철회"),
            nameof(RoundEvaluated) => new("Evaluation", "평가 결과"),
            nameof(RoundCorrected) => new("Correction", "정정"),
            nameof(ResultsPublished) => new("Publication", "결과 공개"),
            nameof(ObjectionWindowOpened) => new("Objections open", "이의신청 기간"),
            nameof(ObjectionFiled) => new("Objection", "이의신청"),
            nameof(ObjectionDecided) => new("Objection decided", "이의신청 결정"),
            nameof(RoundFinalized) => new("Result final", "최종 확정"),
            nameof(TeamSelected) => new("Selection", "통과"),
            nameof(TeamEliminated) => new("Elimination", "탈락"),
            nameof(TeamWithdrew) => new("Withdrawal", "기권"),
            nameof(TeamDisqualified) => new("Disqualification", "실격"),
            nameof(TeamReinstated) => new("Reinstatement", "복귀"),
            nameof(TeamAdmitted) => new("Admission", "추가 합류"),
            nameof(TeamsMerged) => new("Merger", "통합"),
            nameof(VacancyOpened) => new("Call opened", "추가 공모 시작"),
            nameof(VacancyClosed) => new("Call closed", "추가 공모 마감"),
            nameof(NoteRecorded) => new("Note", "참고"),
            nameof(CompetitionConcluded) => new("End", "종료"),
            nameof(CompetitionCancelled) => new("Cancellation", "사업 취소"),
            nameof(EventsUndone) => new("Taken back", "기록 취소"),
            nameof(TextsErased) => new("Texts erased", "내용 삭제"),
            _ => Text.Same(type),
        };
}
