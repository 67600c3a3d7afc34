using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Api.Tests.Support;
using Tracker.Domain.Json;
using Tracker.Domain.Proving;
using Tracker.Store.Projections;
using Tracker.Store.Proofs;

namespace Tracker.Api.Tests.Erasing;

/// <summary>What a person wrote can be erased: it is nowhere then, and every proof holds that held before.</summary>
public sealed class ErasureTests(TestDatabase databases)
{
    private const string Cup = "/api/competitions/cup";
    private const string Words = "Ann told us that she is ill";
    private const string Erasure = """{ "texts": [{ "event": 12, "text": "/text" }], "reason": "She asked for it." }""";

    private static readonly string Withdrawal =
        $$"""{ "texts": [{ "event": 13, "text": "/reason" }], "reason": "She asked for it." }""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_nowhere_in_the_database_and_in_no_answer()
    {
        await using var host = await TellingAsync();
        Assert.NotEmpty(await PlacesAsync(host));

        Assert.Equal(200, (await host.PostAsync($"{Cup}/erasure", Erasure)).Status);
        Assert.Equal(200, (await host.PostAsync($"{Cup}/erasure", Withdrawal)).Status);

        Assert.Empty(await PlacesAsync(host));
        foreach (
            var path in new[]
            {
                "history",
                "field",
                "teams/ann",
                "funnel",
                "export",
                "history.csv",
                "atom.xml",
                "feed?follow=false",
            }
        )
        {
            var answer = await host.GetAsync($"{Cup}/{path}", asOperator: true);
            Assert.Equal(200, answer.Status);
            Assert.DoesNotContain("is ill", answer.Body, StringComparison.Ordinal);
        }
        // As known when it was told, before it was erased.
        var note = (await host.GetAsync($"{Cup}/history?type=NoteRecorded")).Json["events"]![1]!;
        var then = await host.GetAsync($"{Cup}/history?type=NoteRecorded&knownAt={note["recordedAt"]}");
        Assert.Equal(["The first round was fun.", "[erased]"], then.Each("events", "text"));
        Assert.Empty(await DriftAsync(host));
    }

    [Fact]
    public async Task A_kept_answer_is_given_again_without_it()
    {
        await using var host = await TellingAsync();
        var note = $$"""{ "text": "{{Words}}, again" }""";
        var first = await host.PostAsync($"{Cup}/notes", note, ("Idempotency-Key", "a-note"));
        Assert.Contains("is ill", first.Body, StringComparison.Ordinal);

        await host.PostAsync(
            $"{Cup}/erasure",
            """{ "texts": [{ "event": 14, "text": "/text" }], "reason": "She asked for it." }"""
        );

        var again = await host.PostAsync($"{Cup}/notes", note, ("Idempotency-Key", "a-note"));
        Assert.Equal(first.Body.Replace($"{Words}, again", "[erased]", StringComparison.Ordinal), again.Body);
    }

    [Fact]
    public async Task Every_proof_that_was_given_holds_and_new_ones_hold_too()
    {
        await using var host = await TellingAsync();
        var (note, certificate) = (await CheckpointAsync(host), await CertificateAsync(host));
        var before = (await host.GetAsync($"{Cup}/proofs/inclusion?place=12&size=13")).Json;
        Assert.Contains("is ill", ShownIn(before), StringComparison.Ordinal);

        Assert.Equal(200, (await host.PostAsync($"{Cup}/erasure", Erasure)).Status);

        var after = (await host.GetAsync($"{Cup}/proofs/inclusion?place=12&size=13")).Json;
        Assert.DoesNotContain("is ill", ShownIn(after), StringComparison.Ordinal);
        var grown = (await host.GetAsync($"{Cup}/proofs/consistency?from=13&to=14")).Json;
        Assert.Equal((string?)before["leafHash"], (string?)after["leafHash"]);
        Assert.Equal((string?)before["root"], (string?)after["root"]);
        Assert.Equal((string?)before["root"], (string?)grown["fromRoot"]);
        Assert.All(
            await GoVerifier.CheckAsync([note, before, after, grown, await CheckpointAsync(host)]),
            each => Assert.Equal("holds", each)
        );
        Assert.Null(certificate.Fault(CheckpointKey.Verifies, null));
        var anew = await CertificateAsync(host);
        Assert.Null(anew.Fault(CheckpointKey.Verifies, null));
        Assert.False(anew.InField);
    }

    [Fact]
    public async Task Whoever_follows_hears_which_events_lost_texts()
    {
        await using var host = await TellingAsync();
        await host.PostAsync($"{Cup}/erasure", Erasure);
        var told = await host.SendAsync(
            HttpMethod.Get,
            $"{Cup}/feed?follow=false",
            null,
            null,
            ("Accept", "application/x-ndjson")
        );
        var last = JsonNode.Parse(told.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!;
        Assert.Equal(("tracker.TextsErased", "12"), ((string?)last["type"], (string?)last["supersedes"]));
    }

    [Fact]
    public async Task Another_node_does_not_have_it_any_more_a_second_later()
    {
        await using var one = await TellingAsync();
        await using var two = await TrackerHost.OnAsync(one.Database);
        Assert.Contains("is ill", (await two.GetAsync($"{Cup}/history")).Body, StringComparison.Ordinal);

        await one.PostAsync($"{Cup}/erasure", Erasure);
        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);

        foreach (var path in new[] { "history?type=NoteRecorded", "proofs/inclusion?place=12" })
            Assert.DoesNotContain("is ill", (await two.GetAsync($"{Cup}/{path}")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "update tracker.mt_events set data = jsonb_set(data, '{text}', '\"Something else.\"') where version = 12"
    )]
    [InlineData("update tracker.mt_events set data = data || '{\"note\": \"x\"}' where version = 12")]
    [InlineData("update tracker.mt_events set data = jsonb_set(data, '{at}', '\"2026-01-05\"') where version = 12")]
    [InlineData("update tracker.told_events set opening = replace(opening, '\"rest\":[', '\"rest\":[\"x\",')")]
    public async Task What_is_changed_of_an_event_that_lost_texts_is_found(string change)
    {
        await using var host = await TellingAsync();
        await host.PostAsync($"{Cup}/erasure", Erasure);
        // Whoever can change the record can also drop what was sealed of it, but not what everyone was told.
        await Sql.ExecuteAsync(host.Database, "delete from tracker.checkpoints where log = 'record'");

        await Sql.ExecuteAsync(host.Database, change);

        Assert.Contains(await DriftAsync(host), each => each is { Competition: "cup", What: "feed" });
    }

    [Fact]
    public async Task Nothing_is_erased_from_a_record_that_is_not_what_was_sealed()
    {
        await using var host = await TellingAsync();
        await Sql.ExecuteAsync(host.Database, "update tracker.mt_events set user_name = 'x' where version = 3");

        var refused = await host.PostAsync($"{Cup}/erasure", Erasure);

        Assert.Equal((409, "record-tampered"), (refused.Status, (string?)refused.Json["code"]));
        Assert.NotEmpty(await PlacesAsync(host));
    }

    [Fact]
    public async Task In_a_database_that_was_made_before_there_was_erasure_it_is_erased_too()
    {
        await using var before = await TellingAsync();
        await Sql.ExecuteAsync(
            before.Database,
            """
            alter table tracker.told_events drop column opening;
            alter table tracker.kept_answers drop column competition;
            """
        );
        await using var host = await TrackerHost.OnAsync(before.Database);

        Assert.Equal(200, (await host.PostAsync($"{Cup}/erasure", Erasure, ("Idempotency-Key", "a-key"))).Status);
        Assert.Equal(200, (await host.PostAsync($"{Cup}/erasure", Withdrawal)).Status);

        Assert.Empty(await PlacesAsync(host));
        Assert.Empty(await DriftAsync(host));
    }

    [Fact]
    public async Task Trying_it_erases_nothing()
    {
        await using var host = await TellingAsync();
        var tried = await host.PostAsync($"{Cup}/erasure?dryRun=true", Erasure);
        Assert.Equal(12, (long)tried.Json["events"]![0]!["events"]![0]!);
        Assert.Contains("is ill", (await host.GetAsync($"{Cup}/history")).Body, StringComparison.Ordinal);
        Assert.NotEmpty(await PlacesAsync(host));
    }

    // A note, and a team that left for a reason; both sealed.
    private async Task<TrackerHost> TellingAsync()
    {
        var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        await host.PostAsync($"{Cup}/notes", $$"""{ "text": "{{Words}}." }""");
        await host.PostAsync($"{Cup}/teams/ann/withdrawal", $$"""{ "reason": "{{Words}}!" }""");
        await host.Services.GetRequiredService<Sealing>().SealAllAsync(Cancellation);
        return host;
    }

    // In which tables the words are, in whatever column.
    private static async Task<List<string>> PlacesAsync(TrackerHost host)
    {
        var tables = await Sql.ListAsync(
            host.Database,
            """
            select format('%I.%I', table_schema, table_name) from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
            """
        );
        Assert.Contains("tracker.mt_events", tables);
        var places = new List<string>();
        foreach (var table in tables)
            if (
                (
                    await Sql.ListAsync(host.Database, $"select t::text from {table} t where t::text like '%is ill%'")
                ).Count > 0
            )
                places.Add(table);
        return places;
    }

    private static async Task<List<DriftFinding>> DriftAsync(TrackerHost host)
    {
        var found = new List<DriftFinding>();
        await foreach (var finding in host.Services.GetRequiredService<Drift>().FindAsync(Cancellation))
            found.Add(finding);
        return found;
    }

    private static async Task<JsonNode> CheckpointAsync(TrackerHost host) =>
        new JsonObject
        {
            ["note"] = (await host.GetAsync($"{Cup}/checkpoint")).Body,
            ["key"] = (await host.GetAsync($"{Cup}/checkpoint/key")).Body.Trim(),
        };

    private static async Task<Certificate> CertificateAsync(TrackerHost host) =>
        JsonSerializer.Deserialize<Certificate>(
            (await host.GetAsync($"{Cup}/certificate?team=ann")).Body,
            DomainJson.Options
        )!;

    private static string ShownIn(JsonNode inclusion) =>
        string.Join(
            ' ',
            inclusion["leaf"]!["values"]!
                .AsArray()
                .Select(each => Tracker.Domain.Proving.Disclosure.Read((string)each!)!.Value)
        );
}
