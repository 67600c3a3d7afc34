using Spectre.Console;
using Tracker.Client;

namespace Tracker.Cli;

/// <summary>Why teams left or came in, each way with a mark of its own, so that none needs its colour.</summary>
/// <param name="Mark">The mark, one column wide.</param>
/// <param name="Why">The same in words.</param>
/// <param name="Style">Its colour.</param>
internal sealed record Exit(string Mark, string Why, Style Style)
{
    public static Exit Eliminated(Session session, string reason) =>
        new(
            reason switch
            {
                "rank" => "▼",
                "gate" => "▣",
                "conceded" => "○",
                "broken" => "↯",
                _ => "●",
            },
            session.Reason(reason),
            Tables.Bad
        );

    public static Exit Left(Session session, Field field, string team)
    {
        // Who is in again left in a way that the field does not tell any more.
        var status = field.Out.FirstOrDefault(each => each.Id == team)?.Status;
        return new(
            status switch
            {
                "disqualified" => "×",
                "merged" => "◆",
                _ => "◀",
            },
            status is null ? session.Say("left", "떠남") : session.Outcome(status),
            Tables.Bad
        );
    }

    public static Exit Admitted(Session session) => Came(session.Say("admitted", "추가 선정"));

    public static Exit Reinstated(Session session) => Came(session.Say("reinstated", "복귀"));

    public static Exit Formed(Session session) => Came(session.Say("formed by merger", "통합으로 결성"));

    private static Exit Came(string why) => new("+", why, Tables.Good);
}
