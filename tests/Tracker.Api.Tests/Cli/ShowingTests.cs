using System.Text.Json;
using Spectre.Console;
using Tracker.Api.Tests.Support;
using Tracker.Cli;

namespace Tracker.Api.Tests.Cli;

/// <summary>What the command line shows.</summary>
[Collection(RunningTracker.Collection)]
public sealed class ShowingTests(RunningTracker tracker)
{
    private const char Escape = '\u001b';

    [Fact]
    public async Task The_funnel_is_a_thread_for_each_team_and_says_who_left_and_why()
    {
        var run = await RunAsync("funnel", "sovereign-ai", "--as-of", "2026-10-01", "--known-at", "2026-10-01");

        Assert.Equal(
            """
            Sovereign AI Foundation Model
            as of 2026-10-01, as known 2026-10-01, version 138
            planned 15 → 10 → 5 → 4 → 2, actual 15 → 10 → 5 → 3 → 4 → 3

            Entered                  ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■  15 of 15
                                     │ │ │ │ │ │ │ │ │ │ ▼ ▼ ▼ ▼ ▼
            Written evaluation       ■ ■ ■ ■ ■ ■ ■ ■ ■ ■            10 of 10
                                     │ │ │ ▼ │ │ ▼ ▼ ▼ ▼
            Presentation evaluation  ■ ■ ■   ■ ■                    5 of 5
                                     │ │ │   ▣ ▼
            Stage 1                  ■ ■ ■ □                        3 of 4
                                     │ │ │ +
            Call                     ■ ■ ■ ■                        4 of 4
                                     │ │ │ ▼
            Stage 2                  ■ ■ ■                          3 of 3
            Stage 3                  □ □                            2 planned

            ■ in   □ planned, and left empty

            Written evaluation  2025-07-25
              ▼ ranked out  Bionexus, Junction Med, Lunit, Pion Corporation, Sionic AI

            Presentation evaluation  2025-08-04
              ▼ ranked out  KAIST, Kakao, Konan Technology, KT, Motif Technologies

            Stage 1  2026-01-15
              ▣ gated out   Naver Cloud
              ▼ ranked out  NC AI

            Call  2026-02-20
              + admitted  Motif Technologies

            Stage 2  2026-08-18
              ▼ ranked out  Motif Technologies

            Still in
              LG AI Research, SK Telecom, Upstage

            """,
            run.Out
        );
    }

