using System.Text;
using Microsoft.Extensions.Time.Testing;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Feeds;

/// <summary>The dates of a competition, as a calendar program reads them.</summary>
public sealed class CalendarTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Cup = "/api/competitions/cup";

    // Noon in Seoul.
    private readonly FakeTimeProvider clock = new(new(2026, 2, 2, 3, 0, 0, TimeSpan.Zero));
    private TrackerHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TrackerHost.StartAsync(databases, clock: clock);
        await SmallCup.ImportAsync(host);
        await ScheduleAsync("jury", "\"opensAt\": \"2026-03-01\", \"closesAt\": \"2026-03-31T18:00:00+09:00\"");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_date_is_a_whole_day_and_an_instant_is_one_in_UTC()
    {
        var answer = await host.GetAsync($"{Cup}/calendar.ics");

        Assert.Equal((200, "text/calendar"), (answer.Status, answer.MediaType));
        var events = Read(answer.Body);
        Assert.Equal(["jury.opens.cup@tracker", "jury.closes.cup@tracker"], events.Select(each => each["UID"]));
        Assert.Equal("20260301", events[0]["DTSTART;VALUE=DATE"]);
        Assert.Equal("20260331T090000Z", events[1]["DTSTART"]);
        Assert.Equal("Cup: The jury\\, at last begins", events[0]["SUMMARY"]);
        Assert.All(events, each => Assert.Equal(("CONFIRMED", "0"), (each["STATUS"], each["SEQUENCE"])));
        Assert.All(events, each => Assert.Equal("20260202T030000Z", each["DTSTAMP"]));
        Assert.All(events, each => Assert.Equal("http://localhost/c/cup/rounds/jury", each["URL"]));
    }

    [Fact]
    public async Task It_speaks_Korean_within_lines_of_75_octets()
    {
        var answer = await host.GetAsync($"{Cup}/calendar.ics?lang=ko");

        Assert.All(answer.Body.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains(answer.Body.Split("\r\n"), line => line.StartsWith(' '));
        var events = Read(answer.Body);
        Assert.Equal("컵: 오래 기다려 온 심사위원단의 평가와 그 뒤에 이어지는 심의 마감", events[1]["SUMMARY"]);
        Assert.Equal("http://localhost/c/cup/rounds/jury?lang=ko", events[1]["URL"]);
    }

    [Fact]
    public async Task What_is_moved_or_cancelled_keeps_its_id_and_counts_on()
    {
        clock.Advance(TimeSpan.FromHours(1));
        await host.PutAsync($"{Cup}/rounds/jury/schedule", """{ "opensAt": "2026-03-02", "closesAt": "2026-04-01" }""");
        var moved = Read((await host.GetAsync($"{Cup}/calendar.ics")).Body);
        clock.Advance(TimeSpan.FromHours(1));
        await host.PostAsync($"{Cup}/rounds/jury/cancellation", """{ "reason": "No hall; no jury." }""");
        var cancelled = Read((await host.GetAsync($"{Cup}/calendar.ics")).Body);
        clock.Advance(TimeSpan.FromHours(1));
        await host.PostAsync($"{Cup}/undo", """{ "events": [14], "reason": "A hall was found." }""");
        var back = Read((await host.GetAsync($"{Cup}/calendar.ics")).Body);

        Assert.Equal(("jury.opens.cup@tracker", "20260302", "1", "CONFIRMED", "20260202T040000Z"), Told(moved[0]));
        Assert.Equal(("jury.opens.cup@tracker", "20260302", "2", "CANCELLED", "20260202T050000Z"), Told(cancelled[0]));
        Assert.Equal("Cancelled: No hall\\; no jury.", cancelled[0]["DESCRIPTION"]);
        Assert.Equal(("jury.opens.cup@tracker", "20260302", "3", "CONFIRMED", "20260202T060000Z"), Told(back[0]));

        static (string, string, string, string, string) Told(Dictionary<string, string> each) =>
            (each["UID"], each["DTSTART;VALUE=DATE"], each["SEQUENCE"], each["STATUS"], each["DTSTAMP"]);
    }

    [Fact]
    public async Task A_window_for_objections_ends_as_it_is_recorded_and_is_hidden_under_embargo()
    {
        await host.PostAsync(
            $"{Cup}/rounds/first/publication",
            """
            { "disclosure": { "scores": "all", "totals": true, "ranks": true, "order": "rank" },
              "embargoUntil": "2026-02-02T15:00:00+09:00" }
            """
        );
        await host.PostAsync($"{Cup}/rounds/first/objections", """{ "until": "2026-02-12" }""");

        var hidden = await host.GetAsync($"{Cup}/calendar.ics");
        var toOperator = await host.GetAsync($"{Cup}/calendar.ics", asOperator: true);
        clock.Advance(TimeSpan.FromHours(3));
        var shown = await host.GetAsync($"{Cup}/calendar.ics");

        Assert.DoesNotContain("objections", hidden.Body);
        Assert.Contains("first.objections.cup@tracker", toOperator.Body);
        var until = Read(shown.Body).Single(each => each["UID"] == "first.objections.cup@tracker");
        Assert.Equal(("20260212", "20260202T060000Z"), (until["DTSTART;VALUE=DATE"], until["DTSTAMP"]));
        Assert.Equal("Cup: Last day for objections to the result of First", until["SUMMARY"]);
    }

    [Fact]
    public async Task When_the_programme_is_given_up_what_was_to_come_is_cancelled()
    {
        await host.PostAsync($"{Cup}/cancellation", """{ "reason": "No money.", "at": "2026-03-10" }""");
        clock.Advance(TimeSpan.FromDays(60));

        var events = Read((await host.GetAsync($"{Cup}/calendar.ics")).Body);

        Assert.Equal(["CONFIRMED", "CANCELLED"], events.Select(each => each["STATUS"]));
        Assert.Equal("Cancelled: No money.", events[1]["DESCRIPTION"]);
    }

    [Fact]
    public async Task Ids_are_of_the_service_that_gives_them_by_whatever_host_it_is_asked()
    {
        await using var other = await TrackerHost.OnAsync(
            host.Database,
            clock: clock,
            settings: ("Tracker:Origin", "Tracker.example/sovereign")
        );
        foreach (var name in new[] { "one.example", "two.example:8080" })
        {
            var calendar = await other.SendAsync(HttpMethod.Get, $"{Cup}/calendar.ics", null, null, ("Host", name));
            var feed = await other.SendAsync(HttpMethod.Get, $"{Cup}/atom.xml", null, null, ("Host", name));
            Assert.Equal("jury.opens.cup@Tracker.example/sovereign", Read(calendar.Body)[0]["UID"]);
            Assert.Contains("<id>tag:tracker.example,2026-01-01:sovereign/cup</id>", feed.Body);
            Assert.Contains("<id>tag:tracker.example,2026-01-01:sovereign/cup/events/11</id>", feed.Body);
        }
    }

    [Fact]
    public async Task What_nothing_is_said_of_has_no_description() =>
        Assert.DoesNotContain("DESCRIPTION", (await host.GetAsync($"{Cup}/calendar.ics")).Body);

    [Fact]
    public async Task Addresses_are_those_by_which_it_was_asked_and_nobody_elses()
    {
        foreach (var name in new[] { "one.example", "two.example:8080" })
        foreach (var file in new[] { "calendar.ics", "atom.xml" })
        {
            var answer = await host.SendAsync(HttpMethod.Get, $"{Cup}/{file}", null, null, ("Host", name));
            Assert.Contains($"http://{name}/c/cup", answer.Body);
        }
    }

    private async Task ScheduleAsync(string round, string times)
    {
        var answer = await host.PostAsync(
            $"{Cup}/rounds",
            $$"""
            { "round": "{{round}}", {{times}},
              "name": { "en": "The jury, at last", "ko": "오래 기다려 온 심사위원단의 평가와 그 뒤에 이어지는 심의" } }
            """
        );
        Assert.Equal(200, answer.Status);
    }

    // Each event's lines, unfolded, by name and parameters.
    private static List<Dictionary<string, string>> Read(string calendar)
    {
        Assert.DoesNotContain("\n", calendar.Replace("\r\n", "", StringComparison.Ordinal));
        var lines = calendar.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR", ""), (lines[0], lines[^2], lines[^1]));
        Assert.Contains("VERSION:2.0", lines);
        Assert.Contains(lines, line => line.StartsWith("PRODID:", StringComparison.Ordinal));
        var events = new List<Dictionary<string, string>>();
        foreach (var line in lines.SkipWhile(line => line != "BEGIN:VEVENT").TakeWhile(line => line != "END:VCALENDAR"))
            if (line == "BEGIN:VEVENT")
                events.Add([]);
            else if (line != "END:VEVENT")
                events[^1].Add(line.Split(':')[0], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return events;
    }
}
