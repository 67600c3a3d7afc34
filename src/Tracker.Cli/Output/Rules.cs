using Tracker.Client;

namespace Tracker.Cli;

/// <summary>How a round is judged, or might have been, in the reader's language.</summary>
internal static class Rules
{
    /// <summary>What is done with a tie across the cut.</summary>
    public static string Ties(this Session session, TieRule ties) =>
        ties.Rule switch
        {
            "refuse" => session.Say("a person decides", "사람이 결정"),
            "all-through" => session.Say("all through", "모두 진출"),
            "none-through" => session.Say("none through", "모두 탈락"),
            "by-criteria" => session.Say(
                $"by {Comparisons.Ids(ties.Criteria)}",
                $"{Comparisons.Ids(ties.Criteria)} 순"
            ),
            _ => Clean.Text(ties.Rule),
        };

    /// <summary>How a rank came about.</summary>
    public static string How(this Session session, string how) =>
        how switch
        {
            "given" => session.Say("given", "주어진 순위"),
            "by total" => session.Say("by total", "합계순"),
            "as published" => session.Say("as published", "공표된 순위"),
            _ => Clean.Text(how),
        };

    /// <summary>Why numbers do not decide.</summary>
    public static string Undecided(this Session session, string code) =>
        code switch
        {
            "ranks-missing" => session.Say("ranks or totals are missing", "순위나 합계가 없는 팀이 있음"),
            "gates-missing" => session.Say("results of gates are missing", "요건 결과가 없는 팀이 있음"),
            "tie-across-cut" => session.Say("a tie lies across the cut", "컷에 걸친 동점이 있음"),
            "survivors-unknown" => session.Say("nothing says how many go on", "진출 팀 수가 정해지지 않음"),
            _ => Clean.Text(code),
        };

    /// <summary>What is supposed, in a line; nothing where nothing is.</summary>
    public static string Supposed(this Session session, Supposition supposed) =>
        string.Join(
            "; ",
            new[]
            {
                supposed.Survivors is { } survivors
                    ? session.Say($"{Session.Number(survivors)} go on", $"{Session.Number(survivors)}팀 진출")
                    : null,
                supposed.Weights is { Count: > 0 } weights
                    ? session.Say($"weights {Weights(weights)}", $"가중치 {Weights(weights)}")
                    : null,
                supposed.Gates switch
                {
                    null => null,
                    [] => session.Say("no gates", "요건 없음"),
                    var gates => session.Say($"gates {Comparisons.Ids(gates)}", $"요건 {Comparisons.Ids(gates)}"),
                },
                supposed.Rounding is { } rounding ? Rounded(session, rounding) : null,
                supposed.Ties is { } ties
                    ? session.Say($"ties {session.Ties(ties)}", $"동점 {session.Ties(ties)}")
                    : null,
            }.Where(each => each is not null)
        );

    private static string Weights(IReadOnlyDictionary<string, decimal> weights) =>
        Clean.Text(string.Join(", ", weights.Select(each => $"{each.Key} {Session.Number(each.Value)}")));

    private static string Rounded(Session session, Rounding rounding)
    {
        var (places, mode, scope) = (
            Session.Number(rounding.Places),
            Clean.Text(rounding.Mode),
            Clean.Text(rounding.On)
        );
        return session.Say($"rounding {places} {mode} on {scope}", $"반올림 {places} {mode} {scope}");
    }
}
