using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Tracker.Api.Http;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Disclosing;
using Tracker.Store.Reading;
using Tracker.Web.Boards;
using Tracker.Web.Histories;
using Tracker.Web.Language;

namespace Tracker.Api.Feeds;

/// <summary>Writes what happened as a feed (RFC 4287): the latest events that the reader could see, each as a sentence.</summary>
internal static class AtomFile
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/atom+xml";

    private const int Most = 50;

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true };

    /// <summary>The feed, in UTF-8.</summary>
    /// <param name="sight">What the reader sees.</param>
    /// <param name="question">What was asked, and by whom.</param>
    /// <param name="self">The address of the feed.</param>
    /// <param name="addresses">Of the pages.</param>
    /// <param name="origin">Of this service: with it the ids are like no other's.</param>
    public static byte[] Write(Sight sight, Question question, Uri self, Addresses addresses, string origin)
    {
        var tongue = Tongue.Of(question.Language)!;
        var competition = sight.Heading.Competition;
        var entries = Latest(sight, question);
        var feed = new SyndicationFeed(
            PlainText.Of(Board.NameOf(sight).In(tongue.Tag)),
            FeedText.Subtitle.In(tongue),
            addresses.Board(competition),
            FeedTag.Of(origin, competition),
            entries.Count > 0 ? entries[0].Since : sight.Heading.AsOf.In(sight.Zone)
        )
        {
            Language = tongue.Tag,
            Generator = "Tracker",
        };
        feed.Authors.Add(new SyndicationPerson { Name = PlainText.Of(sight.Competition.Host ?? "Tracker") });
        feed.Links.Add(SyndicationLink.CreateSelfLink(self, MediaType));
        var sentences = new Sentences(NameBook.Of(sight), sight.Zone);
        feed.Items = entries.Select(each =>
            Entry(sight, each.Recorded, each.Since, sentences, tongue, addresses, origin)
        );
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, Settings))
            feed.SaveAsAtom10(xml);
        return text.ToArray();
    }

    // Scorecards come in crowds, and tell of nobody's fate.
    private static List<(Recorded Recorded, DateTimeOffset Since)> Latest(Sight sight, Question question)
    {
        var latest = new PriorityQueue<(Recorded Recorded, DateTimeOffset Since), (DateTimeOffset, long)>();
        foreach (var each in sight.Events.Where(each => !each.Event.IsConfidential))
        {
            var since = Since.Seen(each, question, sight.Zone);
            latest.Enqueue((each, since), (since, each.Sequence));
            if (latest.Count > Most)
                latest.Dequeue();
        }
        return [.. latest.UnorderedItems.OrderByDescending(each => each.Priority).Select(each => each.Element)];
    }

    private static SyndicationItem Entry(
        Sight sight,
        Recorded recorded,
        DateTimeOffset since,
        Sentences sentences,
        Tongue tongue,
        Addresses addresses,
        string origin
    )
    {
        var (competition, happened) = (sight.Heading.Competition, recorded.Event);
        var entry = new SyndicationItem
        {
            Id = FeedTag.Of(origin, competition, recorded.Sequence),
            Title = new TextSyndicationContent(
                PlainText.Of(
                    happened.Official
                        ? sentences.Of(happened).In(tongue)
                        : $"{sentences.Of(happened).In(tongue)} ({HistoryText.Unofficial.In(tongue)})"
                )
            ),
            PublishDate = since,
            LastUpdatedTime = since,
        };
        entry.Links.Add(SyndicationLink.CreateAlternateLink(PageOf(sight, happened, addresses), "text/html"));
        foreach (var source in happened.Sources)
            if (Uri.TryCreate(source.Url, UriKind.Absolute, out var url))
                entry.Links.Add(new SyndicationLink(url, "via", PlainText.Of(source.Title), null, 0));
        entry.Categories.Add(new SyndicationCategory(EventTypes.NameOf(happened)));
        var more = sentences
            .Details(happened)
            .Select(each => each.In(tongue))
            .Append(happened.Note)
            .Concat(happened.Sources.Select(FeedText.Of))
            .OfType<string>()
            .ToList();
        if (more.Count > 0)
            entry.Summary = new TextSyndicationContent(PlainText.Of(string.Join('\n', more)));
        return entry;
    }

    // Where the event is told with what belongs to it: on the page of its round, else of its only team, else with all others.
    private static Uri PageOf(Sight sight, CompetitionEvent happened, Addresses addresses)
    {
        var competition = sight.Heading.Competition;
        return Subjects.StepOf(happened) is { } step && sight.Competition.Rounds.ContainsKey(step)
                ? addresses.Round(competition, step)
            : Subjects.TeamsOf(happened).Take(2).ToList() is [var team] && sight.Competition.Teams.ContainsKey(team)
                ? addresses.Team(competition, team)
            : addresses.History(competition);
    }
}
