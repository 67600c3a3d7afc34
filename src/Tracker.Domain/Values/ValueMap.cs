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
/// <typeparam name="TKey">The keys: two are equal when their texts are.</typeparam>
/// <typeparam name="TValue">What it maps them to.</typeparam>
/// <remarks>Most maps have a handful of pairs and there are millions of them: the pairs are held in their order and found
/// by search, which takes a quarter of what a hash table does.</remarks>
[JsonConverter(typeof(ValueMapConverterFactory))]
public readonly struct ValueMap<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>, IEquatable<ValueMap<TKey, TValue>>
    where TKey : notnull
{
    // Up to so many pairs are looked through one by one, which is faster than to compare texts.
    private const int Few = 8;

    private readonly KeyValuePair<TKey, TValue>[]? pairs;

    /// <summary>Makes a map of the pairs; of two with one key the later counts.</summary>
    public ValueMap(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
    {
        KeyValuePair<TKey, TValue>[] given = [.. pairs];
        this.pairs = given switch
        {
            [] => null,
            _ when IsInOrder(given) => given,
            _ => InOrder(given),
        };
    }

    /// <inheritdoc />
    public int Count => Pairs.Length;

    /// <inheritdoc />
    public IEnumerable<TKey> Keys => Pairs.Select(pair => pair.Key);

    /// <inheritdoc />
    public IEnumerable<TValue> Values => Pairs.Select(pair => pair.Value);

    private KeyValuePair<TKey, TValue>[] Pairs => pairs ?? [];

    /// <inheritdoc />
    public TValue this[TKey key] =>
        PlaceOf(key) is >= 0 and var place
            ? Pairs[place].Value
            : throw new KeyNotFoundException($"The map has no '{key}'.");

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
        var (own, others) = (Pairs, other.Pairs);
        if (ReferenceEquals(own, others))
            return true;
        if (own.Length != others.Length)
            return false;
        for (var i = 0; i < own.Length; i++)
            if (
                !EqualityComparer<TKey>.Default.Equals(own[i].Key, others[i].Key)
                || !EqualityComparer<TValue>.Default.Equals(own[i].Value, others[i].Value)
            )
                return false;
        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ValueMap<TKey, TValue> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (key, value) in Pairs)
        {
            hash.Add(key);
            hash.Add(value);
        }
        return hash.ToHashCode();
    }

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
        var own = Pairs;
        if (own.Length <= Few)
        {
            for (var i = 0; i < own.Length; i++)
                if (EqualityComparer<TKey>.Default.Equals(own[i].Key, key))
                    return i;
            return -1;
        }
        var text = key.ToString();
        var (low, high) = (0, own.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(own[middle].Key.ToString(), text) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low < own.Length && EqualityComparer<TKey>.Default.Equals(own[low].Key, key) ? low : -1;
    }

    private static bool IsInOrder(KeyValuePair<TKey, TValue>[] given)
    {
        for (var i = 1; i < given.Length; i++)
            if (string.CompareOrdinal(given[i - 1].Key.ToString(), given[i].Key.ToString()) >= 0)
                return false;
        return true;
    }

    private static KeyValuePair<TKey, TValue>[] InOrder(KeyValuePair<TKey, TValue>[] given)
    {
        var last = new Dictionary<TKey, TValue>(given.Length);
        foreach (var (key, value) in given)
            last[key] = value;
        return [.. last.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal)];
    }
}

/// <summary>Makes value maps.</summary>
public static class ValueMap
{
    /// <summary>A map of the pairs.</summary>
    public static ValueMap<TKey, TValue> ToValueMap<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> pairs)
        where TKey : notnull => new(pairs);
}
