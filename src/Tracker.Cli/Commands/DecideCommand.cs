using System.CommandLine;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>Decides a round.</summary>
internal static class DecideCommand
{
    public static Command Make(SharedOptions shared)
    {
        var (competition, round) = (Operands.Competition(shared), Operands.Id("round"));
        var by = new Option<string?>("--by") { Description = "By rank, against the plan", HelpName = "rank" };
        by.AcceptOnlyFromAmong("rank");
        var selected = Operands.List("--selected", "Who goes on, each with its tier or without", "team[=tier],…");
        var eliminated = Operands.List(
            "--eliminated",
            "Who does not, and why: rank, gate, conceded, broken or other",
            "team=reason,…"
        );
        var reason = new Option<string?>("--reason")
        {
            Description = "Why it is another number than planned",
            HelpName = "text",
        };
        var at = new Option<string?>("--at") { Description = "When it takes effect [now]", HelpName = "time" };
        var conditions = new Conditions();
        var command = new Command("decide", "Decide a round: by rank, or by name; --dry-run tries it first")
        {
            competition,
            round,
            by,
            selected,
            eliminated,
            reason,
            at,
        };
        conditions.AddTo(command);
        command.Validators.Add(result =>
        {
            var isNamed = result.GetResult(selected) is not null || result.GetResult(eliminated) is not null;
            if (isNamed == result.GetResult(by) is not null)
                result.AddError("Either --by rank, or --selected and --eliminated.");
        });
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var receipt = await session.Client.DecideAsync(
                        parsed.GetRequiredValue(competition),
                        parsed.GetRequiredValue(round),
                        new NewDecision
                        {
                            By = parsed.GetValue(by),
                            Selected = parsed.GetValue(selected)?.Select(Selection).ToList(),
                            Eliminated = parsed.GetValue(eliminated)?.Select(Elimination).ToList(),
                            Reason = parsed.GetValue(reason),
                            At = parsed.GetValue(at) is { } time ? new Moment(time) : null,
                        },
                        conditions.Of(parsed),
                        cancellation
                    );
                    Receipts.Show(session, receipt);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    private static Selection Selection(string text) =>
        text.Split('=', 2) switch
        {
            [var team, var tier] => new(team, tier),
            _ => new(text),
        };

    private static Elimination Elimination(string text) =>
        text.Split('=', 2) is [var team, { Length: > 0 } reason]
            ? new(team, reason)
            : throw new UsageException($"'{text}' does not say why: {text}=rank, gate, conceded, broken or other.");
}
