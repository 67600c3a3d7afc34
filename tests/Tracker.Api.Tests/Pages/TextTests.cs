using System.Reflection;
using FsCheck.Fluent;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Tests.Generators;
using Tracker.Web.Histories;
using Tracker.Web.Language;

namespace Tracker.Api.Tests.Pages;

/// <summary>Nothing that the pages say is missing in a language.</summary>
public sealed class TextTests
{
    private static readonly Sentences Sentences = new(
        new NameBook(Competition.Unannounced),
        TimeZoneId.Parse("Asia/Seoul")
    );

    public static TheoryData<string> Tables =>
        [
            .. typeof(Text)
                .Assembly.GetTypes()
                .Where(type =>
                    type.Name.EndsWith("Text", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true }
                )
                .Select(type => type.FullName!),
        ];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_text_is_in_both_languages(string table)
    {
        var type = typeof(Text).Assembly.GetType(table)!;
        var texts = type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(Text))
            .Select(property => (property.Name, Text: (Text)property.GetValue(null)!))
            .ToList();

        foreach (var (name, text) in texts)
            AssertBoth($"{table}.{name}", text);
        Assert.True(texts.Count > 0 || type.GetMethods().Any(method => method.ReturnType == typeof(Text)), table);
    }

    [Fact]
    public void Every_event_is_told_as_a_sentence_in_both_languages()
    {
        var events = RandomEvents
            .Arbitrary.Generator.Sample(400, 30)
            .SelectMany(each => each.Events)
            .GroupBy(happened => EventTypes.NameOf(happened))
            .ToDictionary(group => group.Key, group => group.ToList());

        Assert.Equal(EventTypes.AllNames, events.Keys.Order(StringComparer.Ordinal));
        foreach (var (type, happened) in events)
        {
            foreach (var each in happened.Where(each => each is not NoteRecorded))
            {
                var sentence = Sentences.Of(each);
                Assert.NotEqual(type, sentence.En);
                AssertBoth(type, sentence);
            }
            AssertBoth(type, HistoryText.Type(type));
        }
    }

    [Theory]
    [InlineData("팀", "팀이 팀은 팀을 팀과 팀으로")]
    [InlineData(
        "네이버클라우드",
        "네이버클라우드가 네이버클라우드는 네이버클라우드를 네이버클라우드와 네이버클라우드로"
    )]
    [InlineData(
        "에스케이텔레콤",
        "에스케이텔레콤이 에스케이텔레콤은 에스케이텔레콤을 에스케이텔레콤과 에스케이텔레콤으로"
    )]
    [InlineData("서울", "서울이 서울은 서울을 서울과 서울로")]
    [InlineData("KL", "KL이 KL은 KL을 KL과 KL로")]
    [InlineData("KT", "KT가 KT는 KT를 KT와 KT로")]
    [InlineData("Motif 3", "Motif 3이 Motif 3은 Motif 3을 Motif 3과 Motif 3으로")]
    [InlineData("Solar Open 2", "Solar Open 2가 Solar Open 2는 Solar Open 2를 Solar Open 2와 Solar Open 2로")]
    [InlineData("Motif", "Motif이(가) Motif은(는) Motif을(를) Motif과(와) Motif(으)로")]
    public void Particles_follow_the_sound_of_the_word(string word, string inflected) =>
        Assert.Equal(
            inflected,
            string.Join(' ', Josa.Subject(word), Josa.Topic(word), Josa.Object(word), Josa.With(word), Josa.Into(word))
        );

    [Theory]
    [InlineData("2026-08-18", "18 August 2026", "2026년 8월 18일")]
    [InlineData("2026-01-15T05:30:00Z", "15 January 2026, 14:30", "2026년 1월 15일 14:30")]
    public void Times_are_those_of_the_place(string moment, string english, string korean) =>
        Assert.Equal(new Text(english, korean), Times.Of(Moment.Parse(moment), TimeZoneId.Parse("Asia/Seoul")));

    private static void AssertBoth(string what, Text text)
    {
        Assert.False(string.IsNullOrWhiteSpace(text.En), what);
        Assert.True(text.Ko.Any(letter => letter is >= '가' and <= '힣'), $"{what}: {text.Ko}");
    }
}
