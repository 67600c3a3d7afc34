using System.Reflection;
using System.Text.Json.Serialization;

namespace Tracker.Domain.Competitions;

/// <summary>The types of events by the names under which they are stored and written in files; the names never change.</summary>
public static class EventTypes
{
    private static readonly Dictionary<string, Type> ByName = typeof(CompetitionEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(each => (string)each.TypeDiscriminator!, each => each.DerivedType);

    private static readonly Dictionary<Type, string> Names = ByName.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Every type of event.</summary>
    public static IReadOnlyCollection<Type> All => Names.Keys;

    /// <summary>Every name, in alphabetical order.</summary>
    public static IReadOnlyList<string> AllNames { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The name of a type of event.</summary>
    public static string NameOf(Type type) => Names[type];

    /// <summary>The name of an event's type.</summary>
    public static string NameOf(CompetitionEvent happened) => Names[happened.GetType()];

    /// <summary>The type of events of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Type Of(string name) => ByName[name];

    /// <summary>Whether there is an event type of that name.</summary>
    public static bool Exists(string name) => ByName.ContainsKey(name);
}
