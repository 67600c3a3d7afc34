using Tracker.Domain.Disclosing;

namespace Tracker.Web.Language;

/// <summary>What of a result was published, in words.</summary>
public static class DisclosureText
{
    /// <summary>What a publication discloses.</summary>
    public static Text Of(Disclosure disclosure) => Of(disclosure.Scores, disclosure.Totals, disclosure.Ranks);

    /// <summary>The same by its parts.</summary>
    public static Text Of(ScoreDisclosure scores, bool totals, bool ranks)
    {
        var parts = new List<Text>();
        if (scores != ScoreDisclosure.None)
            parts.Add(Of(scores));
        if (totals)
            parts.Add(new("the totals", "총점"));
        if (ranks)
            parts.Add(new("the ranks", "순위"));
        return parts.Count == 0 ? new("who went on, no numbers", "통과 여부만 공개(점수 비공개)") : Text.List(parts);
    }

    private static Text Of(ScoreDisclosure scores) =>
        scores switch
        {
            ScoreDisclosure.All => new("all scores", "전체 항목 점수"),
            ScoreDisclosure.Mean => new("the mean of each criterion", "항목별 평균"),
            _ => new("the leader of each criterion", "항목별 1위 점수"),
        };
}
