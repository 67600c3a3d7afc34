using System.CommandLine;
using System.Globalization;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>The options of what is supposed of a round.</summary>
internal sealed class Suppositions
{
    private const string ByCriteria = "by-criteria";
    private const NumberStyles Digits = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private readonly Option<int?> survivors = new("--survivors")
    {
        Description = "Another number of teams that go on",
        HelpName = "number",
    };

    private readonly Option<string[]> weights = Operands.List(
        "--weights",
        "Other weights, by criterion at any depth",
        "criterion=number,…"
    );

    private readonly Option<string[]> gates = Operands.List(
        "--gates",
        "The gates that count, '' for none [all]",
        "gate,…"
    );

    private readonly Option<string[]> rounding = Operands.List(
        "--rounding",
        "Another rounding: places, half-up or half-even, of each item or of the total",
        "places,mode,on"
    );

    private readonly Option<string?> ties = new("--ties")
    {
        Description = "Another rule for ties across the cut: refuse, all-through, none-through or by-criteria=id,…",
        HelpName = "rule",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[survivors, weights, gates, rounding, ties])
            command.Options.Add(option);
    }

    public Supposition Of(ParseResult parsed) =>
        new()
        {
            Survivors = parsed.GetValue(survivors),
            Weights = Given(parsed, weights) is { } others ? WeightsOf(others) : null,
            Gates = Given(parsed, gates),
            Rounding = Given(parsed, rounding) is { } rule ? RoundingOf(rule) : null,
            Ties = parsed.GetValue(ties) is { } ways ? TiesOf(ways) : null,
        };

    // A list that is not given is empty, too: and no gates are another thing than all.
    private static string[]? Given(ParseResult parsed, Option<string[]> list) =>
        parsed.GetResult(list) is null ? null : parsed.GetValue(list);

    private static Dictionary<string, decimal> WeightsOf(string[] texts)
    {
        var others = new Dictionary<string, decimal>();
        foreach (var text in texts)
            if (
                text.Split('=', 2) is not [var criterion, var number]
                || !decimal.TryParse(number, Digits, CultureInfo.InvariantCulture, out var weight)
                || !others.TryAdd(criterion, weight)
            )
                throw new UsageException($"'{text}' is no weight, such as benchmark=0.5, or there are two.");
        return others;
    }

    private static Rounding RoundingOf(string[] rule) =>
        rule is [var digits, "half-up" or "half-even", "item" or "total"]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var places)
            ? new(places, rule[1], rule[2])
            : throw new UsageException(
                $"'{string.Join(',', rule)}' is no rounding, such as 1,half-up,item: half-up or half-even, item or total."
            );

    private static TieRule TiesOf(string ways) =>
        ways.Split('=', 2) switch
        {
            ["refuse" or "all-through" or "none-through"] => new(ways, []),
            [ByCriteria, { Length: > 0 } criteria] => new(
                ByCriteria,
                criteria.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ),
            _ => throw new UsageException(
                $"'{ways}' is no rule for ties: refuse, all-through, none-through or by-criteria=id,…"
            ),
        };
}
