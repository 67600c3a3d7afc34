using System.Reflection;
using System.Text.Json.Serialization;

namespace Tracker.Domain.Packing;

/// <summary>How values of an abstract type are packed: which kind, by its place among those that JSON knows, and then it.</summary>
internal static class Kinds<T>
    where T : class
{
    private static readonly Type[] All =
    [
        .. typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(each => each.DerivedType),
    ];

    private static readonly Dictionary<Type, int> Places = All.Index()
        .ToDictionary(each => each.Item, each => each.Index);

    private static readonly (Action<PackWriter, T> Write, Func<PackReader, T> Read)[] Forms = [.. All.Select(Of)];

    public static void Write(PackWriter writer, T value)
    {
        var place = Places[value.GetType()];
        writer.Bits((ulong)place);
        Forms[place].Write(writer, value);
    }

    public static T Read(PackReader reader) => Forms[(int)reader.Bits()].Read(reader);

    private static (Action<PackWriter, T>, Func<PackReader, T>) Of(Type kind) =>
        ((Action<PackWriter, T>, Func<PackReader, T>))
            typeof(Kinds<T>)
                .GetMethod(nameof(OfKind), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(kind)
                .Invoke(null, null)!;

    private static (Action<PackWriter, T>, Func<PackReader, T>) OfKind<TKind>()
        where TKind : class, T => ((w, v) => Form<TKind>.Write(w, (TKind)v), Form<TKind>.Read);
}
