using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Tracker.Domain.Competitions;

namespace Tracker.Domain.Tests.Architecture;

/// <summary>No refusal and no event without a test: read from the sources, so that this cannot go stale.</summary>
public partial class CompletenessTests
{
    /// <summary>Codes are a contract with programs: one that goes or comes is a change that someone decides upon.</summary>
    private static readonly string[] Codes =
    [
        "announcement-stays",
        "call-admitted-others",
        "call-closed",
        "call-full",
        "call-unknown",
        "closes-before-opening",
        "competition-exists",
        "competition-not-announced",
        "competition-over",
        "contradicts-later-event",
        "criterion-has-parts",
        "criterion-unknown",
        "decision-incomplete",
        "disclosure-reveals-score",
        "embargo-over",
        "embargo-stands",
        "entry-closed",
        "erasure-stays",
        "evaluation-incomplete",
        "event-unknown",
        "events-empty",
        "events-too-many",
        "gate-unknown",
        "gate-vote-even",
        "gates-missing",
        "gates-passed",
        "judge-not-asked",
        "known-in-future",
        "mean-reveals-score",
        "member-repeated",
        "merger-too-small",
        "name-required",
        "objection-decided",
        "objection-exists",
        "objection-unknown",
        "objections-closed",
        "objections-not-open",
        "objections-undecided",
        "plan-invalid",
        "rank-invalid",
        "ranks-inconsistent",
        "ranks-missing",
        "reason-required",
        "result-already-recorded",
        "results-empty",
        "results-not-disclosed",
        "round-already-decided",
        "round-already-evaluated",
        "round-cancelled",
        "round-final",
        "round-not-evaluated",
        "round-unknown",
        "rubric-incomplete",
        "rubric-invalid",
        "score-out-of-range",
        "scorecard-repeated",
        "scorecard-unknown",
        "scorecards-differ",
        "scores-empty",
        "scores-missing",
        "seats-invalid",
        "source-conflict",
        "source-invalid",
        "source-unknown",
        "step-exists",
        "survivors-invalid",
        "survivors-unknown",
        "team-already-entered",
        "team-in-field",
        "team-not-evaluated",
        "team-not-in-field",
        "team-repeated",
        "team-unknown",
        "text-empty",
        "text-unknown",
        "texts-empty",
        "texts-too-many",
        "tie-across-cut",
        "time-not-free",
        "undoing-ambiguous",
        "unofficial-without-effect",
        "vote-invalid",
    ];

    [Fact]
    public void These_are_all_the_codes_of_the_domain() =>
        Assert.Equal(Codes, Found(Sources("src/Tracker.Domain"), RefusedAs()));

    [Fact]
    public void Every_refusal_is_provoked_by_a_test() =>
        Assert.Equal(Codes, Found(Sources("tests/Tracker.Domain.Tests"), ThenRefusedAs()));

    [Fact]
    public void Every_event_follows_from_a_command_in_a_test() =>
        Assert.Superset(
            typeof(CompetitionEvent)
                .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
                .Cast<JsonDerivedTypeAttribute>()
                .Select(derived => derived.DerivedType.Name)
                .ToHashSet(),
            Sources("tests/Tracker.Domain.Tests").SelectMany(Expected).ToHashSet()
        );

    [Fact]
    public void Every_event_that_there_is_has_a_stored_name() =>
        Assert.Equal(
            typeof(CompetitionEvent)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(CompetitionEvent)))
                .ToDictionary(type => type.Name, type => type),
            typeof(CompetitionEvent)
                .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
                .Cast<JsonDerivedTypeAttribute>()
                .ToDictionary(derived => (string)derived.TypeDiscriminator!, derived => derived.DerivedType)
        );

    private static string[] Found(IEnumerable<string> sources, Regex pattern) =>
        [
            .. sources
                .SelectMany(source => pattern.Matches(source))
                .Select(match => match.Groups[1].Value)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    // What is named between the brackets of a Then.
    private static IEnumerable<string> Expected(string source)
    {
        foreach (Match then in Then().Matches(source))
        {
            var (from, depth) = (then.Index + then.Length, 1);
            var until = from;
            for (; depth > 0 && until < source.Length; until++)
                depth += source[until] switch
                {
                    '(' => 1,
                    ')' => -1,
                    _ => 0,
                };
            foreach (Match made in New().Matches(source[from..until]))
                yield return made.Groups[1].Value;
        }
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Here(), "..", "..", "..", folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex("""(?:Unknown|Contradicts|Rule)\(\s*"([a-z-]+)",""")]
    private static partial Regex RefusedAs();

    [GeneratedRegex("""\.ThenRefused\("([a-z-]+)"[),]""")]
    private static partial Regex ThenRefusedAs();

    [GeneratedRegex("""\.Then\(""")]
    private static partial Regex Then();

    [GeneratedRegex("""new (\w+)\(""")]
    private static partial Regex New();
}
