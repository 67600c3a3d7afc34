using Tracker.Api.Tests.Support;
using Tracker.Web.Keeping;

namespace Tracker.Api.Tests.Pages;

/// <summary>Those who keep the record look at what a form would do, and only then do it.</summary>
public sealed class KeepingTests(TestDatabase databases) : IAsyncLifetime
{
    private TrackerHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_decision_is_previewed_and_then_recorded()
    {
        var visitor = await SignedInAsync("/c/cup/keep/decision?round=first");
        var preview = await visitor.SubmitAsync(("by", "rank"), ("at", "2026-01-05"));

        Assert.Equal(
            [
                "Ann went on from First.",
                "Bob went on from First.",
                "Cat was eliminated in First: below the cut by rank.",
            ],
            Sentences(preview)
        );
        Assert.Null(preview.Document.QuerySelector(".preview .fault"));
        Assert.Equal(["The field goes from 3 to 2 teams."], preview.Texts(".preview > .facts > li"));
        Assert.Equal(11, (await host.GetAsync("/api/competitions/cup")).Number("version"));

        var done = await visitor.SubmitAsync(("confirm", "yes"));
        Assert.Equal((200, "2 of 3 teams went on."), (done.Answer.Status, done.Text("#story")));
        Assert.Equal(14, (await host.GetAsync("/api/competitions/cup")).Number("version"));
    }

    [Fact]
    public async Task What_was_recorded_in_between_is_looked_at_first()
    {
        var visitor = await SignedInAsync("/c/cup/keep/decision?round=first");
        await visitor.SubmitAsync(("by", "rank"), ("at", "2026-01-05"));
        await host.PostAsync("/api/competitions/cup/notes", """{ "text": "Wait." }""");
        var page = await visitor.SubmitAsync(("confirm", "yes"));

        Assert.StartsWith("Something was recorded since this preview.", page.Text(".fault"));
        Assert.Equal(12, (await host.GetAsync("/api/competitions/cup")).Number("version"));
        await visitor.SubmitAsync(("confirm", "yes"));
        Assert.Equal(15, (await host.GetAsync("/api/competitions/cup")).Number("version"));
    }

    [Fact]
    public async Task Results_come_from_a_table()
    {
        await host.PostAsync("/api/competitions/cup/rounds/first/decision", """{ "by": "rank", "at": "2026-01-05" }""");
        var visitor = await SignedInAsync("/c/cup/keep/evaluation?round=second");
        Assert.Equal(
            "team,speed,total\nann,,\nbob,,",
            visitor.Page.Document.QuerySelector("textarea")!.TextContent.ReplaceLineEndings("\n")
        );
        var preview = await visitor.SubmitAsync(
            ("results", "team;speed;note\nann;9.50;fast\nbob;8;"),
            ("at", "2026-01-06")
        );

        Assert.Equal(["Second was evaluated: 2 teams."], Sentences(preview));
        Assert.Equal(["Ann: Speed 9.50, fast", "Bob: Speed 8"], preview.Texts(".preview .events .facts li"));
        await visitor.SubmitAsync(("confirm", "yes"));
        var rows = (await host.GetAsync("/api/competitions/cup/standings?round=second")).Text("rows");
        Assert.Contains("\"speed\":9.50", rows);
    }

    [Fact]
    public async Task Scores_without_totals_are_warned_of()
    {
        var visitor = await SignedInAsync("/c/cup/keep/evaluation?round=second");
        var preview = await visitor.SubmitAsync(("results", "team,speed,total\nann,9,9\nbob,8,\ncat,7,"));

        Assert.Equal(
            "Scores are not added up: without a total or a rank, Bob and Cat will have no place in the standings.",
            preview.Text(".preview .fault")
        );
        Assert.NotNull(preview.Document.QuerySelector("[name=confirm]"));
    }

    [Fact]
    public async Task What_is_decided_is_not_offered_for_decision_again()
    {
        var visitor = await SignedInAsync("/c/cup/keep");
        Assert.Equal(2, visitor.Page.Texts("a[href*='keep/decision']").Count());

        await host.PostAsync("/api/competitions/cup/rounds/first/decision", """{ "by": "rank", "at": "2026-01-05" }""");
        var page = await visitor.GoAsync("/c/cup/keep");
        Assert.Equal(
            ["/c/cup/keep/decision?round=second"],
            page.Document.QuerySelectorAll("a[href*='keep/decision']").Select(each => each.GetAttribute("href"))
        );
    }

    [Theory]
    [InlineData(1, 1, "One team stays in the field.")]
    [InlineData(2, 2, "2 teams stay in the field.")]
    [InlineData(3, 1, "The field goes from 3 to 1 team.")]
    public void One_team_is_no_teams(int before, int after, string told) =>
        Assert.Equal(told, KeepingText.Sizes(before, after).En);

