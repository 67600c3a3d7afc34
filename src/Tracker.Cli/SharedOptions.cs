using System.CommandLine;
using System.Globalization;
using Tracker.Client;

namespace Tracker.Cli;

/// <summary>What every command takes, and how it is run.</summary>
internal sealed class SharedOptions(CliConsole console)
{
    private const string DefaultServer = "http://localhost:5000";
    private const int LargestToken = 16 * 1024;

    private readonly Option<string?> server = new("--server")
    {
        Description = $"The address of the service [TRACKER_SERVER, else {DefaultServer}]",
        HelpName = "address",
        Recursive = true,
    };

    private readonly Option<FileInfo?> tokenFile = new("--token-file")
    {
        Description = "A file with the token, such as operator.token in the service's data directory [TRACKER_TOKEN]",
        HelpName = "file",
        Recursive = true,
    };

    private readonly Option<string?> language = new("--lang")
    {
        Description = "The language of names and tables: en or ko [LANG]",
        HelpName = "en|ko",
        Recursive = true,
    };

    private readonly Option<bool> json = new("--json")
    {
        Description = "The service's answer as it is, JSON",
        Recursive = true,
    };

    public CliConsole Console => console;

    /// <summary>Adds them to the root, for every command.</summary>
    public void AddTo(RootCommand root)
    {
        language.AcceptOnlyFromAmong("en", "ko");
        foreach (var option in (Option[])[server, tokenFile, language, json])
            root.Options.Add(option);
    }

    /// <summary>An action that has a session, and tells what went wrong.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> Run(
        Func<Session, ParseResult, CancellationToken, Task<int>> action
    ) =>
        (parsed, cancellation) =>
            Faults.CatchAsync(
                console,
                parsed.GetValue(json),
                async () =>
                {
                    using var session = Open(parsed);
                    return await action(session, parsed, cancellation);
                },
                cancellation
            );

    /// <summary>A client that is patient for no longer than somebody who types.</summary>
    public TrackerClient Hasty(ParseResult parsed)
    {
        var options = ClientOptions(parsed);
        options.Attempts = 1;
        options.Silence = TimeSpan.FromSeconds(1);
        return new TrackerClient(options);
    }

    private Session Open(ParseResult parsed) =>
        new(console, new TrackerClient(Warning(ClientOptions(parsed))), Language(parsed), parsed.GetValue(json));

    // Said once, however many answers it takes: and beside the answer, which stays as it is for scripts.
    private TrackerClientOptions Warning(TrackerClientOptions options)
    {
        var told = new HashSet<string>();
        options.Deprecated = deprecation =>
        {
            lock (told)
                if (!told.Add($"{deprecation.Method} {deprecation.Path}"))
                    return;
            var until = deprecation.Sunset is { } sunset
                ? string.Create(CultureInfo.InvariantCulture, $", and answered until {sunset.UtcDateTime:yyyy-MM-dd}")
                : "";
            console.Error.WriteLine(
                Clean
                    .Text(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"warning: {deprecation.Method} {deprecation.Path} is deprecated since {deprecation.Since.UtcDateTime:yyyy-MM-dd}{until}. A newer tracker may do without it. {deprecation.See}"
                        )
                    )
                    .TrimEnd()
            );
        };
        return options;
    }

    private TrackerClientOptions ClientOptions(ParseResult parsed) =>
        new() { Server = Server(parsed), Token = Token(parsed) };

    private Uri Server(ParseResult parsed)
    {
        var text = parsed.GetValue(server) ?? NonEmpty("TRACKER_SERVER") ?? DefaultServer;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsageException($"'{text}' is no address of a service, such as {DefaultServer}.");
    }

    private string? Token(ParseResult parsed)
    {
        if (parsed.GetValue(tokenFile) is not { } file)
            return NonEmpty("TRACKER_TOKEN")?.Trim();
        if (!file.Exists || file.Length > LargestToken)
            throw new UsageException($"There is no token in {file}.");
        return File.ReadAllText(file.FullName).Trim();
    }

    private string Language(ParseResult parsed) =>
        parsed.GetValue(language)
        ?? (
            (NonEmpty("LC_ALL") ?? NonEmpty("LC_MESSAGES") ?? NonEmpty("LANG"))?.StartsWith(
                "ko",
                StringComparison.Ordinal
            ) == true
                ? "ko"
                : "en"
        );

    private string? NonEmpty(string variable) => console.Variable(variable) is { Length: > 0 } value ? value : null;
}
