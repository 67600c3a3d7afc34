using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;
using Tracker.Domain.Tests.Generators;
using Tracker.Domain.Views;
using Tracker.Store.Projections;
using Tracker.Store.Reading;

namespace Tracker.Api.Tests.Store;

/// <summary>A view is the same whether it was kept, is folded now, or was made again from the events.</summary>
public sealed class ViewTests(TestDatabase databases) : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(TellStories.After);
    private TrackerHost host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        host = await TrackerHost.StartAsync(databases, seeded: true, clock: clock);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Kept_folded_and_rebuilt_views_are_equal()
    {
        var stories = Enumerable.Range(1, 12).ToDictionary(seed => $"story-{seed}", seed => TellStories.Number(seed));
        Assert.Contains(stories.Values, IsOutOfOrder);
        foreach (var (id, story) in stories)
            await host.TellAsync(clock, id, story);
        var kept = await DocumentsAsync();
        foreach (var (id, story) in stories)
            Assert.Equal(PlainFold(id, story), await KeptAsync(id));

        await SpoilAsync();
        await foreach (var _ in host.Services.GetRequiredService<Rebuilding>().AllAsync()) { }

        var rebuilt = await DocumentsAsync();
        Assert.Equal(stories.Count + 3, rebuilt.Count);
        Assert.Equal(kept, rebuilt);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public async Task Every_look_back_is_the_plain_fold_of_what_was_known_then(int seed)
    {
        var story = TellStories.Number(seed);
        await host.TellAsync(clock, "story", story);

        var times = story.Recorded.Select(each => each.RecordedAt).Distinct().ToList();
        // Everything is public by now but what never is.
        var everPublic = PlainWords.PublicFrom(story.History).Values.Count(from => from < PlainWords.Never);
        foreach (var asOf in times.Where((_, i) => i % 7 == 0))
        foreach (var knownBy in times.Where((_, i) => i % 7 == 3))
        foreach (var reader in new[] { Domain.Clocks.Reader.Public, Domain.Clocks.Reader.Insider })
        {
            var question = new Question(Moment.Of(asOf), Moment.Of(knownBy), reader, "en");
            var version = reader == Domain.Clocks.Reader.Public ? everPublic : story.History.Version;
            var heading = new Heading(new("story"), Moment.Of(asOf), Moment.Of(knownBy), version);
            var expected = FieldView.Of(heading, PlainFold(story, new(asOf, knownBy, reader)), "en");

            Assert.Equal(expected, await Reader.FieldAsync(new("story"), question, Cancellation));
        }
    }

    [Fact]
    public async Task Events_are_stored_under_the_names_of_the_vocabulary_and_no_others()
    {
        foreach (var (i, write) in EveryWrite.All.Select(each => each.Data).Index())
        {
            await SmallCup.ImportAsync(host, $"cup-{i}");
            var (method, path, body) = EveryWrite.In(write, $"cup-{i}");
            await host.SendAsync(method, path, TrackerHost.Json(body), TrackerHost.Token);
        }

        var objected = await SmallCup.ImportAsync(host, "objected");
        foreach (var body in new[] { Window, Objection, Answer })
            Assert.Equal(200, (await host.PostAsync($"{objected}/rounds/first/objections", body)).Status);

        foreach (var (what, body) in new[] { ("scorecards", Scorecard), ("scorecards/withdrawal", Withdrawal) })
            Assert.Equal(200, (await host.PostAsync($"{objected}/rounds/second/{what}", body)).Status);

        var stored = await Sql.ListAsync(host.Database, "select distinct type from tracker.mt_events");

        Assert.Equal(EventTypes.AllNames, stored.Order(StringComparer.Ordinal));
    }

    private const string Scorecard = """{ "team": "ann", "judge": "x", "scores": { "speed": 5 } }""";
    private const string Withdrawal = """{ "team": "ann", "judge": "x" }""";
    private const string Window = """{ "until": "2999-12-31" }""";
    private const string Objection = """{ "team": "cat", "grounds": "The wind." }""";
    private const string Answer = """{ "team": "cat", "upheld": false }""";

    private CompetitionReader Reader => host.Services.GetRequiredService<CompetitionReader>();

    private static bool IsOutOfOrder(Story story) =>
        !story
            .Recorded.Select(each => each.Event.At.In(story.History.Zone))
            .SequenceEqual(story.Recorded.Select(each => each.Event.At.In(story.History.Zone)).Order());

    private static Competition PlainFold(Story story, Perspective perspective) =>
        PlainWords
            .Counting(story.History, perspective)
            .Aggregate(Competition.Unannounced, (competition, each) => competition.Evolve(each.Event, each.Sequence));

    private string PlainFold(string id, Story story)
    {
        var today = Moment.Of(story.History.Zone.DayOf(clock.GetUtcNow()));
        var heading = new Heading(new(id), today, today, story.History.Version);
        var all = new Perspective(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, Domain.Clocks.Reader.Insider);
        var competition = PlainFold(story, all);
        return Text(
            SummaryView.Of(heading, competition),
            FieldView.Of(heading, competition, "ko"),
            FunnelView.Of(heading, competition),
            StandingsView.Of(heading, competition, null, "ko")
        );
    }

    // Everything has taken effect: these are the views as they are kept, asked of whoever has no history at hand.
    private async Task<string> KeptAsync(string id)
    {
        var reader = ActivatorUtilities.CreateInstance<CompetitionReader>(
            host.Services,
            ActivatorUtilities.CreateInstance<Histories>(host.Services, new HistoryCache())
        );
        var now = new Question(null, null, Domain.Clocks.Reader.Insider, "ko");
        return Text(
            await reader.SummaryAsync(new(id), now, Cancellation),
            await reader.FieldAsync(new(id), now, Cancellation),
            await reader.FunnelAsync(new(id), now, Cancellation),
            await reader.StandingsAsync(new(id), null, now, Cancellation)
        );
    }

    private static string Text(params object?[] views) =>
        string.Join('\n', views.Select(view => JsonSerializer.Serialize(view, DomainJson.Options)));

    private async Task<SortedDictionary<string, string>> DocumentsAsync()
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var kept in await Sql.ListAsync(
                host.Database,
                "select competition || ' ' || basis::text || ' ' || views::text from tracker.kept_views"
            )
        )
            all[kept.Split(' ')[0]] = kept;
        return all;
    }

    // What is there must come from the events, not have stayed.
    private async Task SpoilAsync()
    {
        await Sql.ExecuteAsync(host.Database, "delete from tracker.kept_views where competition <> 'story-1'");
        await Sql.ExecuteAsync(
            host.Database,
            "update tracker.kept_views set views = jsonb_set(views, '{funnel,size}', '0')"
        );
    }
}
