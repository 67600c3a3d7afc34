using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>What commands have in common on the command line.</summary>
internal static class Operands
{
    /// <summary>The id of a competition; the shell completes it from the service, if that answers at once.</summary>
    public static Argument<string> Competition(SharedOptions shared)
    {
        var argument = new Argument<string>("competition")
        {
            Description = "The id of the competition",
            // Else the help would ask the service for them.
            HelpName = "competition",
        };
        argument.CompletionSources.Add(context => Known(shared, context));
        return argument;
    }

    public static Argument<string> Id(string name) => new(name) { Description = $"The id of the {name}" };

    public static Option<FileInfo> Required(string description) =>
        new("--file")
        {
            Description = $"{description}; - for standard input",
            HelpName = "file",
            Required = true,
        };

    /// <summary>Ids with commas between them.</summary>
    public static Option<string[]> List(string name, string description, string help) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            AllowMultipleArgumentsPerToken = false,
            CustomParser = result =>
                [
                    .. result.Tokens.SelectMany(token =>
                        token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    ),
                ],
        };

    private static List<CompletionItem> Known(SharedOptions shared, CompletionContext context)
    {
        try
        {
            using var client = shared.Hasty(context.ParseResult);
            return client
                .CompetitionsAsync(limit: 1000)
                .GetAwaiter()
                .GetResult()
                .Competitions.Select(each => each.Id)
                // What goes into a shell is an id, and nothing that a shell would run.
                .Where(id => id.All(each => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each == '-'))
                .Select(id => new CompletionItem(id))
                .ToList();
        }
        catch (Exception e) when (e is TrackerException or UsageException)
        {
            return [];
        }
    }
}

/// <summary>The options of whatever is asked for a date.</summary>
internal sealed class Clocks
{
    private readonly Option<string?> asOf = new("--as-of")
    {
        Description = "For when: a date or an instant [now]",
        HelpName = "time",
    };

    private readonly Option<string?> knownAt = new("--known-at")
    {
        Description = "By what was known when: a date or an instant [now]",
        HelpName = "time",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(asOf);
        command.Options.Add(knownAt);
    }

    public ReadOptions Asked(ParseResult parsed, Session session) =>
        new()
        {
            AsOf = parsed.GetValue(asOf) is { } date ? new Moment(date) : null,
            KnownAt = parsed.GetValue(knownAt) is { } known ? new Moment(known) : null,
            // English is what the service speaks to whoever asks for nothing else.
            Language = session.Language == "en" ? null : session.Language,
        };
}

/// <summary>The options of whatever is written.</summary>
internal sealed class Conditions
{
    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "Only try it: say what would be recorded, and store nothing",
    };

    private readonly Option<long?> ifVersion = new("--if-version")
    {
        Description = "Write only while the competition is at this version",
        HelpName = "version",
    };

    private readonly Option<string?> key = new("--idempotency-key")
    {
        Description = "A key of your own, by which the same write again gets the first answer [a new one]",
        HelpName = "key",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(dryRun);
        command.Options.Add(ifVersion);
        command.Options.Add(key);
        key.Validators.Add(Check);
    }

    public WriteOptions Of(ParseResult parsed) =>
        new()
        {
            DryRun = parsed.GetValue(dryRun),
            IfVersion = parsed.GetValue(ifVersion),
            IdempotencyKey = parsed.GetValue(key),
        };

    private void Check(OptionResult result)
    {
        if (result.GetValue(key) is not { Length: > 0 and <= 255 } text || text.Any(each => each is <= ' ' or > '~'))
            result.AddError("An idempotency key is 1 to 255 visible ASCII characters.");
    }
}
