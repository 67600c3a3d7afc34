using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Tracker.Domain.Tests;

/// <summary>
/// Checks that something holds of random cases; TRACKER_PROPERTY_CASES says of how many, and TRACKER_PROPERTY_REPLAY takes
/// what a failure told ("seed,gamma,size") to meet its case again.
/// </summary>
public static class Property
{
    private static readonly int Cases = int.Parse(
        Environment.GetEnvironmentVariable("TRACKER_PROPERTY_CASES") ?? "300",
        CultureInfo.InvariantCulture
    );

    private static readonly string? Replay = Environment.GetEnvironmentVariable("TRACKER_PROPERTY_REPLAY");

    public static void Holds<T>(Arbitrary<T> cases, Action<T> holds)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true);
        if (Replay?.Split(',') is [var seed, var gamma, var size])
            config = config.WithReplay(Number(seed), Number(gamma), (int)Number(size)).WithMaxTest(1);
        Check.One(config, Prop.ForAll(cases, holds));
    }

    private static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
}
