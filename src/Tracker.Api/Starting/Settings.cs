using System.Globalization;
using System.Net;
using Tracker.Api.Webhooks.Calling;
using Tracker.Api.Webhooks.Delivering;
using Tracker.Store.Proofs;

namespace Tracker.Api.Starting;

/// <summary>
/// Every setting of Tracker's own. What is set wrongly or under a name that is none ends the start with a sentence: a service
/// that goes on with a default in its place would seem to do what was asked for.
/// </summary>
public static class Settings
{
    /// <summary>Reads a second of one caller.</summary>
    public static readonly NumberSetting ReadsPerSecond = new("Tracker:Limits:ReadsPerSecond", 1_000, 0, 1_000_000);

    /// <summary>Reads of one caller at once; by default those of ten seconds.</summary>
    public static readonly NumberSetting ReadsBurst = new("Tracker:Limits:ReadsBurst", 0, 0, 10_000_000);

    /// <summary>Answers a second of those that cost much to make, of one caller.</summary>
    public static readonly NumberSetting CostlyPerSecond = new("Tracker:Limits:CostlyPerSecond", 100, 0, 1_000_000);

    /// <summary>Costly answers of one caller at once; by default those of ten seconds.</summary>
    public static readonly NumberSetting CostlyBurst = new("Tracker:Limits:CostlyBurst", 0, 0, 10_000_000);

    /// <summary>Writes a second of one caller.</summary>
    public static readonly NumberSetting WritesPerSecond = new("Tracker:Limits:WritesPerSecond", 0, 0, 1_000_000);

    /// <summary>Writes of one caller at once; by default those of ten seconds.</summary>
    public static readonly NumberSetting WritesBurst = new("Tracker:Limits:WritesBurst", 0, 0, 10_000_000);

    /// <summary>Unknown tokens a minute from one address.</summary>
    public static readonly NumberSetting FailedTokensPerMinute = new(
        "Tracker:Limits:FailedTokensPerMinute",
        60,
        0,
        1_000_000
    );

    /// <summary>Connections at the same time.</summary>
    public static readonly NumberSetting Connections = new("Tracker:Limits:Connections", 20_000, 1, 1_000_000);

    /// <summary>For how many seconds it goes on serving while it says that it is not ready any more.</summary>
    public static readonly NumberSetting ShutdownDelay = new("Tracker:Shutdown:DelaySeconds", 1, 0, 60);

    /// <summary>How many seconds what is under way has to end.</summary>
    public static readonly NumberSetting ShutdownTimeout = new("Tracker:Shutdown:TimeoutSeconds", 25, 1, 600);

    /// <summary>The proxies whose word on a client's address is taken.</summary>
    public const string Proxies = "Tracker:Proxies";

    // One line for each that is not a number: its name, what it may be as a sentence, and whether a text is that.
    private static readonly (string Name, string Rule, Func<string, bool> IsRight)[] Texts =
    [
        ("Tracker:OperatorToken", "", _ => true),
        ("Tracker:ArchivistToken", "", _ => true),
        ("Tracker:Seed", "true or false", text => bool.TryParse(text, out _)),
        ("Tracker:Origin", ProofSettings.OriginRule, ProofSettings.IsOrigin),
        ("Tracker:FormerCheckpointKeys", FormerKey.Rule, text => FormerKey.Read(text) is not null),
        // What these may be is said where they are read.
        ("Tracker:CheckpointKey", "", _ => true),
        (AllowedNetworks.Setting, "", _ => true),
        (Pauses.Setting, "", _ => true),
        (Proxies, "addresses or networks such as 10.0.0.1, 10.1.0.0/16", text => ProxiesIn(text) is not null),
        ("Authentication:Authority", "", _ => true),
        ("Authentication:Audience", "", _ => true),
        ("Authentication:RoleClaim", "", _ => true),
        ("Authentication:ScopeClaim", "", _ => true),
    ];

