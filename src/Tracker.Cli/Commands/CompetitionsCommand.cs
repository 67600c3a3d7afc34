using System.CommandLine;

namespace Tracker.Cli.Commands;

/// <summary>The competitions in brief.</summary>
internal static class CompetitionsCommand
{
    public static Command Make(SharedOptions shared)
    {
        var after = new Option<string?>("--after") { Description = "Those after this id", HelpName = "id" };
        var limit = new Option<int?>("--limit") { Description = "How many, 1 to 1000 [100]", HelpName = "number" };
        var command = new Command("competitions", "The competitions: how far each has come") { after, limit };
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var page = await session.Client.CompetitionsAsync(
                        parsed.GetValue(after),
                        parsed.GetValue(limit),
                        cancellation
                    );
                    if (session.IsJson)
                        session.Json(page.Utf8);
                    else
                        Show(session, page);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    private static void Show(Session session, Client.CompetitionsPage page)
    {
        var table = session.Table(
            session.Say("Id", "아이디"),
            session.Say("Name", "이름"),
            session.Say("Planned", "계획"),
            session.Say("Actual", "실제"),
            session.Say("Status", "상태")
        );
        foreach (var each in page.Competitions)
            table.Row(
                (Clean.Text(each.Id), Tables.Strong),
                (session.Name(each.Name), Tables.Plain),
                (Words.Sizes(each.Planned), Tables.Faint),
                (Words.Sizes(each.Actual), Tables.Plain),
                (session.Status(each.Status), Tables.Plain)
            );
        session.Draw(table);
        if (page.Next is not null)
            session.Remark(
                session.Say(
                    $"There are more: --after {page.Competitions[^1].Id}",
                    $"더 있습니다: --after {page.Competitions[^1].Id}"
                )
            );
    }
}
