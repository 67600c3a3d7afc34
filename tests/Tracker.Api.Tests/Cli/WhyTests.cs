using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Spectre.Console;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Cli;

/// <summary>What the command line tells of what differs, of why, and of what would have been.</summary>
[Collection(RunningTracker.Collection)]
public sealed class WhyTests(RunningTracker tracker) : IDisposable
{
    private readonly TemporaryDirectory files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Between_two_dates_it_says_who_left_and_what_became_of_whom()
    {
        var run = await RunAsync(
            "diff",
            "sovereign-ai",
            "--from",
            "2026-01-14",
            "--to",
            "2026-01-16",
            "--known-at",
            "2026-10-01"
        );

        Assert.Equal(
            """
            Sovereign AI Foundation Model: 5 → 3 in
            as of 2026-01-14 → 2026-01-16, as known 2026-10-01, version 138
            ▼ out  Naver Cloud, NC AI

            Stage 1: pending → provisional
            Team            Outcome               Rank   Total     Points of                                                       Gates
            LG AI Research  pending → selected    – → 1  – → 90.2  benchmark, expert, global-common, global-individual, nia, user  originality
            Naver Cloud     pending → gated out                                                                                    originality
            NC AI           pending → ranked out
            SK Telecom      pending → selected                     nia                                                             originality
            Upstage         pending → selected                     global-individual                                               originality
            19 events make the difference: --events tells them

            """,
            run.Out
        );
    }

    [Fact]
    public async Task Who_came_in_is_told_and_the_events_that_did_it()
    {
        var run = await RunAsync([
            "diff",
            "sovereign-ai",
            "--from",
            "2026-02-19",
            "--to",
            "2026-02-20",
            "--lang",
            "ko",
            "--events",
        ]);

        Assert.StartsWith("독자 AI 파운데이션 모델 프로젝트: 3 → 4팀\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n+ 진출   모티프테크놀로지스\n", run.Out, StringComparison.Ordinal);
        Assert.Matches("105  2026-02-20  TeamAdmitted +motif-technologies · via additional-call", run.Out);
    }

