using Tracker.Domain.Clocks;
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
}
