using System.CommandLine;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>Records the results of a round.</summary>
internal static class PostEvaluation
{
    public static Command Make(SharedOptions shared)
    {
        var (competition, round) = (Operands.Competition(shared), Operands.Id("round"));
        var file = new Option<FileInfo?>("--file")
        {
            Description = "The results, JSON as the reference at /docs describes it; - for standard input",
            HelpName = "file",
        };
        var tally = new Option<bool>("--from-scorecards") { Description = "What the round's scorecards come to" };
        var at = new Option<string?>("--at")
        {
            Description = "When what the scorecards come to takes effect [now]",
            HelpName = "time",
        };
        var conditions = new Conditions();
        var command = new Command("evaluation", "Record the results of a round, from a file or from its scorecards")
        {
            competition,
            round,
            file,
            tally,
            at,
        };
        conditions.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(file) is null == result.GetResult(tally) is null)
                result.AddError("Either --file, or --from-scorecards.");
            else if (result.GetResult(file) is not null && result.GetResult(at) is not null)
                result.AddError("--at goes with --from-scorecards; a file says it itself.");
        });
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var (id, of, under) = (
                        parsed.GetRequiredValue(competition),
                        parsed.GetRequiredValue(round),
                        conditions.Of(parsed)
                    );
                    var receipt = parsed.GetValue(file) is { } results
                        ? await session.Client.WriteAsync(
                            HttpMethod.Post,
                            $"competitions/{Uri.EscapeDataString(id)}/rounds/{Uri.EscapeDataString(of)}/evaluation",
                            await HandedIn.OpenAsync(session, results, "application/json", null, cancellation),
                            under,
                            cancellation
                        )
                        : await session.Client.EvaluateAsync(
                            id,
                            of,
                            NewEvaluation.FromScorecards with
                            {
                                At = parsed.GetValue(at) is { } time ? new Moment(time) : null,
                            },
                            under,
                            cancellation
                        );
                    Receipts.Show(session, receipt);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }
}
