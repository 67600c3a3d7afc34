using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Tracker.Domain.Tests;

/// <summary>
/// Checks that something holds of random cases. A usual run draws the same 300 each time, so that a red build is its
/// change's; with TRACKER_PROPERTY_CASES so many new ones are drawn, and TRACKER_PROPERTY_REPLAY takes what a failure told
/// ("seed,gamma,size") to meet its case again.
/// </summary>
public static class Property
{
    private const int UsualCases = 300;

    private static readonly string? Cases = Environment.GetEnvironmentVariable("TRACKER_PROPERTY_CASES");

    private static readonly string? Replay = Environment.GetEnvironmentVariable("TRACKER_PROPERTY_REPLAY");

    public static void Holds<T>(Arbitrary<T> cases, Action<T> holds) =>
        Check.One(Drawn(Config.QuickThrowOnFailure.WithQuietOnSuccess(true)), Prop.ForAll(cases, holds));

    private static Config Drawn(Config config) =>
        Replay?.Split(',') is [var seed, var gamma, var size]
            ? config.WithReplay(Number(seed), Number(gamma), (int)Number(size)).WithMaxTest(1)
        : Cases is null ? config.WithReplay(2026, 815).WithMaxTest(UsualCases)
        : config.WithMaxTest((int)Number(Cases));

    private static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
}
