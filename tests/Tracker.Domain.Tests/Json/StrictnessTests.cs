using System.Text.Json;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;

namespace Tracker.Domain.Tests.Json;

/// <summary>What is not exactly right is an error that names its place, and never something else that was not said.</summary>
public class StrictnessTests
{
    private const string Team = """ "type":"TeamEntered","at":"2025-01-01","team":"a" """;
    private const string Entry =
        """ "type":"EntryPresented","at":"2025-01-01","team":"a","entry":"e","name":{"en":"E"} """;
    private const string Round = """ "type":"RoundEvaluated","at":"2025-01-01","round":"r" """;
    private const string Out = """ "type":"TeamEliminated","at":"2025-01-01","team":"a","round":"r" """;
    private const string Plan = """ "type":"PlanRevised","at":"2025-01-01","reason":"x" """;

    [Theory]
    [InlineData("$", Team)] // without a name
    [InlineData("$.name", Team + """, "name":null""")]
    [InlineData("$.name", Team + """, "name":"A" """)]
    [InlineData("$.name", Team + """, "name":{}""")]
    [InlineData("$.name", Team + """, "name":{"en":""}""")]
    [InlineData("$.name", Team + """, "name":{"english":"A"}""")]
    [InlineData("$.name.en", Team + """, "name":{"en":5}""")]
    [InlineData("$.name.en", Team + """, "name":{"en":"A","en":"B"}""")]
    [InlineData("$.name.en", Team + """, "name":{"en":"\ud800"}""")]
    [InlineData("$.name.en", Team + """, "name":{"en":null}""")]
    [InlineData("$.members", Team + """, "name":{"en":"A"},"members":null""")]
    [InlineData("$.members", Team + """, "name":{"en":"A"},"members":"KAIST" """)]
    [InlineData("$.members[1]", Team + """, "name":{"en":"A"},"members":["KAIST",null]""")]
    [InlineData("$.members[0]", Team + """, "name":{"en":"A"},"members":[1]""")]
    [InlineData("$.colour", Team + """, "name":{"en":"A"},"colour":"red" """)]
    [InlineData("$.Name", Team + """, "Name":{"en":"A"}""")]
    [InlineData("$.team", Team + """, "name":{"en":"A"},"team":"b" """)]
    [InlineData("$.official", Team + """, "name":{"en":"A"},"official":"true" """)]
    [InlineData("$.official", Team + """, "name":{"en":"A"},"official":null""")]
    [InlineData("$.publicAt", Team + """, "name":{"en":"A"},"publicAt":"soon" """)]
    [InlineData("$.sources[0]", Team + """, "name":{"en":"A"},"sources":[null]""")]
    [InlineData("$.sources[0].id", Team + """, "name":{"en":"A"},"sources":[{"id":"A","title":"t","publisher":"p"}]""")]
    [InlineData("$.sources[0]", Team + """, "name":{"en":"A"},"sources":[{"id":"a","title":"t"}]""")]
    [InlineData(
        "$.sources[0].published",
        Team + """, "name":{"en":"A"},"sources":[{"id":"a","title":"t","publisher":"p","published":"2025-02-30"}]"""
    )]
    [InlineData("$.team", """ "type":"TeamEntered","at":"2025-01-01","team":"Not-A-Slug","name":{"en":"A"}""")]
    [InlineData("$.team", """ "type":"TeamEntered","at":"2025-01-01","team":7,"name":{"en":"A"}""")]
    [InlineData("$.at", """ "type":"TeamEntered","at":"2025-02-30","team":"a","name":{"en":"A"}""")]
    [InlineData("$.at", """ "type":"TeamEntered","at":null,"team":"a","name":{"en":"A"}""")]
    [InlineData("$", """ "type":"TeamEntered","team":"a","name":{"en":"A"}""")]
    [InlineData("$", """ "type":"TeamVanished","at":"2025-01-01" """)]
    [InlineData("$.attributes", Entry + """, "attributes":null""")]
    [InlineData("$.attributes", Entry + """, "attributes":[]""")]
    [InlineData("$.attributes.x", Entry + """, "attributes":{"x":null}""")]
    [InlineData("$.claims[0]", Entry + """, "claims":[null]""")]
    [InlineData("$.claims[0].metric", Entry + """, "claims":[{"metric":null,"value":"1"}]""")]
    [InlineData("$.results", Round + """, "results":{"team":"a"}""")]
    [InlineData("$.results[0]", Round + """, "results":[null]""")]
    [InlineData("$.results[1]", Round + """, "results":[{"team":"a"},{"rank":1}]""")]
    [InlineData("$.results[0].rank", Round + """, "results":[{"team":"a","rank":1.5}]""")]
    [InlineData("$.results[0].rank", Round + """, "results":[{"team":"a","rank":"1"}]""")]
    [InlineData("$.results[0].total", Round + """, "results":[{"team":"a","total":"90.2"}]""")]
    [InlineData("$.results[0].total", Round + """, "results":[{"team":"a","total":1e400}]""")]
    [InlineData("$.results[0].total", Round + """, "results":[{"team":"a","total":9.1234567890123456789012345678}]""")]
    [InlineData("$.results[0].total", Round + """, "results":[{"team":"a","total":1e-29}]""")]
    [InlineData("$.results[0].total", Round + """, "results":[{"team":"a","total":1e-400}]""")]
    [InlineData("$.results[0].scores", Round + """, "results":[{"team":"a","scores":null}]""")]
    [InlineData("$.results[0].scores.x", Round + """, "results":[{"team":"a","scores":{"x":1e400}}]""")]
    [InlineData("$.results[0].scores.x", Round + """, "results":[{"team":"a","scores":{"x":"1"}}]""")]
    [InlineData("$.results[0].scores.x", Round + """, "results":[{"team":"a","scores":{"x":1,"x":2}}]""")]
    [InlineData("$.results[0].scores.x", Round + """, "results":[{"team":"a","scores":{"x":null}}]""")]
    [InlineData("$.results[1].scores.X", Round + """, "results":[{"team":"a"},{"team":"b","scores":{"X":1}}]""")]
    [InlineData("$.results[0].gates.g", Round + """, "results":[{"team":"a","gates":{"g":1}}]""")]
    [InlineData("$.reason", Out + """, "reason":"bored" """)]
    [InlineData("$.reason", Out + """, "reason":"Rank" """)]
    [InlineData("$.reason", Out + """, "reason":"rank, gate" """)]
    [InlineData("$.reason", Out + """, "reason":"gate,conceded" """)]
    [InlineData("$.reason", Out + """, "reason":"1" """)]
    [InlineData("$.reason", Out + """, "reason":1""")]
    [InlineData("$.reason", Out + """, "reason":null""")]
    [InlineData("$.isByEvaluation", Out + """, "reason":"rank","isByEvaluation":true""")]
    [InlineData("$.plan[1]", Plan + """, "plan":[15,10.5]""")]
    [InlineData("$.plan[0]", Plan + """, "plan":["15"]""")]
    [InlineData("$.plan[0]", Plan + """, "plan":[99999999999]""")]
    public void What_is_not_right_is_an_error_that_names_its_place(string path, string members)
    {
        var error = Assert.ThrowsAny<JsonException>(() => Read($"{{{members}}}"));
        Assert.Equal(path, DomainJson.PathOf(error));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("""{"type":"NoteRecorded","at":"2025-01-01","text":"a",}""")]
    [InlineData("""{"type":"NoteRecorded","at":"2025-01-01","text":"a"}//""")]
    [InlineData("""{"type":"NoteRecorded","at":"2025-01-01","text":"a"}{}""")]
    [InlineData("""{"type":"NoteRecorded","at":'2025-01-01',"text":"a"}""")]
    [InlineData("""{"type":"NoteRecorded","type":"NoteRecorded","at":"2025-01-01","text":"a"}""")]
    public void What_is_no_event_is_refused(string text) => Assert.ThrowsAny<JsonException>(() => Read(text));

    [Fact]
    public void What_is_nested_without_end_is_refused() =>
        Assert.ThrowsAny<JsonException>(() => Read(string.Concat(Enumerable.Repeat("""{"rubric":""", 100_000))));

    private static CompetitionEvent? Read(string text) =>
        JsonSerializer.Deserialize<CompetitionEvent>(text, DomainJson.Options);
}
