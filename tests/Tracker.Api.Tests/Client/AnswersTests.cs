using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Tracker.Api.Tests.Contract;
using Tracker.Api.Tests.Support;
using Tracker.Client;

namespace Tracker.Api.Tests.Client;

/// <summary>The client's types are those of the OpenAPI document, and lose nothing of what is answered.</summary>
[Collection(RunningTracker.Collection)]
public sealed class AnswersTests(RunningTracker tracker) : IDisposable
{
    private readonly TrackerClient client = tracker.As(TrackerHost.Token);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData(typeof(Diff), "DiffView")]
    [InlineData(typeof(DiffSide), "DiffSide")]
    [InlineData(typeof(RoundDiff), "RoundDiff")]
    [InlineData(typeof(TeamDiff), "TeamDiff")]
    [InlineData(typeof(Consequences), "ConsequencesView")]
    [InlineData(typeof(RankChange), "RankChange")]
    [InlineData(typeof(OutcomeFlip), "OutcomeFlip")]
    [InlineData(typeof(WhatIf), "WhatIfView")]
    [InlineData(typeof(SmallestFlip), "SmallestFlip")]
    [InlineData(typeof(Rounding), "Rounding")]
    [InlineData(typeof(TieRule), "TieRule")]
    [InlineData(typeof(Explanation), "ExplanationView")]
    [InlineData(typeof(RankExplained), "RankExplained")]
    [InlineData(typeof(TotalExplained), "TotalExplained")]
    [InlineData(typeof(CriterionExplained), "CriterionExplained")]
    [InlineData(typeof(GateExplained), "GateExplained")]
    [InlineData(typeof(CardExplained), "CardExplained")]
    [InlineData(typeof(OutcomeExplained), "OutcomeExplained")]
    [InlineData(typeof(Cut), "CutView")]
    [InlineData(typeof(Said), "Said")]
    [InlineData(typeof(Source), "Source")]
    [InlineData(typeof(WriteReceipt), "WriteReceipt")]
    public async Task A_type_has_the_members_of_the_document_and_null_where_that_allows_it(Type type, string schema)
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(ContractTests.Kept(), Cancellation))!;
        var described = document["components"]!["schemas"]![schema]!;
        var required = described["required"]?.AsArray().Select(each => (string)each!).ToHashSet() ?? [];
        var nullability = new NullabilityInfoContext();

        Assert.Equal(
            described["properties"]!
                .AsObject()
                .Select(member => (member.Key, MayBeMissing(member.Value!, required.Contains(member.Key))))
                .Order(),
            type.GetProperties()
                .Where(member => member.Name != nameof(TrackerAnswer.Utf8))
                .Select(member =>
                    (
                        JsonNamingPolicy.CamelCase.ConvertName(member.Name),
                        nullability.Create(member).ReadState == NullabilityState.Nullable
                    )
                )
                .Order()
        );
    }

    [Fact]
    public async Task What_may_be_supposed_is_what_the_document_says()
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(ContractTests.Kept(), Cancellation))!;

        Assert.Equal(
            document["components"]!["schemas"]!["Supposition"]!["properties"]!.AsObject().Select(each => each.Key),
            typeof(Supposition).GetProperties().Select(each => JsonNamingPolicy.CamelCase.ConvertName(each.Name))
        );
    }

    [Theory]
    [InlineData("sovereign-ai", "2025-07-24", "2026-01-16")]
    [InlineData("sovereign-ai", "2026-01-16", "2026-08-20")]
    [InlineData("nist-pqc", "2017-12-01", "2022-07-06")]
    [InlineData("aes", "1998-01-01", "2001-12-01")]
    public async Task Nothing_of_a_difference_is_lost(string competition, string from, string to)
    {
        var diff = await client.DiffAsync(competition, new Between.Dates(new(from), new(to)), Cancellation);

        Assert.NotEmpty(diff.Rounds);
        IsWhole(diff, TrackerJson.Default.Diff);
    }

    [Theory]
    [InlineData("stage-1", "naver-cloud")]
    [InlineData("stage-1", "lg-ai-research")]
    [InlineData("stage-2", "sk-telecom")]
    [InlineData("written", "lunit")]
    public async Task Nothing_of_an_explanation_is_lost(string round, string team) =>
        IsWhole(
            await client.ExplanationAsync("sovereign-ai", round, team, null, Cancellation),
            TrackerJson.Default.Explanation
        );

    [Fact]
    public async Task Nothing_of_scorecards_a_supposition_a_correction_and_an_undoing_is_lost()
    {
        var race = await tracker.RaceAsync("answers-race");
        WriteOptions tried = new() { DryRun = true };

        var explained = await client.ExplanationAsync(race, "race", "ann", null, Cancellation);
        var supposed = await client.WhatIfAsync(race, "race", Race.EveryKindOfSupposition, null, Cancellation);
        var corrected = await client.WriteAsync(
            HttpMethod.Post,
            $"competitions/{race}/rounds/race/correction",
            Race.Correction,
            tried,
            Cancellation
        );
        var undone = await client.WriteAsync(
            HttpMethod.Post,
            $"competitions/{race}/undo",
            Upload.Bytes("""{"events": [11], "reason": "Too early."}"""u8.ToArray(), "application/json"),
            tried,
            Cancellation
        );

        Assert.Equal(["j-1", "j-2"], explained.Criteria[0].Cards.Select(card => card.Judge));
        IsWhole(explained, TrackerJson.Default.Explanation);
        IsWhole(supposed, TrackerJson.Default.WhatIf);
        Assert.NotEmpty(corrected.Consequences!.Flips);
        IsWhole(corrected, TrackerJson.Default.WriteReceipt);
        Assert.Equal(["bob"], undone.Changes!.In);
        IsWhole(undone, TrackerJson.Default.WriteReceipt);
    }

    // An object that is described where it stands, and not by name, is left out where it is not required.
    private static bool MayBeMissing(JsonNode described, bool isRequired) =>
        described["type"] is JsonArray types ? types.Any(type => (string?)type == "null")
        : described["oneOf"] is JsonArray forms ? forms.Any(form => (string?)form!["type"] == "null")
        : !isRequired && (string?)described["type"] == "object";

    // What is read and written again is what was sent. Of null and absent, the one is as good as the other, and so are the two ways
    // in which an instant in UTC is written.
    private static void IsWhole<T>(T answer, JsonTypeInfo<T> type)
        where T : TrackerAnswer
    {
        var sent = WithoutNulls(JsonNode.Parse(answer.Utf8.Span)!);
        var written = JsonSerializer.Serialize(answer, type).Replace("+00:00\"", "Z\"", StringComparison.Ordinal);
        var read = WithoutNulls(JsonNode.Parse(written)!);
        Assert.True(JsonNode.DeepEquals(sent, read), $"{sent}\nis read as\n{read}");
    }

    private static JsonNode WithoutNulls(JsonNode node)
    {
        if (node is JsonObject members)
            foreach (var (name, value) in members.ToList())
                if (value is null)
                    members.Remove(name);
                else
                    WithoutNulls(value);
        if (node is JsonArray items)
            foreach (var item in items)
                WithoutNulls(item!);
        return node;
    }
}
