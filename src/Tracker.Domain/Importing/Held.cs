using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Erasing;
using Tracker.Domain.Values;

namespace Tracker.Domain.Importing;

/// <summary>
/// What a record holds of a file. A fact that it holds is not recorded again; a file may hold it as it was imported or as it was
/// exported, and with or without texts that were erased since.
/// </summary>
internal sealed class Held
{
    private readonly ILookup<CompetitionEvent, Recorded> all;
    private readonly List<(CompetitionEvent Event, Recorded Recorded)> lacking;
    private readonly HashSet<long> lackingInFile;
    private readonly HashSet<long> taken = [];
    private readonly List<Recorded> rewritten = [];

    public Held(History history, ValueList<CompetitionEvent> file)
    {
        all = history
            .InSequence()
            .SelectMany(each => new[] { (each.Event, each), (Event: ImportHistory.Exported(each, history.Zone), each) })
            .DistinctBy(each => (each.Event, each.each.Sequence))
            .ToLookup(each => each.Event, each => each.each);
        var erased = Erased(history.InSequence().Select(each => each.Event));
        lacking = [.. Where(each => erased.Contains(each.Sequence))];
        lackingInFile = Erased(file);
    }

    /// <summary>The events of the record that lack texts elsewhere, without them.</summary>
    public IReadOnlyCollection<Recorded> Rewritten => rewritten;

    /// <summary>The sequence of a fact of the file in the record; null when it is not held. Each is taken once.</summary>
    public long? Take(CompetitionEvent said, int place)
    {
        if (all[said].FirstOrDefault(each => taken.Add(each.Sequence)) is { } same)
            return same.Sequence;
        // What was erased from the record does not come back with a file that still has it.
        if (Find(lacking, held => Without(said, held) == held) is { } without)
            return without.Sequence;
        // What was erased where the file comes from is erased here.
        if (
            !lackingInFile.Contains(place + 1)
            || Find(Where(_ => true), held => Without(held, said) == said) is not { } whole
        )
            return null;
        rewritten.Add(whole with { Event = Without(whole.Event, said) });
        return whole.Sequence;

        Recorded? Find(
            IEnumerable<(CompetitionEvent Event, Recorded Recorded)> among,
            Func<CompetitionEvent, bool> isSame
        ) =>
            among
                .Where(each => each.Event.GetType() == said.GetType() && isSame(each.Event))
                .Select(each => each.Recorded)
                .FirstOrDefault(each => taken.Add(each.Sequence));
    }

    private IEnumerable<(CompetitionEvent Event, Recorded Recorded)> Where(Func<Recorded, bool> which) =>
        all.SelectMany(each => each.Where(which), (each, recorded) => (each.Key, recorded));

    private static HashSet<long> Erased(IEnumerable<CompetitionEvent> events) =>
        [.. events.OfType<TextsErased>().SelectMany(each => each.Events)];

    // An event without the texts that another lacks.
    private static CompetitionEvent Without(CompetitionEvent happened, CompetitionEvent like) =>
        EventTexts.With(
            happened,
            EventTexts.Of(like).Where(each => Mark.Is(each.Value)).ToDictionary(each => each.Key, each => each.Value)
        );
}
