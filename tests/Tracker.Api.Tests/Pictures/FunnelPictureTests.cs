using Tracker.Domain.Views;
using Tracker.Web.Pictures;

namespace Tracker.Api.Tests.Pictures;

/// <summary>What the picture shows, before anything is drawn.</summary>
public sealed class FunnelPictureTests
{
    private const string Begin = """
        { "type": "CompetitionAnnounced", "at": "2026-01-01", "name": { "en": "Cup", "ko": "컵" }, "timeZone": "Asia/Seoul",
          "plan": [4, 2, 1] },
        { "type": "TeamEntered", "at": "2026-01-02", "team": "ann", "name": { "en": "Ann" } },
        { "type": "TeamEntered", "at": "2026-01-02", "team": "bob", "name": { "en": "Bob" } },
        { "type": "TeamEntered", "at": "2026-01-02", "team": "cat", "name": { "en": "Cat" } },
        { "type": "TeamEntered", "at": "2026-01-02", "team": "dan", "name": { "en": "Dan" } },
        { "type": "RoundScheduled", "at": "2026-01-03", "round": "first", "name": { "en": "First" } }
        """;

    [Fact]
    public void Its_sizes_are_the_funnels_on_every_day()
    {
        foreach (var (seed, day, language) in Sights.EveryDay)
        {
            var sight = Sights.Of(seed, day);
            var funnel = FunnelView.Of(sight.Heading, sight.Competition);
            var picture = sight.Picture(language);
            var reached = picture.Columns.Where(column => column.Actual is not null).ToList();

            Assert.Equal(
                sight.Competition.Teams.IsEmpty
                    ? []
                    : funnel.Actual.Concat(reached[^1].Kind == ColumnKind.Since ? [funnel.Size] : []),
                reached.Select(column => column.Actual!.Value)
            );
            Assert.Equal(
                funnel.Steps.Select(step => step.Planned),
                reached.Where(column => column.Kind == ColumnKind.Step).Select(column => column.Planned)
            );
            Assert.All(reached, column => Assert.Equal(column.Actual, column.Lanes.Distinct().Count()));
            Assert.Equal(
                sight.Competition.Teams.Keys.Order(
                    Comparer<Domain.Values.TeamId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))
                ),
                picture.Threads.Select(thread => thread.Team).OrderBy(team => team.Value, StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public void Threads_of_teams_that_go_on_do_not_cross()
    {
        foreach (var (seed, day, language) in Sights.EveryDay)
        {
            var columns = Sights.Of(seed, day).Picture(language).Columns;
            foreach (var (before, after) in columns.Zip(columns.Skip(1)))
                Assert.Equal(before.Lanes.Where(after.Lanes.Contains), after.Lanes.Where(before.Lanes.Contains));
        }
    }

    [Fact]
    public void Motif_left_and_came_back_and_left_again()
    {
        Assert.Equal(
            "0-1 Entered, Rank 2025-08-04; 4-4 Admitted, Rank 2026-08-18",
            StintsOf(Sights.Of("sovereign-ai").Picture(), "motif-technologies")
        );
        Assert.Equal(
            "0-1 Entered, Rank 2025-08-04; 4-4 Admitted, in",
            StintsOf(Sights.Of("sovereign-ai", "2026-03-01").Picture(), "motif-technologies")
        );
    }

    [Theory]
    [InlineData("en", "failed requirement: Originality")]
    [InlineData("ko", "요건 미달(독자성)")]
    public void Naver_left_by_the_gate_that_it_failed(string language, string reason)
    {
        var naver = Sights
            .Of("sovereign-ai")
            .Picture(language)
            .Threads.Single(each => each.Team.Value == "naver-cloud");

        Assert.Equal((ExitKind.Gate, reason), (naver.Stints[0].End!.Kind, naver.Stints[0].End!.Reason));
    }

    [Fact]
    public void What_is_planned_comes_after_what_is_reached() =>
        Assert.Equal(
            [
                "Entered 15/15",
                "Written evaluation 10/10",
                "Presentation evaluation 5/5",
                "Stage 1 -/4",
                "Stage 2 -/3",
                "Stage 3 -/2",
            ],
            Sights
                .Of("sovereign-ai", "2025-08-10")
                .Picture()
                .Columns.Select(column => $"{column.Name} {(object?)column.Actual ?? "-"}/{column.Planned}")
        );

    [Fact]
    public void Before_anyone_entered_there_is_only_the_plan()
    {
        var picture = Sights.Of("sovereign-ai", "2025-06-21").Picture();

        Assert.Equal([15, 10, 5, 4, 2], picture.Columns.Select(column => column.Planned!.Value));
        Assert.All(picture.Columns, column => Assert.Null(column.Actual));
        Assert.Empty(picture.Threads);
    }

    [Fact]
    public void Sixty_nine_became_twenty_six_and_fifteen_in_two_tiers()
    {
        var columns = Sights.Of("nist-pqc").Picture("ko").Columns;

        Assert.Equal([69, 26, 15, 8, 5], columns.Select(column => column.Actual!.Value));
        Assert.Equal(["최종 후보 7", "예비 후보 8"], columns[2].Tiers.Select(tier => $"{tier.Name} {tier.Size}"));
    }

    [Fact]
    public void Teams_that_merged_end_where_the_one_that_they_formed_begins()
    {
        var picture = Sights.Of("nist-pqc").Picture();

        Assert.Equal("0-0 Entered, Merged 2018-08-04", StintsOf(picture, "hila5"));
        Assert.Equal("1-1 Formed, Other 2020-07-22", StintsOf(picture, "round5"));
        Assert.Equal("0-1 Entered, Merged 2020-07-22", StintsOf(picture, "nts-kem"));
        var lanes = picture.Columns[0].Lanes.Select(team => team.Value).ToList();
        Assert.Equal(1, Math.Abs(lanes.IndexOf("hila5") - lanes.IndexOf("round2")));
    }

    [Fact]
    public void Who_withdraws_after_the_last_step_makes_a_column_of_what_happened_since()
    {
        var picture = Sights
            .OfEvents(
                Begin + """, { "type": "TeamWithdrew", "at": "2026-01-05", "team": "dan", "reason": "No money." }"""
            )
            .Picture();

        Assert.Equal(
            "Entered 4, Since then 3",
            string.Join(
                ", ",
                picture.Columns.Where(each => each.Actual is not null).Select(each => $"{each.Name} {each.Actual}")
            )
        );
        Assert.Equal("0-0 Entered, Withdrawn 2026-01-05", StintsOf(picture, "dan"));
        Assert.Equal("withdrew: No money.", picture.Threads[3].Stints[0].End!.Reason);
    }

    [Fact]
    public void Who_withdrew_and_was_reinstated_before_a_step_has_two_stints()
    {
        var picture = Sights
            .OfEvents(
                Begin
                    + """
                    , { "type": "TeamWithdrew", "at": "2026-01-05", "team": "dan" },
                    { "type": "TeamReinstated", "at": "2026-01-06", "team": "dan", "reason": "A mistake." },
                    { "type": "TeamDisqualified", "at": "2026-01-07", "team": "cat", "reason": "Cheated." },
                    { "type": "TeamEliminated", "at": "2026-01-09", "team": "ann", "round": "first", "reason": "broken" },
                    { "type": "TeamSelected", "at": "2026-01-09", "team": "dan", "round": "first" }
                    """
            )
            .Picture();

        Assert.Equal("0-0 Entered, Withdrawn 2026-01-05; 1-1 Reinstated, in", StintsOf(picture, "dan"));
        Assert.Equal("0-0 Entered, Disqualified 2026-01-07", StintsOf(picture, "cat"));
        Assert.Equal("0-0 Entered, Broken 2026-01-09", StintsOf(picture, "ann"));
        Assert.Equal([4, 2], picture.Columns.Where(each => each.Actual is not null).Select(each => each.Actual!.Value));
    }

    [Fact]
    public void A_team_that_is_formed_and_leaves_before_the_next_column_is_at_none()
    {
        var picture = Sights
            .OfEvents(
                Begin
                    + """
                    , { "type": "TeamsMerged", "at": "2026-01-05", "into": "duo", "name": { "en": "Duo" }, "from": ["ann", "bob"] },
                    { "type": "TeamEliminated", "at": "2026-01-09", "team": "duo", "round": "first", "reason": "rank" },
                    { "type": "TeamAdmitted", "at": "2026-01-09", "team": "eve", "name": { "en": "Eve" }, "via": "first" }
                    """
            )
            .Picture();

        Assert.Equal("1-0 Formed, Rank 2026-01-09", StintsOf(picture, "duo"));
        Assert.Equal("1-1 Admitted, in", StintsOf(picture, "eve"));
        Assert.Equal([4, 3], picture.Columns.Where(each => each.Actual is not null).Select(each => each.Actual!.Value));
    }

    [Theory]
    [InlineData(
        "en",
        "The field went from 15 → 10 → 5 → 3 (planned 4) → 4 → 3 teams. Still in: LG AI Research, SK Telecom, Upstage. Planned next: 2."
    )]
    [InlineData(
        "ko",
        "팀 수: 15 → 10 → 5 → 3 (계획 4) → 4 → 3. 현재 남은 팀: 업스테이지, 에스케이텔레콤, LG경영개발원 AI연구원. 다음 계획: 2팀."
    )]
    public void It_tells_its_story_in_words(string language, string story) =>
        Assert.All(
            Enum.GetValues<PictureSize>(),
            size => Assert.Equal(story, Sights.Of("sovereign-ai").Picture(language, size).Description)
        );

    [Fact]
    public void The_table_says_the_same_as_the_picture() =>
        Assert.Equal(
            [
                "Entered | 21 Jul 2025 | 15 | 15 |  | ",
                "Stage 1 | 15 Jan 2026 | 4 | 3 | Naver Cloud (failed requirement: Originality), NC AI (ranked out) | ",
                "Call for 1\u00a0team | 20 Feb 2026 | 4 | 4 |  | Motif Technologies (admitted)",
                "Stage 3 |  | 2 |  |  | ",
            ],
            FunnelTable
                .Of(Sights.Of("sovereign-ai").Picture())
                .Rows.Where((_, place) => place is 0 or 3 or 4 or 6)
                .Select(row =>
                    string.Join(" | ", row.Step, row.Day, row.Planned, row.Actual, Teams(row.Left), Teams(row.CameIn))
                )
        );

    private static string Teams(IEnumerable<FunnelRowTeam> teams) =>
        string.Join(", ", teams.Select(team => $"{team.Name} ({team.How})"));

    private static string StintsOf(FunnelPicture picture, string team) =>
        string.Join(
            "; ",
            picture
                .Threads.Single(thread => thread.Team.Value == team)
                .Stints.Select(stint =>
                    $"{stint.First}-{stint.Last} {stint.Arrival}, {(stint.End is { } end ? $"{end.Kind} {end.At:yyyy-MM-dd}" : "in")}"
                )
        );
}
