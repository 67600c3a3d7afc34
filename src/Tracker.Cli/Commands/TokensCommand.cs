using System.CommandLine;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>Tokens: made, listed, revoked.</summary>
internal static class TokensCommand
{
    public static Command Make(SharedOptions shared) =>
        new("tokens", "Tokens: make, list, revoke") { MakeOne(shared), ListAll(shared), Revoke(shared) };

    private static Command MakeOne(SharedOptions shared)
    {
        var name = new Option<string>("--name")
        {
            Description = "Its name, by which the history says who did what",
            HelpName = "id",
            Required = true,
        };
        var role = new Option<string>("--role") { Description = "What its bearer may do", Required = true };
        role.AcceptOnlyFromAmong("operator", "archivist", "judge", "reader");
        var competitions = Operands.List("--competition", "Its competitions [all]", "id,…");
        var round = new Option<string?>("--round") { Description = "The round of a judge", HelpName = "id" };
        var judge = new Option<string?>("--judge")
        {
            Description = "The id that a judge's scorecards carry",
            HelpName = "id",
        };
        var criteria = Operands.List("--criteria", "The criteria of a judge [all]", "id,…");
        var teams = Operands.List("--teams", "The teams of a judge [all]", "id,…");
        var expires = new Option<string?>("--expires")
        {
            Description = "Until when it is taken: a date (its end in UTC) or an instant [for good]",
            HelpName = "time",
        };
        var command = new Command("make", "Make a token; it is written to standard output this once, and kept nowhere")
        {
            name,
            role,
            competitions,
            round,
            judge,
            criteria,
            teams,
            expires,
        };
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var made = await session.Client.MakeTokenAsync(
                        new NewToken(
                            parsed.GetRequiredValue(name),
                            parsed.GetRequiredValue(role),
                            new TokenScope
                            {
                                Competitions = parsed.GetValue(competitions),
                                Round = parsed.GetValue(round),
                                Judge = parsed.GetValue(judge),
                                Criteria = parsed.GetValue(criteria),
                                Teams = parsed.GetValue(teams),
                            },
                            parsed.GetValue(expires) is { } end ? new Moment(end) : null
                        ),
                        cancellation
                    );
                    if (session.IsJson)
                        session.Json(made.Utf8);
                    else
                        session.Line(Clean.Text(made.Token));
                    session.Remark(
                        session.Say(
                            $"It is shown this once. To revoke it: tracker tokens revoke {Clean.Text(made.Id)}",
                            $"지금 한 번만 표시됩니다. 폐기하려면: tracker tokens revoke {Clean.Text(made.Id)}"
                        )
                    );
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    private static Command ListAll(SharedOptions shared)
    {
        var after = new Option<string?>("--after") { Description = "Those after this id", HelpName = "id" };
        var limit = new Option<int?>("--limit") { Description = "How many, 1 to 1000 [100]", HelpName = "number" };
        var command = new Command("list", "The tokens that you might make or revoke; never the tokens themselves")
        {
            after,
            limit,
        };
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var page = await session.Client.TokensAsync(
                        parsed.GetValue(after),
                        parsed.GetValue(limit),
                        cancellation
                    );
                    if (session.IsJson)
                        session.Json(page.Utf8);
                    else
                        Show(session, page.Tokens);
                    if (page.Next is not null)
                        session.Remark(
                            session.Say(
                                $"There are more: --after {page.Tokens[^1].Id}",
                                $"더 있습니다: --after {page.Tokens[^1].Id}"
                            )
                        );
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    private static Command Revoke(SharedOptions shared)
    {
        var id = new Argument<string>("id") { Description = "The id of the token, as the list tells it" };
        var command = new Command("revoke", "Revoke a token, from now on") { id };
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var revoked = await session.Client.RevokeTokenAsync(parsed.GetRequiredValue(id), cancellation);
                    if (session.IsJson)
                        session.Json(revoked.Utf8);
                    else
                        Show(session, [revoked]);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    private static void Show(Session session, IReadOnlyList<TokenView> tokens)
    {
        var table = session.Table(
            session.Say("Name", "이름"),
            session.Say("Role", "역할"),
            session.Say("Of", "범위"),
            session.Say("State", "상태"),
            session.Say("Until", "만료"),
            session.Say("Id", "아이디")
        );
        foreach (var token in tokens)
            table.Row(
                (Clean.Text(token.Name), Tables.Strong),
                (Clean.Text(token.Role), Tables.Plain),
                (ScopeOf(session, token.Scope), Tables.Plain),
                (Clean.Text(token.State), token.State == "in-force" ? Tables.Good : Tables.Bad),
                (token.ExpiresAt is { } end ? Clean.Time(end) : "–", Tables.Plain),
                (Clean.Text(token.Id), Tables.Faint)
            );
        session.Draw(table);
    }

    private static string ScopeOf(Session session, TokenScope scope)
    {
        string?[] parts =
        [
            scope.Competitions is { Count: > 0 } competitions
                ? string.Join(", ", competitions)
                : session.Say("all", "전체"),
            scope.Round,
            scope.Judge,
            scope.Criteria is { Count: > 0 } criteria ? string.Join(", ", criteria) : null,
            scope.Teams is { Count: > 0 } teams ? string.Join(", ", teams) : null,
        ];
        return Clean.Text(string.Join(" · ", parts.OfType<string>()));
    }
}
