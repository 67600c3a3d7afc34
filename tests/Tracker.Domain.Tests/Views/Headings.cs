using Tracker.Domain.Clocks;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Domain.Views;

namespace Tracker.Domain.Tests.Views;

internal static class Headings
{
    public static readonly Heading Now = new(
        new CompetitionId("sovereign-ai"),
        Moment.Of(Scenario.Now),
        Moment.Of(Scenario.Now),
        1
    );

    public static Heading AsOf(string moment) => Now with { AsOf = Moment.Parse(moment) };

    /// <summary>What whoever has a role sees of a history.</summary>
    public static Sight Look(History history, Moment asOf, Moment known, Reader reader = Reader.Insider) =>
        Sight.Of(
            Now.Competition,
            history,
            new Perspective(asOf.In(history.Zone), known.In(history.Zone), reader),
            asOf,
            known,
            DateTimeOffset.MaxValue
        )!;

    public static Sight Look(History history, Perspective perspective) =>
        Look(history, Moment.Of(perspective.AsOf), Moment.Of(perspective.KnownBy), perspective.Reader);
}