    [Fact]
    public async Task What_is_yet_to_come_is_drawn_as_seats()
    {
        var cup = await tracker.SmallCupAsync("cli-seats");

        var run = await RunAsync("funnel", cup);

        Assert.Contains(
            """
            Entered     ■ ■ ■ ■  4 of 4
                        │ │ │ ◀
            Since then  ■ ■ ■    3
            First       □ □      2 planned
            Second      □        1 planned

            """,
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_field_and_the_standings_are_tables_in_the_readers_language()
    {
        var field = await RunAsync("field", "sovereign-ai", "--as-of", "2025-08-10");
        var standings = await RunAsync("standings", "sovereign-ai", "--round", "stage-1", "--lang", "ko");

        Assert.Contains("Sovereign AI Foundation Model: 5 in", field.Out, StringComparison.Ordinal);
        Assert.Matches("LG AI Research +lg-ai-research +2025-08-04 +Presentation evaluation\n", field.Out);
        Assert.Matches("Lunit +lunit +2025-07-25 +Written evaluation +ranked out\n", field.Out);
        Assert.Matches("1 +LG경영개발원 AI연구원 +33.6 +31.6 +25.0 +90.2 +충족 +선정\n", standings.Out);
        Assert.Matches(@"\(4\) +네이버클라우드 +– +– +– +– +미충족 +요건 미달\n", standings.Out);
        Assert.Contains("컷: 계획 4, 실제 3, 점수 차 –", standings.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80, "benchmark", "Benchmarks")]
    [InlineData(100, "Benchmarks", "benchmark")]
    public async Task Where_there_is_little_room_names_of_teams_are_worth_more_than_those_of_criteria(
        int width,
        string head,
        string other
    )
    {
        var run = await CliRun.RunAsync(
            tracker,
            ["standings", "sovereign-ai", "--round", "stage-1"],
            isTerminal: true,
            width: width,
            environment: ("NO_COLOR", "1")
        );

        Assert.Contains(head, run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(other, run.Out, StringComparison.Ordinal);
        Assert.Contains("LG AI Research", run.Out, StringComparison.Ordinal);
        Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.TrimEnd().GetCellWidth(), 0, width));
    }

    [Theory]
    [InlineData("LANG", "ko_KR.UTF-8", "이름")]
    [InlineData("LC_ALL", "ko_KR.UTF-8", "이름")]
    [InlineData("LANG", "C.UTF-8", "Name")]
    public async Task The_language_is_the_terminals(string variable, string value, string head)
    {
        var run = await CliRun.RunAsync(tracker, ["competitions"], environment: (variable, value));

        Assert.Contains(head, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_is_filtered_and_says_how_to_go_on()
    {
        var run = await RunAsync("history", "sovereign-ai", "--type", "TeamEliminated", "--limit", "2");

        Assert.Equal(3, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("ranked out", run.Out, StringComparison.Ordinal);
        Assert.Matches("^There are more: --after [0-9]+", run.Error);
    }

    [Theory]
    [InlineData("competitions", "")]
    [InlineData("competitions/aes/field", "field aes")]
    [InlineData("competitions/aes/standings", "standings aes")]
    [InlineData("competitions/aes/funnel", "funnel aes")]
    [InlineData("competitions/aes/history?limit=3", "history aes --limit 3")]
    [InlineData(
        "competitions/sovereign-ai/diff?from=2026-01-14&to=2026-01-16&knownAt=2026-01-20",
        "diff sovereign-ai --from 2026-01-14 --to 2026-01-16 --known-at 2026-01-20"
    )]
    [InlineData(
        "competitions/sovereign-ai/diff?knownFrom=2026-08-18&knownTo=2026-08-21&asOf=2026-08-20",
        "diff sovereign-ai --known-from 2026-08-18 --known-to 2026-08-21 --as-of 2026-08-20"
    )]
    [InlineData(
        "competitions/sovereign-ai/rounds/stage-1/explanation?team=naver-cloud&asOf=2026-01-20",
        "explain sovereign-ai stage-1 naver-cloud --as-of 2026-01-20"
    )]
    public async Task With_json_the_answer_is_the_services_own(string path, string command)
    {
        var run = await RunAsync([.. (command.Length == 0 ? path : command).Split(' '), "--json"]);

        var wanted = await tracker.Http.GetStringAsync(
            new Uri($"/api/{path}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(wanted + "\n", run.Out);
    }

    [Fact]
    public async Task For_a_person_json_is_set_out()
    {
        var run = await CliRun.RunAsync(tracker, ["field", "aes", "--json"], isTerminal: true);

        Assert.StartsWith("{\n  \"competition\": \"aes\",\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(1, JsonElement.Parse(run.Out).GetProperty("size").GetInt32());
    }

    [Fact]
    public async Task Colours_are_for_terminals_that_want_them()
    {
        var piped = await RunAsync("standings", "sovereign-ai");
        var coloured = await CliRun.RunAsync(tracker, ["standings", "sovereign-ai"], isTerminal: true);
        var plain = await CliRun.RunAsync(
            tracker,
            ["standings", "sovereign-ai"],
            isTerminal: true,
            environment: ("NO_COLOR", "1")
        );
        var dumb = await CliRun.RunAsync(
            tracker,
            ["standings", "sovereign-ai"],
            isTerminal: true,
            environment: ("TERM", "dumb")
        );

        Assert.Contains(Escape, coloured.Out);
        Assert.All([piped, plain, dumb], run => Assert.DoesNotContain(Escape, run.Out));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("[red]x[/]", "[red]x[/]")]
    [InlineData("\u001b[31mred\u0007", "\uFFFD[31mred\uFFFD")]
    [InlineData("two\nlines\tand\u2028more", "two lines and more")]
    [InlineData("\u202Eright to left\u2066", "\uFFFDright to left\uFFFD")]
    [InlineData("\u009b31m", "\uFFFD31m")]
    [InlineData("우주 👩‍🚀", "우주 👩‍🚀")]
    public void What_would_move_a_terminal_is_no_text(string text, string shown) =>
        Assert.Equal(shown, Clean.Text(text));

    [Fact]
    public async Task Names_that_look_like_markup_are_names()
    {
        const string file = """
            { "format": "tracker-history/1", "competition": "cli-markup", "sources": {}, "events": [
              { "type": "CompetitionAnnounced", "at": "2026-01-01", "name": { "en": "[bold]Cup[/" }, "timeZone": "UTC", "plan": [1] },
              { "type": "TeamEntered", "at": "2026-01-02", "team": "ann", "name": { "en": "[link=http://x]Ann[/]" } } ] }
            """;
        Assert.Equal(0, (await CliRun.RunAsync(tracker, ["import", "-"], TrackerHost.Token, file)).Code);

        string[] difference = ["--from", "2026-01-01", "--to", "2026-01-02"];
        foreach (var command in new[] { "field", "standings", "funnel", "history", "diff" })
        {
            var run = await CliRun.RunAsync(
                tracker,
                [command, "cli-markup", .. command == "diff" ? difference : []],
                isTerminal: true,
                width: 200
            );
            Assert.Equal(0, run.Code);
            Assert.Contains("[link=http://x]Ann[/]", run.Out, StringComparison.Ordinal);
        }
    }

    private Task<CliRun> RunAsync(params string[] arguments) => CliRun.RunAsync(tracker, arguments);
}
