using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Seeds;

/// <summary>Teams are found by what they are called, were called, and showed.</summary>
[Collection(SeededTracker.Collection)]
public sealed class TeamSearchTests(SeededTracker seeded)
{
    private const string Nist = "/api/competitions/nist-pqc/teams";
    private const string Sovereign = "/api/competitions/sovereign-ai/teams";

    [Theory]
    [InlineData("kyber", "former-name", "CRYSTALS-Kyber")]
    [InlineData("ml-kem", "name", "ML-KEM")]
    public async Task A_standard_is_found_by_its_old_name_and_by_its_new_one(string name, string use, string text)
    {
        var found = await seeded.Host.GetAsync($"{Nist}?name={name}");

        Assert.Equal(1, found.Number("count"));
        Json.Equal(
            $$"""
            { "id": "crystals-kyber", "name": { "en": "ML-KEM" }, "formerNames": [{ "en": "CRYSTALS-Kyber" }],
              "status": "in", "matched": { "text": "{{text}}", "language": "en", "as": "{{use}}" } }
            """,
            found.Json["teams"]![0]!
        );
    }

    [Fact]
    public async Task Before_it_was_renamed_it_had_one_name()
    {
        Assert.Empty((await seeded.Host.GetAsync($"{Nist}?name=ml-kem&asOf=2024-01-01")).Each("teams", "id"));
        Assert.Equal(
            "name",
            (string?)
                (await seeded.Host.GetAsync($"{Nist}?name=kyber&asOf=2024-01-01")).Json["teams"]![0]!["matched"]!["as"]
        );
    }

    [Fact]
    public async Task Whatever_became_of_them() =>
        Assert.Equal(
            ["gravity-sphincs eliminated", "sphincs-plus in"],
            (await seeded.Host.GetAsync($"{Nist}?name=Sphincs")).Json["teams"]!
                .AsArray()
                .Select(team => $"{team!["id"]} {team["status"]}")
        );

    [Fact]
    public async Task A_team_that_merged_is_found_as_such()
    {
        var found = await seeded.Host.GetAsync($"{Nist}?name=hila5");

        Assert.Equal("hila5 merged", $"{found.Json["teams"]![0]!["id"]} {found.Json["teams"]![0]!["status"]}");
    }

    [Theory]
    [InlineData("에스케이", "에스케이텔레콤", "ko", "name")]
    [InlineData("sk%20tele", "SK Telecom", "en", "name")]
    [InlineData("a.x%20k1", "A.X K1", "en", "entry")]
    public async Task A_team_is_found_in_any_language_and_by_what_it_showed(
        string name,
        string text,
        string language,
        string use
    )
    {
        var found = await seeded.Host.GetAsync($"{Sovereign}?name={name}");

        Assert.Equal(["sk-telecom"], found.Each("teams", "id"));
        Json.Equal(
            $$"""{ "text": "{{text}}", "language": "{{language}}", "as": "{{use}}" }""",
            found.Json["teams"]![0]!["matched"]!
        );
    }

    [Fact]
    public async Task Without_a_name_all_are_listed_in_the_order_of_the_readers_language()
    {
        var english = await seeded.Host.GetAsync($"{Sovereign}?lang=en");
        var korean = await seeded.Host.GetAsync(Sovereign, language: "ko");

        Assert.Equal(15, english.Number("count"));
        Assert.Equal(english.Each("teams", "id").Order(), korean.Each("teams", "id").Order());
        Assert.NotEqual(english.Each("teams", "id"), korean.Each("teams", "id"));
        Assert.All(english.Json["teams"]!.AsArray(), team => Assert.False(team!.AsObject().ContainsKey("matched")));
    }

    [Fact]
    public async Task Nobody_may_be_called_so()
    {
        var found = await seeded.Host.GetAsync($"{Nist}?name=nobody");

        Assert.Equal((200, 0, "[]"), (found.Status, found.Number("count"), found.Text("teams")));
    }

    [Fact]
    public async Task A_limit_says_how_many_there_are()
    {
        var found = await seeded.Host.GetAsync($"{Nist}?limit=2");

        Assert.Equal(2, found.Each("teams", "id").Count());
        Assert.True(found.Number("count") > 69);
    }

    [Theory]
    [InlineData("name", "name=")]
    [InlineData("name", "name=%20")]
    [InlineData("name", "name=%00")]
    [InlineData("name", "name=%CC%81")]
    [InlineData("name", "name=" + Long)]
    [InlineData("name", "name=kyber&name=saber")]
    [InlineData("limit", "limit=0")]
    [InlineData("limit", "limit=1001")]
    public async Task A_parameter_that_cannot_be_read_is_named(string parameter, string query)
    {
        var answer = await seeded.Host.GetAsync($"{Nist}?{query}");

        Problem.Is(400, "malformed", answer);
        Assert.Contains($"parameter {parameter} ", (string?)answer.Json["detail"]);
    }

    private const string Long =
        "aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbc";
}
