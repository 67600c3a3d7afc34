using Tracker.Domain.Competitions;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Views;

public class TeamsTests
{
    private static readonly CompetitionEvent[] Renamed =
    [
        .. StageOneDecided,
        new TeamRenamed(Team("lg"), Name("Gröstl", "그뢰스틀")).On("2026-01-20"),
        new TeamRenamed(Team("lg"), Name("Exa Lab", "엑사연구소")).On("2026-01-21"),
        new EntryPresented(Team("skt"), new EntryId("a-x-k1"), Name("A.X K1", "에이닷엑스"), default, []).On(
            "2026-01-22"
        ),
    ];

    [Fact]
    public void All_of_them_by_name_whatever_became_of_them() =>
        Assert.Equal(
            ["Exa Lab in", "NAVER in", "NC in", "SKT in", "UPSTAGE eliminated"],
            Teams(null).Teams.Select(team => $"{team.Name} {team.Status}")
        );

    [Fact]
    public void Nothing_is_matched_where_nothing_is_sought() =>
        Assert.All(Teams(null).Teams, team => Assert.Null(team.Matched));

    [Fact]
    public void A_team_is_found_with_all_its_names() =>
        Assert.Equal(
            new ListedTeam(
                Team("lg"),
                Name("Exa Lab", "엑사연구소"),
                [Name("LG"), Name("Gröstl", "그뢰스틀")],
                "in",
                new MatchedName("Exa Lab", "en", NameUse.Name)
            ),
            Assert.Single(Teams("exa").Teams)
        );

    [Theory]
    [InlineData("lg", "LG en FormerName")]
    [InlineData("Grostl", "Gröstl en FormerName")]
    [InlineData("GRÖSTL", "Gröstl en FormerName")]
    [InlineData("gro\u0308st", "Gröstl en FormerName")]
    [InlineData("엑사", "엑사연구소 ko Name")]
    [InlineData("뢰스", "그뢰스틀 ko FormerName")]
    [InlineData("a.x", "A.X K1 en Entry")]
    [InlineData("닷엑", "에이닷엑스 ko Entry")]
    public void It_is_found_by_what_it_was_called_in_any_language(string sought, string matched)
    {
        var found = Assert.Single(Teams(sought).Teams).Matched!;

        Assert.Equal(matched, $"{found.Text} {found.Language} {found.As}");
    }

    [Theory]
    [InlineData("Gröst", "Grostl")]
    [InlineData("grost", "GRÖSTL")]
    public void Accents_are_found_with_and_without(string sought, string name) =>
        Assert.Single(
            TeamsView
                .Of(
                    Headings.Now,
                    Given(Announced).And(new TeamEntered(Team("one"), Name(name), []).On("2025-07-21")).Competition,
                    Sought(sought),
                    "en"
                )
                .Teams
        );

    [Fact]
    public void The_name_of_now_and_the_readers_language_come_first()
    {
        var both = Given(Renamed).And(new TeamRenamed(Team("lg"), Name("Lab 1", "Lab 하나")).On("2026-01-23"));

        MatchedName By(string language) =>
            Assert.Single(TeamsView.Of(Headings.Now, both.Competition, Sought("lab"), language).Teams).Matched!;

        Assert.Equal(new MatchedName("Lab 1", "en", NameUse.Name), By("en"));
        Assert.Equal(new MatchedName("Lab 하나", "ko", NameUse.Name), By("ko"));
    }

    [Fact]
    public void What_others_say_that_it_showed_does_not_find_it() =>
        Assert.Empty(
            TeamsView
                .Of(
                    Headings.Now,
                    Given(FiveTeams)
                        .And(
                            new EntryPresented(Team("skt"), new EntryId("rumour"), Name("Rumour"), default, [])
                            {
                                Official = false,
                            }.On("2026-01-22")
                        )
                        .Competition,
                    Sought("rumour"),
                    "en"
                )
                .Teams
        );

    [Fact]
    public void A_limit_leaves_out_the_last_and_says_how_many_there_are()
    {
        var view = TeamsView.Of(Headings.Now, Given(Renamed).Competition, null, "en", limit: 2);

        Assert.Equal((5, Ids("lg", "naver")), (view.Count, view.Teams.Select(team => team.Id).ToValueList()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData("\0")]
    [InlineData("\u0301")]
    [InlineData("\u200d")]
    public void What_has_nothing_in_it_cannot_be_looked_for(string text) =>
        Assert.False(SoughtText.TryParse(text, out _));

    [Fact]
    public void What_is_sought_has_a_length()
    {
        Assert.True(SoughtText.TryParse(new string('a', SoughtText.MaxLength), out _));
        Assert.False(SoughtText.TryParse(new string('a', SoughtText.MaxLength + 1), out _));
    }

    private static TeamsView Teams(string? sought) =>
        TeamsView.Of(Headings.Now, Given(Renamed).Competition, sought is null ? null : Sought(sought), "en");

    private static SoughtText Sought(string text) =>
        SoughtText.TryParse(text, out var sought) ? sought : throw new ArgumentException(text, nameof(text));
}
