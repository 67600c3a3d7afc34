using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Tracker.Domain.Tests;

/// <summary>Checks that something holds of every random case; TRACKER_PROPERTY_CASES says of how many.</summary>
public static class Property
{
    private static readonly int Cases = int.Parse(
        Environment.GetEnvironmentVariable("TRACKER_PROPERTY_CASES") ?? "300",
        CultureInfo.InvariantCulture
    );

    public static void Holds<T>(Arbitrary<T> cases, Action<T> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true), Prop.ForAll(cases, holds));
}