    [Fact]
    public async Task What_became_known_is_told_too_and_that_nothing_did()
    {
        string[] command =
        [
            "diff",
            "sovereign-ai",
            "--as-of",
            "2026-08-20",
            "--known-from",
            "2026-08-18",
            "--known-to",
        ];
        var later = await RunAsync([.. command, "2026-08-21"]);
        var same = await RunAsync([.. command, "2026-08-18"]);

        Assert.Contains(
            "3 in on both sides\nas of 2026-08-20, as known 2026-08-18 → 2026-08-21, version 138\n\nStage 2\n",
            later.Out,
            StringComparison.Ordinal
        );
        Assert.Matches("SK Telecom +expert-users, nia\n", later.Out);
        Assert.EndsWith(", version 138\nNothing differs.\n", same.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("diff sovereign-ai --from 2026-01-14 --to 2026-01-16")]
    [InlineData("explain sovereign-ai stage-1 naver-cloud")]
    public async Task It_stays_within_the_terminal_in_both_languages(string command)
    {
        foreach (var language in new[] { "en", "ko" })
        {
            var run = await CliRun.RunAsync(
                tracker,
                [.. command.Split(' '), "--lang", language],
                isTerminal: true,
                environment: ("NO_COLOR", "1")
            );

            Assert.Equal(0, run.Code);
            Assert.DoesNotContain('\u001b', run.Out);
            Assert.Contains(
                run.Out.Split('\n'),
                line => line.Contains(language == "ko" ? "요건 미달" : "gated out", StringComparison.Ordinal)
            );
            Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.TrimEnd().GetCellWidth(), 0, 80));
        }
    }

    [Fact]
    public async Task An_explanation_says_what_and_who_said_so()
    {
        var gated = await RunAsync("explain", "sovereign-ai", "stage-1", "naver-cloud");
        var leader = await RunAsync("explain", "sovereign-ai", "stage-1", "lg-ai-research", "--lang", "ko");

        Assert.Matches("Outcome +gated out +88\n", gated.Out);
        Assert.Matches("Rank +–\n", gated.Out);
        Assert.Matches("Originality +failed +84\n", gated.Out);
        Assert.Matches("Cut +4 planned, 3 actual, margin – +[0-9]+\n", gated.Out);
        Assert.Matches("\n88  2026-01-15  TeamEliminated .*encoder weights .*Ministry of Science and ICT: ", gated.Out);
        Assert.Matches("순위 +1, 주어진 순위 +84\n", leader.Out);
        Assert.Matches("합계 +90.2, 항목의 합은 90.2 +84\n", leader.Out);
        Assert.Matches("\n벤치마크 평가 +33.6 +40 +84\n  NIA 벤치마크 +9.2 +10 +84\n", leader.Out);
    }

    [Fact]
    public async Task Who_may_see_scorecards_is_told_them()
    {
        var race = await tracker.RaceAsync("cli-cards");

        var run = await RunAsync("explain", race, "race", "ann");

        Assert.Matches("Rubric +criteria 2, gates 1, ties by style +4\n", run.Out);
        Assert.Matches("\nSpeed +10 +10 +9\n  j-1 +10 +5\n  j-2 +10 +6\nStyle +2 +10 +9\n", run.Out);
        Assert.Matches("\n +9  2026-01-03  RoundEvaluated +The press: The paper\n", run.Out);
    }

    [Fact]
    public async Task What_would_flip_is_told_and_what_is_the_smallest_flip()
    {
        var race = await tracker.RaceAsync("cli-what-if");

        var run = await RunAsync("what-if", race, "race", "--weights", "style=3", "--as-of", "2026-01-05");
        var korean = await RunAsync("what-if", race, "race", "--survivors", "2", "--lang", "ko");
        var nothing = await RunAsync("what-if", race, "race");

        Assert.Equal(
            """
            Race: Race
            as of 2026-01-05, as known KNOWN, version 11
            Supposed: weights style 3
            Would flip  By the numbers         Recorded
            Ann         selected → ranked out  selected
            Bob         ranked out → selected  ranked out
            Team  Rank   Total
            Ann   1 → 2  12 → 16
            Bob   2 → 1  11 → 21
            Margin at the cut: 1 → 5
            Smallest flip: with speed at a weight of 0.75 instead of 1 two are level; beyond it Bob goes on instead of Ann

            """,
            Regex.Replace(run.Out, "known [0-9-]+", "known KNOWN")
        );
        Assert.Contains("\n가정: 2팀 진출\n", korean.Out, StringComparison.Ordinal);
        Assert.Matches("Bob +순위 탈락 → 선정 +순위 탈락\n", korean.Out);
        Assert.Contains("0.75에서 동점, 그 너머에서 Ann 대신 Bob 진출\n", korean.Out, StringComparison.Ordinal);
        Assert.Contains(
            "\nNothing is supposed.\nNobody would flip.\nSmallest flip: ",
            nothing.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task All_that_may_be_supposed_is_asked_as_it_is_given()
    {
        var race = await tracker.RaceAsync("cli-supposed");

        var run = await RunAsync([
            "what-if",
            race,
            "race",
            "--weights",
            "style=3,speed=0.50",
            "--survivors",
            "1",
            "--gates",
            "",
            "--rounding",
            "1,half-even,item",
            "--ties",
            "by-criteria=speed,style",
            "--json",
        ]);
        var gates = await RunAsync("what-if", race, "race", "--gates", "fair", "--json");

        AssertSame(
            """
            {"weights": {"speed": 0.50, "style": 3}, "survivors": 1, "gates": [],
             "rounding": {"places": 1, "mode": "half-even", "on": "item"},
             "ties": {"rule": "by-criteria", "criteria": ["speed", "style"]}}
            """,
            run
        );
        AssertSame("""{"weights": {}, "gates": ["fair"]}""", gates);
    }

    [Fact]
    public async Task Numbers_that_do_not_decide_say_why()
    {
        var run = await RunAsync("what-if", "sovereign-ai", "stage-1", "--survivors", "4");

        Assert.Contains(
            "\nThe numbers as supposed do not decide: ranks or totals are missing\n",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Nobody would flip", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_supposed_is_refused_with_what_can()
    {
        var run = await CliRun.RunAsync(tracker, ["what-if", "sovereign-ai", "stage-1", "--survivors", "4"]);

        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.Contains("[results-not-disclosed]", run.Error, StringComparison.Ordinal);
        Assert.Contains("\ninstead: a round whose scores", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undoing_is_tried_and_says_who_would_be_in_again()
    {
        var race = await tracker.RaceAsync("cli-undo");
        var body = Path.Combine(files.Path, "undo.json");
        await File.WriteAllTextAsync(
            body,
            """{"events": [11], "reason": "Too early."}""",
            TestContext.Current.CancellationToken
        );

        var run = await RunAsync("post", "undo", race, "--file", body, "--dry-run");

        Assert.Contains("\nin again: bob\n", run.Out, StringComparison.Ordinal);
    }

    private static void AssertSame(string supposed, CliRun run) =>
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(supposed), JsonNode.Parse(run.Out)!["supposed"]),
            JsonElement.Parse(run.Out).GetProperty("supposed").GetRawText()
        );

    private Task<CliRun> RunAsync(params string[] arguments) => CliRun.RunAsync(tracker, arguments, TrackerHost.Token);
}
