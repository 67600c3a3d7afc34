using System.Globalization;

namespace Tracker.Web.Pictures;

/// <summary>What the pictures say in Korean.</summary>
internal sealed class KoreanWords : PictureWords
{
    public override string Language => "ko";
    public override string Entry => "참가";
    public override string Since => "그 이후";
    public override string ToCome => "예정";
    public override string StillIn => "진출 중";
    public override string Actual => "남은 팀";
    public override string Planned => "계획";
    public override string Won => "최종 선정";
    public override string Returned => "탈락 후 복귀";
    public override string CameIn => "추가 진입";
    public override string Winners => "최종 선정";
    public override string StillInHead => "남은 팀";
    public override IReadOnlyList<string> TableHeads => ["단계", "날짜", "계획", "실제", "떠난 팀", "들어온 팀"];

    public override string Day(DateOnly day) => day.ToString("yyyy. M. d.", CultureInfo.InvariantCulture);

    public override string AsOf(DateOnly day) => $"{Day(day)} 기준";

    public override string PlannedSize(int size) => $"계획 {size}";

    public override string Call(int? seats) => seats is { } open ? $"추가 공모 ({open}팀)" : "추가 공모";

    public override string Short(ExitKind kind) =>
        kind switch
        {
            ExitKind.Rank => "순위 탈락",
            ExitKind.Gate => "요건 미달",
            ExitKind.Conceded => "포기",
            ExitKind.Broken => "결함 확인",
            ExitKind.Withdrawn => "기권",
            ExitKind.Disqualified => "실격",
            ExitKind.Merged => "통합",
            _ => "미선정",
        };

    public override string Failed(string gates) => $"미달: {gates}";

    public override string Why(ExitKind kind, string detail = "") =>
        (kind, detail) switch
        {
            (_, "") => Short(kind),
            (ExitKind.Merged, _) => $"{detail}(으)로 통합",
            _ => $"{Short(kind)}({detail})",
        };

    public override string Came(Arrival arrival) =>
        arrival switch
        {
            Arrival.Admitted => "추가 선정",
            Arrival.Reinstated => "복귀",
            Arrival.Formed => "통합으로 결성",
            _ => "참가",
        };

    public override string Counted(int count, string what) => $"{what} {count}팀";

    public override string More(int count) => $"외 {count}팀";

    public override string Story(FunnelPicture picture)
    {
        var sizes = picture.Reached.Count switch
        {
            0 => "아직 참가한 팀이 없습니다.",
            1 => $"{picture.Reached[0].Actual}개 팀이 참가했습니다.",
            _ => $"팀 수: {Sizes(picture, column => PlannedSize(column.Planned!.Value))}.",
        };
        var planned = picture.Columns.Where(column => column is { Actual: null, Planned: not null }).ToList();
        var next =
            planned.Count == 0 ? "" : $" 다음 계획: {string.Join(", ", planned.Select(each => $"{each.Planned}팀"))}.";
        return $"{sizes}{Names(picture)}{next}";
    }

    public override string TableCaption(string competition) => $"{competition}: 단계별 계획 규모와 실제 규모";

    protected override string? Tier(string tier, int count) =>
        tier switch
        {
            "winner" => "최종 선정",
            "standard" => "표준 선정",
            "finalist" => "최종 후보",
            "alternate" => "예비 후보",
            _ => null,
        };

    protected override string To(string round) => $"{round} 진출";

    private static string Names(FunnelPicture picture)
    {
        var names = picture.NamesIn.ToList();
        var won = picture.StillIn.Where(thread => thread.Won).Select(thread => thread.Name).ToList();
        return won.Count > 0 ? $" 최종 선정: {string.Join(", ", won)}."
            : picture.Reached.Count < 2 ? ""
            : names.Count is > 0 and <= 10 ? $" 현재 남은 팀: {string.Join(", ", names)}."
            : "";
    }
}
