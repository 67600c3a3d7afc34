using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;
using Tracker.Store.Reading;

namespace Tracker.Api.Tests.Store;

/// <summary>What is no longer needed is given back after what took much, and not before.</summary>
public sealed class ReclaimingTests
{
    [Fact]
    public async Task What_took_much_is_given_back_soon_after()
    {
        var clock = new FakeTimeProvider();
        var reclaiming = new Reclaiming(clock);
        var old = Old();

        reclaiming.After(Reclaiming.Much);
        clock.Advance(Reclaiming.Pause);

        for (var i = 0; i < 100 && old.IsAlive; i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(old.IsAlive);
    }

    // Of the oldest generation, where nobody looks for as long as nothing else is needed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Old()
    {
        var old = new byte[1024];
        GC.Collect();
        GC.Collect();
        Assert.Equal(GC.MaxGeneration, GC.GetGeneration(old));
        return new(old);
    }
}