    private static readonly NumberSetting[] Numbers =
    [
        ReadsPerSecond,
        ReadsBurst,
        CostlyPerSecond,
        CostlyBurst,
        WritesPerSecond,
        WritesBurst,
        FailedTokensPerMinute,
        Connections,
        ShutdownDelay,
        ShutdownTimeout,
    ];

    // The platform has settings of its own beside ours.
    private static readonly string[] Others = ["Authentication:Schemes", "Authentication:DefaultScheme"];

    private static readonly string[] Sections = ["Tracker", "Authentication"];

    private static IEnumerable<string> Names =>
        Texts.Select(each => each.Name).Concat(Numbers.Select(each => each.Name)).Append("TRACKER_DATA");

    /// <summary>Looks through the configuration.</summary>
    /// <exception cref="StartException">Something is set wrongly, or is no setting: the message names it, and what would be right.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var (name, value) in SetIn(configuration))
            if (Fault(name, value) is { } fault)
                throw new StartException(fault);
    }

    /// <summary>The networks in a list of addresses and networks; null where it is none.</summary>
    public static IReadOnlyList<IPNetwork>? ProxiesIn(string text)
    {
        var networks = new List<IPNetwork>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (IPAddress.TryParse(part, out var address))
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else if (IPNetwork.TryParse(part, out var network))
                networks.Add(network);
            else
                return null;
        return networks;
    }

    /// <summary>The name of a setting as an environment variable.</summary>
    public static string Variable(string name) => name.Replace(":", "__", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Value)> SetIn(IConfiguration configuration) =>
        Sections
            .SelectMany(section => configuration.GetSection(section).AsEnumerable())
            .Where(each => !string.IsNullOrEmpty(each.Value))
            .Select(each => (each.Key, each.Value!));

    private static string? Fault(string name, string value)
    {
        if (Array.Find(Numbers, each => each.Is(name)) is { } number)
            return number.IsRight(value) ? null : Wrong(number.Name, value, number.Rule);
        var text = Array.Find(Texts, each => name.Equals(each.Name, StringComparison.OrdinalIgnoreCase));
        if (text.Name is not null)
            return text.IsRight(value) ? null : Wrong(text.Name, value, text.Rule);
        if (Others.Any(other => name.StartsWith(other, StringComparison.OrdinalIgnoreCase)))
            return null;
        // Its value is not told: it may be a secret under a name that was mistyped.
        var nearest = Names.MinBy(known => Distance(Letters(known), Letters(name)))!;
        return $"{Variable(name)} is no setting of Tracker. Is {Variable(nearest)} meant? The README lists all of them.";
    }

    /// <summary>What is said of a setting that is none of what it may be.</summary>
    internal static string Wrong(string name, string value, string rule) =>
        $"{Variable(name)} is '{value}'. What is taken: {rule}.";

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetter)).ToUpperInvariant();

    // How many letters are to be put in, left out or replaced to make one of the other (Levenshtein).
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (before, diagonal) = (row.ToArray(), i - 1);
            row[0] = i;
            for (var j = 1; j <= other.Length; diagonal = before[j++])
                row[j] = Math.Min(Math.Min(before[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
        }
        return row[^1];
    }
}

/// <summary>A setting that is a whole number.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">What it is where it is not set.</param>
/// <param name="Least">The least that it may be.</param>
/// <param name="Most">The most that it may be.</param>
public sealed record NumberSetting(string Name, int Default, int Least, int Most)
{
    /// <summary>What it may be, as a sentence.</summary>
    public string Rule => string.Create(CultureInfo.InvariantCulture, $"a whole number from {Least} to {Most}");

    /// <summary>What it is, in a configuration that was looked through.</summary>
    public int Of(IConfiguration configuration) =>
        configuration[Name] is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : Default;

    /// <summary>Whether a name is this one's.</summary>
    public bool Is(string name) => name.Equals(Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text is such a number.</summary>
    public bool IsRight(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= Least
        && number <= Most;
}