    [Theory]
    [InlineData("ann,9.5", "The table has no column “team”.")]
    [InlineData("team,total\nann,many", "Line 2, column total: “many” cannot be read.")]
    [InlineData("team,total\nA N N,9", "Line 2, column team: “A N N” cannot be read.")]
    [InlineData(
        "team,total,rank\nann,many,first\nbob,8,2\ncat,few,3",
        "Line 2, column total: “many” cannot be read. Line 2, column rank: “first” cannot be read. Line 4, column total: “few” cannot be read."
    )]
    [InlineData("team,total\n,9", "Line 2, column team: “” cannot be read.")]
    public async Task A_table_that_cannot_be_read_says_where(string table, string fault)
    {
        var visitor = await SignedInAsync("/c/cup/keep/evaluation?round=second");
        var page = await visitor.SubmitAsync(("results", table));

        Assert.Equal((422, fault), (page.Answer.Status, page.Text(".fault")));
        Assert.Equal(table, page.Document.QuerySelector("textarea")!.TextContent.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_correction_shows_whom_it_puts_on_the_other_side_of_the_cut()
    {
        await host.PostAsync("/api/competitions/cup/rounds/first/decision", """{ "by": "rank", "at": "2026-01-05" }""");
        var visitor = await SignedInAsync("/c/cup/keep/correction?round=first");
        Assert.Equal(
            "team,total\nann,9.5\nbob,8\ncat,7",
            visitor.Page.Document.QuerySelector("textarea")!.TextContent.ReplaceLineEndings("\n")
        );
        var preview = await visitor.SubmitAsync(
            ("results", "team,total\nann,9.5\nbob,8\ncat,8.5"),
            ("reason", "A sum was wrong.")
        );

        Assert.Equal(
            [
                "The field goes from 2 to 2 teams.",
                "Bob: rank 2 → 3",
                "Cat: total 7 → 8.5",
                "Cat: rank 3 → 2",
                "Bob would be on the other side of the cut: selected → eliminated by rank",
                "Cat would be on the other side of the cut: eliminated by rank → selected",
            ],
            preview
                .Texts(".preview > .facts > li")
                .Select(each =>
                    each.Replace(
                        "2 teams stay in the field.",
                        "The field goes from 2 to 2 teams.",
                        StringComparison.Ordinal
                    )
                )
        );
    }

    [Fact]
    public async Task A_publication_and_its_undoing()
    {
        var visitor = await SignedInAsync("/c/cup/keep/publication?round=first");
        await visitor.SubmitAsync(("scores", "leaders"), ("order", "name"), ("at", "2026-01-05"));
        Assert.Equal(["Published of the results of First: the leader of each criterion."], Sentences(visitor.Page));
        await visitor.SubmitAsync(("confirm", "yes"));
        Assert.Equal(12, (await host.GetAsync("/api/competitions/cup", true)).Number("version"));

        await visitor.GoAsync("/c/cup/keep/undo");
        await visitor.SubmitAsync(("events", "12"), ("reason", "Too early."));
        Assert.Equal(["Events recorded by mistake were taken back (no. 12): Too early."], Sentences(visitor.Page));
        await visitor.SubmitAsync(("confirm", "yes"));
        Assert.Equal(13, (await host.GetAsync("/api/competitions/cup", true)).Number("version"));
    }

    [Theory]
    [InlineData("undo", "events", "1", "reason", "No.", "Without its announcement there is no competition.")]
    [InlineData(
        "undo",
        "events",
        "4-2",
        "reason",
        "No.",
        "“4-2” cannot be read: Numbers of the events, such as 12, 14-16."
    )]
    [InlineData(
        "decision?round=second",
        "by",
        "rank",
        "reason",
        "",
        "The round 'second' has not been evaluated at that time."
    )]
    public async Task What_cannot_be_recorded_is_said_and_nothing_is_lost(
        string form,
        string name,
        string value,
        string other,
        string otherValue,
        string sentence
    )
    {
        var visitor = await SignedInAsync($"/c/cup/keep/{form}");
        var page = await visitor.SubmitAsync((name, value), (other, otherValue));

        Assert.Equal((422, sentence), (page.Answer.Status, page.Text(".fault")));
        Assert.Equal(11, (await host.GetAsync("/api/competitions/cup")).Number("version"));
    }

    [Theory]
    [InlineData("/c/cup/keep/nothing")]
    [InlineData("/c/cup/keep/decision")]
    [InlineData("/c/cup/keep/decision?round=final")]
    [InlineData("/c/nobody/keep")]
    public async Task There_is_no_form_for_what_is_not_there(string path)
    {
        var visitor = await SignedInAsync(path);

        Assert.Equal(404, visitor.Page.Answer.Status);
    }

    private async Task<Visitor> SignedInAsync(string path)
    {
        var visitor = new Visitor(host);
        await visitor.SignInAsync(TrackerHost.Token);
        await visitor.GoAsync(path);
        return visitor;
    }

    private static IEnumerable<string> Sentences(Page page) =>
        page.Texts(".preview .events .day > ul > li > p:first-child");
}
