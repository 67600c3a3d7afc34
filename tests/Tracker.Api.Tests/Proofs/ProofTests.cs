using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;
using Tracker.Domain.Json;
using Tracker.Domain.Proving;
using Tracker.Store.Proofs;

namespace Tracker.Api.Tests.Proofs;

/// <summary>What was told is proved to whoever asks; others' verifiers agree, and refuse what was changed.</summary>
public sealed class ProofTests(TestDatabase databases)
{
    private const string Cup = "/api/competitions/cup";
    private const string Holds = "holds";

    [Fact]
    public async Task Gos_verifier_accepts_every_proof_and_refuses_every_changed_one()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        var claims = new List<JsonNode> { await NoteAsync(host) };
        for (var size = 1; size <= SmallCup.Version; size++)
        {
            for (var place = 1; place <= size; place++)
                claims.Add((await ProveAsync(host, $"inclusion?place={place}&size={size}")).Json);
            for (var from = 1; from <= size; from++)
                claims.Add((await ProveAsync(host, $"consistency?from={from}&to={size}")).Json);
        }
        var changed = claims.SelectMany(Changed).ToList();

        var said = await GoVerifier.CheckAsync(claims.Concat(changed));

        Assert.Equal(claims.Count + changed.Count, said.Length);
        Assert.All(said[..claims.Count], each => Assert.Equal(Holds, each));
        Assert.All(said[claims.Count..], each => Assert.NotEqual(Holds, each));
        Assert.True(changed.Count > claims.Count);
    }

    [Fact]
    public async Task A_leaf_is_the_event_that_the_feed_has_at_its_place()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        await host.PostAsync($"{Cup}/undo", """{ "events": [11], "reason": "It was not." }""");
        var told = await host.SendAsync(
            HttpMethod.Get,
            $"{Cup}/feed?follow=false",
            null,
            null,
            ("Accept", "application/x-ndjson")
        );

        foreach (var line in told.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (id, type) = ((string?)JsonNode.Parse(line)!["id"], (string?)JsonNode.Parse(line)!["data"]!["type"]);
            var leaf = LeafOf(await ProveAsync(host, $"inclusion?place={id}"));
            Assert.Equal(type, (string?)FrameOf(leaf)["type"]);
        }
        var undoing = LeafOf(await ProveAsync(host, "inclusion?place=12"));
        Assert.Equal("[11]", FrameOf(undoing)["events"]!.ToJsonString());
        Assert.Equal("\"It was not.\"", ValuesOf(undoing)["[\"reason\"]"]);
    }

    [Fact]
    public async Task Certificates_say_what_the_field_says_of_every_team_of_the_seeds_and_hold_by_themselves()
    {
        await using var host = await TrackerHost.StartAsync(databases, seeded: true);
        string[] days = ["2025-06-30", "2025-08-10", "2026-01-14", "2026-01-16", "2026-03-01", "2026-11-01"];
        foreach (var day in days)
        {
            var field = await host.GetAsync($"/api/competitions/sovereign-ai/field?asOf={day}");
            var (within, without) = (field.Each("teams", "id").ToList(), field.Each("out", "id").ToList());
            foreach (var team in within.Concat(without))
            {
                var certificate = await CertificateAsync(host, $"sovereign-ai/certificate?team={team}&asOf={day}");
                Assert.Equal((team, day, within.Contains(team)), (team, day, certificate.InField));
                Assert.Null(certificate.Fault(CheckpointKey.Verifies, null));
                Assert.NotNull(
                    (certificate with { InField = !certificate.InField }).Fault(CheckpointKey.Verifies, null)
                );
            }
        }
    }

    [Fact]
    public async Task What_is_not_published_is_in_no_leaf_and_what_is_published_later_fits_the_same_leaf()
    {
        var clock = new FakeTimeProvider(new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero));
        await using var host = await TrackerHost.StartAsync(databases, clock: clock);
        await SmallCup.ImportAsync(host);
        await PublishAsync(host, """{ "scores": "none", "totals": false, "ranks": false, "order": "name" }""");
        var before = await ProveAsync(host, "inclusion?place=10");
        var size = (long)before.Json["size"]!;
        Assert.DoesNotContain(ValuesOf(LeafOf(before)).Keys, way => way.Contains("total", StringComparison.Ordinal));
        Assert.DoesNotContain("9.5", string.Join(' ', ValuesOf(LeafOf(before)).Values));
        Assert.DoesNotContain("9.5", FrameOf(LeafOf(before)).ToJsonString());

        clock.Advance(TimeSpan.FromHours(1));
        await PublishAsync(host, """{ "scores": "all", "totals": true, "ranks": true, "order": "rank" }""");

        var after = await ProveAsync(host, $"inclusion?place=10&size={size}");
        Assert.Equal("9.5", ValuesOf(LeafOf(after))["[\"results\",\"ann\",\"total\"]"]);
        Assert.Equal((string?)before.Json["leafHash"], (string?)after.Json["leafHash"]);
        Assert.Equal((string?)before.Json["root"], (string?)after.Json["root"]);
        Assert.Equal(Convert.ToBase64String(LeafOf(after).HashAt(new("cup"), 10)), (string?)after.Json["leafHash"]);
    }

    [Fact]
    public async Task What_is_hidden_does_not_count()
    {
        var clock = new FakeTimeProvider(new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero));
        await using var host = await TrackerHost.StartAsync(databases, clock: clock);
        await SmallCup.ImportAsync(host);
        await host.PostAsync($"{Cup}/notes", """{ "text": "Later.", "publicAt": "2026-02-02T11:00:00+09:00" }""");
        await host.PostAsync(
            $"{Cup}/rounds/second/scorecards",
            """{ "team": "ann", "judge": "expert-1", "scores": { "speed": 9.75 } }"""
        );

        Assert.Equal(SmallCup.Version, (long)(await ProveAsync(host, "inclusion?place=1")).Json["size"]!);
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(SmallCup.Version + 1, (long)(await ProveAsync(host, "inclusion?place=1")).Json["size"]!);
    }

    [Fact]
    public async Task Nodes_sign_alike_and_a_configured_key_and_origin_are_taken()
    {
        await using var one = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(one);
        await using var two = await TrackerHost.OnAsync(one.Database);
        await using var other = await TrackerHost.OnAsync(
            one.Database,
            settings:
            [
                ("Tracker:CheckpointKey", Convert.ToBase64String(new byte[32])),
                ("Tracker:Origin", "tracker.example"),
            ]
        );

        Assert.Equal((await NoteAsync(one)).ToJsonString(), (await NoteAsync(two)).ToJsonString());
        Assert.StartsWith("tracker/cup\n11\n", (string?)(await NoteAsync(one))["note"]);
        var note = await NoteAsync(other);
        Assert.StartsWith("tracker.example/cup\n11\n", (string?)note["note"]);
        Assert.Equal([Holds], await GoVerifier.CheckAsync([note]));
    }

    [Theory]
    [InlineData("checkpoint?asOf=2026-01-01")]
    [InlineData("checkpoint/key?knownAt=2026-01-01")]
    [InlineData("proofs/inclusion")]
    [InlineData("proofs/inclusion?place=0")]
    [InlineData("proofs/inclusion?place=12")]
    [InlineData("proofs/inclusion?place=x")]
    [InlineData("proofs/inclusion?place=4&size=3")]
    [InlineData("proofs/inclusion?place=4&size=12")]
    [InlineData("proofs/consistency")]
    [InlineData("proofs/consistency?from=0")]
    [InlineData("proofs/consistency?from=3&to=2")]
    [InlineData("proofs/consistency?from=3&to=99999999999999999999")]
    [InlineData("certificate")]
    [InlineData("certificate?team=A")]
    [InlineData("certificate?team=ann&asOf=2999-01-01")]
    [InlineData("certificate?team=ann&asOf=then")]
    [InlineData("certificate?team=ann&knownAt=2026-01-01")]
    [InlineData("certificate?team=nobody", 404)]
    public async Task What_cannot_be_proved_is_refused(string path, int status = 400)
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);

        Assert.Equal(status, (await host.GetAsync($"{Cup}/{path}")).Status);
        Assert.Equal(404, (await host.GetAsync("/api/competitions/nobody/checkpoint")).Status);
    }

    [Theory]
    [InlineData("proofs/inclusion", "The parameter place is missing.", "from 1 to 11")]
    [InlineData("proofs/inclusion?place=x", "The parameter place cannot be read.", "from 1 to 11")]
    [InlineData("proofs/inclusion?place=4&size=3", "The parameter place is out of range.", "from 1 to 3")]
    [InlineData("proofs/consistency?from=3&to=12", "The parameter to is out of range.", "from 1 to 11")]
    public async Task A_place_that_is_none_is_named_with_what_would_be_right(string path, string detail, string right)
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);

        var problem = (await host.GetAsync($"{Cup}/{path}")).Json;

        Assert.StartsWith(detail, (string?)problem["detail"]);
        Assert.Contains(right, problem.ToJsonString());
    }

    private static async Task<JsonNode> NoteAsync(TrackerHost host) =>
        new JsonObject
        {
            ["note"] = (await host.GetAsync($"{Cup}/checkpoint")).Body,
            ["key"] = (await host.GetAsync($"{Cup}/checkpoint/key")).Body.Trim(),
        };

    private static async Task<Answer> ProveAsync(TrackerHost host, string proof)
    {
        var answer = await host.GetAsync($"{Cup}/proofs/{proof}");
        Assert.True(answer.Status == 200, answer.Body);
        return answer;
    }

    private static async Task<Certificate> CertificateAsync(TrackerHost host, string path)
    {
        var answer = await host.GetAsync($"/api/competitions/{path}");
        Assert.True(answer.Status == 200, answer.Body);
        return JsonSerializer.Deserialize<Certificate>(answer.Body, DomainJson.Options)!;
    }

    private static async Task PublishAsync(TrackerHost host, string disclosure)
    {
        var answer = await host.PostAsync($"{Cup}/rounds/first/publication", $$"""{ "disclosure": {{disclosure}} }""");
        Assert.True(answer.Status == 200, answer.Body);
    }

    private static ShownLeaf LeafOf(Answer proof) => proof.Json["leaf"].Deserialize<ShownLeaf>(DomainJson.Options)!;

    private static JsonNode FrameOf(ShownLeaf leaf) => JsonNode.Parse(Base64Url.DecodeFromChars(leaf.Frame))!;

    private static Dictionary<string, string> ValuesOf(ShownLeaf leaf) =>
        leaf
            .Values.Select(each => Domain.Proving.Disclosure.Read(each)!)
            .ToDictionary(each => each.Way, each => each.Value);

    // The same with one of its hashes changed by a bit, or a letter of its note.
    private static IEnumerable<JsonNode> Changed(JsonNode claim)
    {
        if (claim["note"] is { } note)
            yield return With(claim, "note", ((string)note!).Replace("tracker", "trucker", StringComparison.Ordinal));
        foreach (var member in new[] { "leafHash", "root", "fromRoot", "toRoot" })
            if (claim[member] is { } hash)
                yield return With(claim, member, Flipped(hash));
        for (var step = 0; step < (claim["path"] as JsonArray)?.Count; step++)
        {
            var path = claim["path"]!.DeepClone().AsArray();
            path[step] = Flipped(path[step]!);
            yield return With(claim, "path", path);
        }
    }

    private static JsonObject With(JsonNode claim, string member, JsonNode value)
    {
        var changed = claim.DeepClone().AsObject();
        changed[member] = value;
        return changed;
    }

    private static JsonNode Flipped(JsonNode hash)
    {
        var bytes = Convert.FromBase64String((string)hash!);
        bytes[7] ^= 4;
        return Convert.ToBase64String(bytes);
    }
}
