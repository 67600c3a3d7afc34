using System.CommandLine;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>Hands in a file of scorecards.</summary>
internal static class PostScorecards
{
    private static readonly Dictionary<string, string> MediaTypes = new()
    {
        ["csv"] = "text/csv",
        ["ndjson"] = "application/x-ndjson",
        ["json"] = "application/json",
    };

    public static Command Make(SharedOptions shared)
    {
        var (competition, round) = (Operands.Competition(shared), Operands.Id("round"));
        var file = Operands.Required("The cards: a table (.csv), a card a line (.ndjson), or JSON");
        var format = new Option<string?>("--format")
        {
            Description = "What the file is, if its name does not say it",
            HelpName = "csv|ndjson|json",
        };
        format.AcceptOnlyFromAmong([.. MediaTypes.Keys]);
        var at = new Option<string?>("--at")
        {
            Description = "When they take effect, if the file does not say [now]",
            HelpName = "time",
        };
        var conditions = new Conditions();
        var command = new Command("scorecards", "Hand in scorecards: all of a file, or nothing")
        {
            competition,
            round,
            file,
            format,
            at,
        };
        conditions.AddTo(command);
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var cards = parsed.GetRequiredValue(file);
                    var type = parsed.GetValue(format) is { } named
                        ? MediaTypes[named]
                        : Upload.MediaTypeOf(cards.Name);
                    var receipt = await Transfer.RunAsync(
                        session,
                        cards.Name,
                        HandedIn.LengthOf(cards),
                        async sent =>
                            await session.Client.SubmitScorecardFileAsync(
                                parsed.GetRequiredValue(competition),
                                parsed.GetRequiredValue(round),
                                await HandedIn.OpenAsync(session, cards, type, sent, cancellation),
                                parsed.GetValue(at) is { } time ? new Moment(time) : null,
                                conditions.Of(parsed),
                                cancellation
                            )
                    );
                    Receipts.Show(session, receipt);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }
}
