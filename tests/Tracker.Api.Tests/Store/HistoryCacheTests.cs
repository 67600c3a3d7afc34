using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Store.Reading;

namespace Tracker.Api.Tests.Store;

/// <summary>What is held of the histories that were read: as many as fit, and those that are asked for.</summary>
public sealed class HistoryCacheTests
{
    private static readonly DateTimeOffset Start = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly History Short = Of(1);
    private static readonly History Long = Of(2_000);

    [Fact]
    public void A_long_history_takes_the_place_of_the_short_ones_that_fill_the_cache()
    {
        var cache = new HistoryCache(Long.Weight + 2 * Short.Weight);
        var count = (int)(Long.Weight / Short.Weight);
        for (var i = 0; i < count + 2; i++)
            cache.Put($"short-{i}", Short);

        cache.Put("long", Long);

        Assert.Same(Long, cache.Get("long"));
        Assert.Equal(History.Empty, cache.Get("short-0"));
    }

    [Fact]
    public void A_long_history_takes_the_place_of_another_long_one()
    {
        var cache = new HistoryCache(Long.Weight + Short.Weight);
        cache.Put("short", Short);
        cache.Put("other", Long);

        cache.Put("long", Long);

        Assert.Same(Long, cache.Get("long"));
        Assert.Equal(History.Empty, cache.Get("other"));
    }

    [Fact]
    public void What_was_used_last_is_given_up_last()
    {
        var cache = new HistoryCache(2 * Short.Weight);
        cache.Put("one", Short);
        cache.Put("two", Short);
        _ = cache.Get("one");

        cache.Put("three", Short);

        Assert.Same(Short, cache.Get("one"));
        Assert.Equal(History.Empty, cache.Get("two"));
    }

    [Fact]
    public void A_history_that_grows_needs_room_for_its_growth_alone()
    {
        var cache = new HistoryCache(Long.Weight + 2 * Short.Weight);
        cache.Put("short", Short);
        cache.Put("long", Long);

        var longer = Long.Append([Note(2_001)]);
        cache.Put("long", longer);

        Assert.Same(longer, cache.Get("long"));
        Assert.Same(Short, cache.Get("short"));
    }

    [Fact]
    public void What_is_too_long_by_itself_costs_no_other_its_place()
    {
        var cache = new HistoryCache(Long.Weight - 1);
        cache.Put("short", Short);

        cache.Put("long", Long);

        Assert.Equal(History.Empty, cache.Get("long"));
        Assert.Same(Short, cache.Get("short"));
    }

    [Fact]
    public void An_older_history_does_not_take_the_place_of_a_newer_one()
    {
        var cache = new HistoryCache();
        cache.Put("cup", Long);

        cache.Put("cup", Short);

        Assert.Same(Long, cache.Get("cup"));
    }

    private static History Of(int notes) =>
        History.Empty.Append([.. Enumerable.Range(1, notes).Select(each => Note(each))]);

    private static Recorded Note(int sequence) =>
        new(sequence, new NoteRecorded([], $"Note {sequence}") { At = Moment.Of(Start.AddMinutes(sequence)) }, Start);
}
