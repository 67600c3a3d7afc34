using Spectre.Console;
using Tracker.Cli.Commands;
using Tracker.Client;

namespace Tracker.Cli;

/// <summary>What was written, or would be.</summary>
internal static class Receipts
{
    public static void Show(Session session, WriteReceipt receipt)
    {
        if (session.IsJson)
        {
            session.Json(receipt.Utf8);
            return;
        }
        if (receipt.Events.Count > 0)
            HistoryCommand.Show(session, receipt.Events);
        if (receipt.Consequences is { } consequences)
            ShowFlips(session, consequences);
        if (receipt.Changes is { } changes)
            ShowChanges(session, changes);
        session.Screen.WriteLine(SentenceOf(session, receipt), receipt.DryRun ? Tables.Open : Tables.Good);
    }

    public static void Show(Session session, ScorecardsReceipt receipt)
    {
        if (session.IsJson)
        {
            session.Json(receipt.Utf8);
            return;
        }
        session.Screen.WriteLine(
            session.Say(
                $"{receipt.Scorecards} scorecards: {receipt.Added} new, {receipt.Replaced} in place of others, {receipt.Unchanged} as before",
                $"평가표 {receipt.Scorecards}장: 새로 {receipt.Added}장, 바뀐 것 {receipt.Replaced}장, 그대로 {receipt.Unchanged}장"
            )
        );
        if (receipt.Unscored is > 0 and var unscored)
            session.Screen.WriteLine(
                session.Say($"{unscored} lines have no score", $"점수가 없는 행 {unscored}개"),
                Tables.Faint
            );
        session.Screen.WriteLine(
            Done(session, receipt.DryRun, receipt.Competition, receipt.Version),
            receipt.DryRun ? Tables.Open : Tables.Good
        );
    }

    public static void Show(Session session, ImportReceipt receipt)
    {
        if (session.IsJson)
        {
            session.Json(receipt.Utf8);
            return;
        }
        if (receipt.Imported == 0)
        {
            session.Screen.WriteLine(
                session.Say("All of it is recorded already.", "모두 이미 기록되어 있습니다."),
                Tables.Good
            );
            return;
        }
        session.Screen.WriteLine(session.Say($"{receipt.Imported} events", $"사건 {receipt.Imported}건"));
        session.Screen.WriteLine(
            Done(session, receipt.DryRun, receipt.Competition, receipt.Version),
            receipt.DryRun ? Tables.Open : Tables.Good
        );
    }

    private static string SentenceOf(Session session, WriteReceipt receipt) =>
        receipt.Events.Count == 0
            ? session.Say("It was so already; nothing is recorded.", "이미 그렇게 되어 있어 기록한 것이 없습니다.")
            : Done(session, receipt.DryRun, receipt.Competition, receipt.Version);

    private static string Done(Session session, bool isDryRun, string competition, long? version)
    {
        var name = Clean.Text(competition);
        return isDryRun ? session.Say("A dry run: nothing is stored.", "시험 실행: 저장한 것이 없습니다.")
            : version is { } now
                ? session.Say($"Recorded: {name} is at version {now}.", $"기록했습니다: {name} 버전 {now}.")
            : session.Say("Recorded.", "기록했습니다.");
    }

    private static void ShowFlips(Session session, Consequences consequences)
    {
        foreach (var flip in consequences.Flips)
        {
            var (team, recorded, now) = (
                Clean.Text(flip.Team),
                Clean.Text(flip.Recorded),
                Clean.Text(flip.ByNumbersAfter ?? "–")
            );
            session.Screen.WriteLine(
                session.Say(
                    $"{team}: recorded as {recorded}; the numbers now say {now}",
                    $"{team}: 기록은 {recorded}, 새 점수로는 {now}"
                ),
                Tables.Open
            );
        }
    }

    private static void ShowChanges(Session session, Diff changes)
    {
        if (changes.In.Count > 0)
            session.Screen.WriteLine(
                $"{session.Say("in again", "다시 진출")}: {Comparisons.Ids(changes.In)}",
                Tables.Open
            );
        if (changes.Out.Count > 0)
            session.Screen.WriteLine($"{session.Say("out", "떠남")}: {Comparisons.Ids(changes.Out)}", Tables.Open);
    }
}
