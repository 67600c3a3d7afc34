using System.Text;
using Tracker.Api.HistoryFiles;
using Tracker.Domain.Clocks;
using Tracker.Domain.Disclosing;
using Tracker.Store.Reading;
using Tracker.Web.Pictures;

namespace Tracker.Api.Tests.Pictures;

/// <summary>What the public sees of histories in files, without a service.</summary>
internal static class Sights
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);

    public static readonly string[] Seeds = ["sovereign-ai", "aes", "nist-pqc"];

    /// <summary>Each seed on each day on which something happened, in both languages.</summary>
    public static IEnumerable<(string Seed, string Day, string Language)> EveryDay =>
        from seed in Seeds
        from day in DaysOf(seed)
        from language in new[] { "en", "ko" }
        select (seed, day, language);

    public static Sight Of(string seed, string? asOf = null) => Of(File(seed), asOf);

    public static Sight OfEvents(string events, string? asOf = null) =>
        Of(
            Encoding.UTF8.GetBytes(
                $$"""{ "format": "tracker-history/1", "competition": "cup", "events": [ {{events}} ] }"""
            ),
            asOf
        );

    public static FunnelPicture Picture(
        this Sight sight,
        string language = "en",
        PictureSize size = PictureSize.Wide,
        bool isFile = false
    ) => FunnelPicture.Of(sight, new(language, size) { IsFile = isFile });

    private static IEnumerable<string> DaysOf(string seed) =>
        Read(File(seed)).Events.Select(each => each.At.Text[.."2026-01-15".Length]).Distinct().Order();

    private static byte[] File(string seed) =>
        System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "seeds", $"{seed}.json"));

    private static HistoryFile Read(byte[] file)
    {
        var (read, faults) = HistoryFileReader.Read(file);
        return read ?? throw new InvalidOperationException(faults[0].Message);
    }

    private static Sight Of(byte[] file, string? asOf)
    {
        var read = Read(file);
        var history = History.Empty.Append([.. read.Events.Select((each, i) => new Recorded(i + 1, each, Now))]);
        var today = Question.Today(history.Zone, Now);
        Moment? moment = asOf is null ? null : Moment.Parse(asOf);
        var question = new Question(moment, null, Reader.Public, "en");
        return Sight.Of(read.Competition, history, question.In(history.Zone, Now), moment ?? today, today, Now)!;
    }
}
