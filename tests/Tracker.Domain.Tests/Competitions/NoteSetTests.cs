using Tracker.Domain.Competitions;

namespace Tracker.Domain.Tests.Competitions;

public class NoteSetTests
{
    [Fact]
    public void A_set_holds_each_note_once_however_many_there_are()
    {
        var set = NoteSet.Empty;
        for (var i = 0; i < 5000; i++)
            set = set.Add(Note(i)).Add(Note(i / 2));
        Assert.Equal((5000, 5000), (set.Count, set.Distinct().Count()));
        Assert.All(Enumerable.Range(0, 5000), i => Assert.True(set.Contains(Note(i))));
        Assert.All(Enumerable.Range(5000, 500), i => Assert.False(set.Contains(Note(i))));
    }

    [Fact]
    public void A_larger_set_leaves_the_one_it_grew_from_as_it_was()
    {
        var small = NoteSet.Empty.Add(Note(1));
        Assert.Equal((2, 1), (small.Add(Note(2)).Count, small.Count));
        Assert.Same(small, small.Add(Note(1)));
    }

    [Fact]
    public void The_same_text_of_other_teams_is_another_note() =>
        Assert.False(
            NoteSet.Empty.Add(new([Team("lg"), Team("nc")], "Seen")).Contains(new NotedText([Team("lg")], "nc\nSeen"))
        );

    private static NotedText Note(int number) => new([Team("lg")], $"Note {number}");
}
