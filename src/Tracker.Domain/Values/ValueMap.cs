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
    private static readonly Dictionary<TKey, TValue> Nothing = [];
    private readonly Dictionary<TKey, TValue>? map;

    /// <summary>Makes a map of the pairs; of two with one key the later counts.</summary>
    public ValueMap(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
    {
        var last = new Dictionary<TKey, TValue>();
        foreach (var (key, value) in pairs)
            last[key] = value;
        // A dictionary that is only added to is read in the order of adding; it is never changed after this.
        map = new(last.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal));
    }

    /// <inheritdoc />
    public int Count => Map.Count;

    /// <inheritdoc />
    public IEnumerable<TKey> Keys => Map.Keys;

    /// <inheritdoc />
    public IEnumerable<TValue> Values => Map.Values;

    private Dictionary<TKey, TValue> Map => map ?? Nothing;

    /// <inheritdoc />
    public TValue this[TKey key] => Map[key];

    /// <inheritdoc />
    public bool ContainsKey(TKey key) => Map.ContainsKey(key);

    /// <inheritdoc />
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => Map.TryGetValue(key, out value);

    /// <inheritdoc />
    public bool Equals(ValueMap<TKey, TValue> other) => Map.SequenceEqual(other.Map);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ValueMap<TKey, TValue> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Map.Aggregate(Count, (hash, pair) => hash ^ pair.GetHashCode());

    /// <summary>Whether both hold the same pairs.</summary>
    public static bool operator ==(ValueMap<TKey, TValue> left, ValueMap<TKey, TValue> right) => left.Equals(right);

    /// <summary>Whether they differ in a pair.</summary>
    public static bool operator !=(ValueMap<TKey, TValue> left, ValueMap<TKey, TValue> right) => !left.Equals(right);

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => Map.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public override string ToString() => $"{{{string.Join(", ", Map.Select(pair => $"{pair.Key}: {pair.Value}"))}}}";
}

/// <summary>Makes value maps.</summary>
public static class ValueMap
{
    /// <summary>A map of the pairs.</summary>
    public static ValueMap<TKey, TValue> ToValueMap<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> pairs)
        where TKey : notnull => new(pairs);
}
