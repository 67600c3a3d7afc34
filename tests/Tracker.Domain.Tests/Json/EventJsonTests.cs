using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;
using Tracker.Domain.Rounds;
using Tracker.Domain.Tests.Generators;

namespace Tracker.Domain.Tests.Json;

public class EventJsonTests
{
    [Fact]
    public void Every_event_survives_json() =>
        Property.Holds(
            RandomEvents.Arbitrary,
            random =>
            {
                foreach (var happened in random.Events)
                {
                    var text = JsonSerializer.Serialize(happened, DomainJson.Options);
                    var read = JsonSerializer.Deserialize<CompetitionEvent>(text, DomainJson.Options);
                    Assert.Equal(happened, read);
                    // Digits and order too: what is written of what was read is the same text.
                    Assert.Equal(text, JsonSerializer.Serialize(read, DomainJson.Options));
                }
            }
        );

    [Fact]
    public void Every_event_survives_json_as_what_it_is() =>
        Property.Holds(
            RandomEvents.Arbitrary,
            random =>
            {
                foreach (var happened in random.Events)
                {
                    var text = JsonSerializer.Serialize(happened, happened.GetType(), DomainJson.Options);
                    Assert.Equal(happened, JsonSerializer.Deserialize(text, happened.GetType(), DomainJson.Options));
                }
            }
        );

    [Fact]
    public void Every_event_of_a_story_survives_json() =>
        Property.Holds(
            Story.Arbitrary,
            story =>
            {
                foreach (var recorded in story.Recorded)
                    Assert.Equal(recorded.Event, Again(recorded.Event));
            }
        );

    [Fact]
    public void An_event_is_written_in_plain_words() =>
        Assert.Equal(
            """
            {"type":"RoundEvaluated","at":"2026-01-15T15:00:00+09:00","round":"stage-1","results":[{"team":"lg","scores":{"benchmark":33.60},"total":90.2,"rank":1,"gates":{"originality":true}}],"partial":true,"sources":[{"id":"msit","title":"Press release","publisher":"MSIT","published":"2026-01-15"}],"official":true,"note":"(수정) <b>"}
            """,
            JsonSerializer.Serialize<CompetitionEvent>(
                new RoundEvaluated(
                    Step("stage-1"),
                    [Ranked("lg", 1).Scoring("benchmark", 33.60m).Passing("originality") with { Total = 90.2m }],
                    Partial: true
                )
                {
                    At = Date("2026-01-15T15:00:00+09:00"),
                    Sources = [Source("msit")],
                    Note = "(수정) <b>",
                },
                DomainJson.Options
            )
        );

    [Fact]
    public void What_may_be_absent_is_absent_without_harm() =>
        Assert.Equal(
            new TeamEntered(Team("lg"), Name("LG"), []).On("2025-07-21"),
            JsonSerializer.Deserialize<CompetitionEvent>(
                """{"team":"lg","name":{"en":"LG"},"at":"2025-07-21","type":"TeamEntered"}""",
                DomainJson.Options
            )
        );

    [Theory]
    [InlineData("1.10")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-3")]
    public void A_number_keeps_its_digits(string digits)
    {
        var text = $$$"""{"team":"lg","scores":{"a":{{{digits}}}},"total":{{{digits}}},"gates":{}}""";
        Assert.Equal(
            text,
            JsonSerializer.Serialize(JsonSerializer.Deserialize<Result>(text, DomainJson.Options), DomainJson.Options)
        );
    }

    [Fact]
    public void The_stored_names_are_these() =>
        Assert.Equal(
            [
                "CompetitionAnnounced",
                "CompetitionCancelled",
                "CompetitionConcluded",
                "EntryPresented",
                "EventsUndone",
                "NoteRecorded",
                "ObjectionDecided",
                "ObjectionFiled",
                "ObjectionWindowOpened",
                "PlanRevised",
                "ResultsPublished",
                "RoundCancelled",
                "RoundCorrected",
                "RoundEvaluated",
                "RoundFinalized",
                "RoundRescheduled",
                "RoundScheduled",
                "RubricRevised",
                "ScorecardSubmitted",
                "ScorecardWithdrawn",
                "TeamAdmitted",
                "TeamDisqualified",
                "TeamEliminated",
                "TeamEntered",
                "TeamMembersChanged",
                "TeamReinstated",
                "TeamRenamed",
                "TeamSelected",
                "TeamWithdrew",
                "TeamsMerged",
                "TextsErased",
                "VacancyClosed",
                "VacancyOpened",
            ],
            typeof(CompetitionEvent)
                .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
                .Cast<JsonDerivedTypeAttribute>()
                .Select(derived => (string)derived.TypeDiscriminator!)
                .Order(StringComparer.Ordinal)
        );

    private static CompetitionEvent? Again(CompetitionEvent happened) =>
        JsonSerializer.Deserialize<CompetitionEvent>(
            JsonSerializer.Serialize(happened, DomainJson.Options),
            DomainJson.Options
        );
}
