using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Tracker.Domain.Tests;

/// <summary>
/// Compares states by what they hold. Records that hold dictionaries are equal by reference alone, so every member is
/// walked, and one that is added later is compared without anyone thinking of it.
/// </summary>
public static class SameState
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Members = new();

    public static void Assert(object? expected, object? actual)
    {
        if (Difference(expected, actual) is { } place)
            Xunit.Assert.Fail($"The states differ at {place}");
    }

    /// <summary>Where two states differ; null when they do not.</summary>
    public static string? Difference(object? expected, object? actual, string place = "$") =>
        (expected, actual) switch
        {
            _ when ReferenceEquals(expected, actual) => null,
            (null, _) or (_, null) => Differ(expected, actual, place),
            _ when expected.GetType() != actual.GetType() => Differ(expected, actual, place),
            (string or ValueType, _) => expected.Equals(actual) ? null : Differ(expected, actual, place),
            (IDictionary one, IDictionary other) => OfMaps(one, other, place),
            (IEnumerable one, IEnumerable other) => OfLists(Sorted(one), Sorted(other), place),
            _ => OfMembers(expected, actual, place),
        };

    private static string? OfMaps(IDictionary expected, IDictionary actual, string place)
    {
        if (expected.Count != actual.Count)
            return Differ(expected.Count, actual.Count, $"{place}.Count");
        foreach (var key in expected.Keys)
            if (!actual.Contains(key))
                return $"{place}[{key}], which is missing";
            else if (Difference(expected[key], actual[key], $"{place}[{key}]") is { } difference)
                return difference;
        return null;
    }

    private static string? OfLists(List<object?> expected, List<object?> actual, string place) =>
        expected.Count != actual.Count
            ? Differ(expected.Count, actual.Count, $"{place}.Count")
            : expected
                .Zip(actual)
                .Select((pair, i) => Difference(pair.First, pair.Second, $"{place}[{i}]"))
                .FirstOrDefault(difference => difference is not null);

    private static string? OfMembers(object expected, object actual, string place) =>
        Members
            .GetOrAdd(expected.GetType(), Stored)
            .Select(member => Difference(member.GetValue(expected), member.GetValue(actual), $"{place}.{member.Name}"))
            .FirstOrDefault(difference => difference is not null);

    // What is computed from the rest needs no comparing.
    private static PropertyInfo[] Stored(Type type) =>
        [.. type.GetProperties().Where(member => member.CanWrite && member.GetIndexParameters().Length == 0)];

    // The items of a set come in any order.
    private static List<object?> Sorted(IEnumerable items)
    {
        var list = items.Cast<object?>().ToList();
        return items.GetType().Name.Contains("Set", StringComparison.Ordinal)
            ? [.. list.OrderBy(item => item?.ToString(), StringComparer.Ordinal)]
            : list;
    }

    private static string Differ(object? expected, object? actual, string place) =>
        $"{place}: {expected ?? "null"} against {actual ?? "null"}";
}
