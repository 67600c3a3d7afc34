using System.Globalization;
using Spectre.Console;
using Tracker.Client;

namespace Tracker.Cli;

/// <summary>One run of a command: whom it asks, and how it answers.</summary>
internal sealed class Session : IDisposable
{
    public Session(CliConsole console, TrackerClient client, string language, bool isJson)
    {
        (Console, Client, Language, IsJson) = (console, client, language, isJson);
        Screen = Screens.ForAnswers(console);
    }

    public CliConsole Console { get; }
    public TrackerClient Client { get; }

    /// <summary>The reader's language, en or ko.</summary>
    public string Language { get; }

    /// <summary>Whether the service's own JSON is wanted.</summary>
    public bool IsJson { get; }

    /// <summary>Where tables are drawn.</summary>
    public IAnsiConsole Screen { get; }

    /// <summary>The same in the reader's language.</summary>
    public string Say(string english, string korean) => Language == "ko" ? korean : english;

    /// <summary>A name in the reader's language, fit to be shown.</summary>
    public string Name(IReadOnlyDictionary<string, string> names) => Clean.Text(names.NameIn(Language));

    /// <summary>Writes a line of an answer.</summary>
    public void Line(string text = "") => Console.Out.WriteLine(text);

    /// <summary>Writes a line for who looks on, beside the answer.</summary>
    public void Remark(string text)
    {
        // After what was answered so far, where both are seen in one place.
        Console.Out.Flush();
        Console.Error.WriteLine(text);
    }

    /// <summary>The answer of the service as it is; for a person it is set out.</summary>
    public void Json(ReadOnlyMemory<byte> utf8) => JsonText.Write(Console, utf8);

    public static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";

    public static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";

    public void Dispose() => Client.Dispose();
}
