using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Tracker.Domain.Json;

namespace Tracker.Domain.Values;

/// <summary>
/// An immutable map that is equal to another when both hold the same pairs. Its order is that of its keys' texts, not the
/// order it was written in: PostgreSQL's jsonb keeps none, and a record must be given back the same from wherever it is.
/// A map that was never set is the empty map.
/// </summary>
[JsonConverter(typeof(ValueMapConverterFactory))]
public readonly struct ValueMap<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>, IEquatable<ValueMap<TKey, TValue>>
    where TKey : notnull
{
    // One array by the texts of the keys: a record may hold a hundred thousand maps of a few pairs each.
    private readonly KeyValuePair<TKey, TValue>[]? pairs;

    /// <summary>Makes a map of the pairs; of two with one key the later counts.</summary>
    public ValueMap(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
        : this([.. pairs]) { }

    // The array is the map's own from here on.
    private ValueMap(KeyValuePair<TKey, TValue>[] given) => pairs = Last(Sorted(given));

    /// <inheritdoc />
    public int Count => Pairs.Length;

    /// <inheritdoc />
    public IEnumerable<TKey> Keys => Pairs.Select(pair => pair.Key);

    /// <inheritdoc />
    public IEnumerable<TValue> Values => Pairs.Select(pair => pair.Value);

    private KeyValuePair<TKey, TValue>[] Pairs => pairs ?? [];

    /// <inheritdoc />
    public TValue this[TKey key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no '{key}'.");

    /// <inheritdoc />
    public bool ContainsKey(TKey key) => PlaceOf(key) >= 0;

    /// <inheritdoc />
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var place = PlaceOf(key);
        value = place < 0 ? default : Pairs[place].Value;
        return place >= 0;
    }

    /// <inheritdoc />
    public bool Equals(ValueMap<TKey, TValue> other)
    {
        var (ours, theirs) = (Pairs, other.Pairs);
        if (ReferenceEquals(ours, theirs))
            return true;
        if (ours.Length != theirs.Length)
            return false;
        for (var i = 0; i < ours.Length; i++)
            if (
                !EqualityComparer<TKey>.Default.Equals(ours[i].Key, theirs[i].Key)
                || !EqualityComparer<TValue>.Default.Equals(ours[i].Value, theirs[i].Value)
            )
                return false;
        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ValueMap<TKey, TValue> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() =>
        Pairs.Aggregate(Count, (hash, pair) => hash ^ HashCode.Combine(pair.Key, pair.Value));

    /// <summary>Whether both hold the same pairs.</summary>
    public static bool operator ==(ValueMap<TKey, TValue> left, ValueMap<TKey, TValue> right) => left.Equals(right);

    /// <summary>Whether they differ in a pair.</summary>
    public static bool operator !=(ValueMap<TKey, TValue> left, ValueMap<TKey, TValue> right) => !left.Equals(right);

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<TKey, TValue>>)Pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public override string ToString() => $"{{{string.Join(", ", Pairs.Select(pair => $"{pair.Key}: {pair.Value}"))}}}";

    /// <summary>The pairs, for whoever goes through very many maps.</summary>
    public ReadOnlySpan<KeyValuePair<TKey, TValue>> AsSpan() => Pairs;

    private int PlaceOf(TKey key)
    {
        var (all, text) = (Pairs, key.ToString());
        var (low, high) = (0, all.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(all[middle].Key.ToString(), text);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return -1;
    }

    // Most come in their order already. Those of one key stay in the order in which they were given.
    private static KeyValuePair<TKey, TValue>[] Sorted(KeyValuePair<TKey, TValue>[] given)
    {
        for (var i = 1; i < given.Length; i++)
            if (Compare(given[i - 1], given[i]) > 0)
                return [.. given.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal)];
        return given;
    }

    private static KeyValuePair<TKey, TValue>[] Last(KeyValuePair<TKey, TValue>[] sorted)
    {
        for (var i = 1; i < sorted.Length; i++)
            if (Compare(sorted[i - 1], sorted[i]) == 0)
                return [.. sorted.Where((pair, at) => at == sorted.Length - 1 || Compare(pair, sorted[at + 1]) != 0)];
        return sorted;
    }

    private static int Compare(KeyValuePair<TKey, TValue> one, KeyValuePair<TKey, TValue> other) =>
        string.CompareOrdinal(one.Key.ToString(), other.Key.ToString());
}

/// <summary>Makes value maps.</summary>
public static class ValueMap
{
    /// <summary>A map of the pairs.</summary>
    public static ValueMap<TKey, TValue> ToValueMap<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> pairs)
        where TKey : notnull => new(pairs);
}
