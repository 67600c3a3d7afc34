using System.Reflection;
using System.Runtime.InteropServices;
using Tracker.Domain.Clocks;
using Tracker.Domain.Values;

namespace Tracker.Domain.Packing;

/// <summary>The forms of the types of which events are made.</summary>
internal static class Forms
{
    /// <summary>The form of a type, as <see cref="Form{T}" /> holds it.</summary>
    /// <exception cref="NotSupportedException">Events have no member of that type.</exception>
    public static object Of(Type type) =>
        type == typeof(string) ? Made<string>((w, v) => w.Text(v), r => r.Text(), v => v is null)
        : type == typeof(bool) ? Made<bool>((w, v) => w.Byte(v ? (byte)1 : (byte)0), r => r.Byte() != 0, v => !v)
        : type == typeof(int) ? Made<int>((w, v) => w.Number(v), r => (int)r.Number(), v => v == 0)
        : type == typeof(long) ? Made<long>((w, v) => w.Number(v), r => r.Number(), v => v == 0)
        : type == typeof(decimal) ? Made<decimal>(WriteDecimal, ReadDecimal, _ => false)
        : type == typeof(DateOnly)
            ? Made<DateOnly>(
                (w, v) => w.Number(v.DayNumber),
                r => DateOnly.FromDayNumber((int)r.Number()),
                v => v == default
            )
        : type == typeof(Moment) ? Made<Moment>(WriteMoment, ReadMoment, v => v.Text is null)
        : type == typeof(TimeZoneId)
            ? Made<TimeZoneId>((w, v) => w.Text(v.Name), r => TimeZoneId.Parse(r.Text()), v => v.Name is null)
        : type.IsEnum ? Call(nameof(OfEnum), type)
        : Nullable.GetUnderlyingType(type) is { } underlying ? Call(nameof(OfNullable), underlying)
        : Is(type, typeof(ValueList<>)) ? Call(nameof(OfList), type.GetGenericArguments())
        : Is(type, typeof(ValueMap<,>)) ? Call(nameof(OfMap), type.GetGenericArguments())
        : type.IsValueType && type.GetInterfaces().Any(each => Is(each, typeof(IId<>))) ? Call(nameof(OfId), type)
        : type is { IsClass: true, IsAbstract: true } ? Call(nameof(OfKinds), type)
        : type.Assembly == typeof(Forms).Assembly ? Call(nameof(OfRecord), type)
        : throw new NotSupportedException($"{type} has no form in which it is packed.");

    private static bool Is(Type type, Type generic) => type.IsGenericType && type.GetGenericTypeDefinition() == generic;

    private static object Call(string maker, params Type[] types) =>
        typeof(Forms)
            .GetMethod(maker, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(types)
            .Invoke(null, null)!;

    private static object Made<T>(Action<PackWriter, T> write, Func<PackReader, T> read, Func<T, bool> isNothing) =>
        (write, read, isNothing);

    private static object OfEnum<T>()
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return Made<T>(
            (w, v) => w.Number(Array.IndexOf(values, v)),
            r => values[(int)r.Number()],
            v => EqualityComparer<T>.Default.Equals(v, default)
        );
    }

    private static object OfNullable<T>()
        where T : struct =>
        Made<T?>(
            (w, v) =>
            {
                w.Byte(v.HasValue ? (byte)1 : (byte)0);
                if (v.HasValue)
                    Form<T>.Write(w, v.GetValueOrDefault());
            },
            r => r.Byte() == 0 ? null : Form<T>.Read(r),
            v => !v.HasValue
        );

    private static object OfId<T>()
        where T : struct, IId<T> => Made<T>((w, v) => w.Text(v.Value), r => T.Of(r.Text()), v => v.Value is null);

    private static object OfList<T>() =>
        Made<ValueList<T>>(
            (w, v) =>
            {
                w.Bits((ulong)v.Count);
                foreach (var item in v)
                    Form<T>.Write(w, item);
            },
            r =>
            {
                var items = new T[(int)r.Bits()];
                for (var i = 0; i < items.Length; i++)
                    items[i] = Form<T>.Read(r);
                return new(ImmutableCollectionsMarshal.AsImmutableArray(items));
            },
            v => v.Count == 0
        );

    private static object OfMap<TKey, TValue>()
        where TKey : notnull =>
        Made<ValueMap<TKey, TValue>>(
            (w, v) =>
            {
                w.Bits((ulong)v.Count);
                foreach (var (key, value) in v)
                {
                    Form<TKey>.Write(w, key);
                    Form<TValue>.Write(w, value);
                }
            },
            r =>
            {
                var pairs = new KeyValuePair<TKey, TValue>[(int)r.Bits()];
                for (var i = 0; i < pairs.Length; i++)
                    pairs[i] = new(Form<TKey>.Read(r), Form<TValue>.Read(r));
                return new(pairs);
            },
            v => v.Count == 0
        );

    private static object OfKinds<T>()
        where T : class => Made<T>(Kinds<T>.Write, Kinds<T>.Read, v => v is null);

    private static object OfRecord<T>()
    {
        var (write, read) = Members.Of<T>();
        return Made<T>(write, read, v => v is null);
    }

    // Its scale too: 33.60 is not 33.6.
    private static void WriteDecimal(PackWriter writer, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var isWide = bits[2] != 0;
        writer.Byte((byte)((value.Scale << 2) | (bits[3] < 0 ? 2 : 0) | (isWide ? 1 : 0)));
        writer.Bits((uint)bits[0] | ((ulong)(uint)bits[1] << 32));
        if (isWide)
            writer.Bits((uint)bits[2]);
    }

    private static decimal ReadDecimal(PackReader reader)
    {
        var head = reader.Byte();
        var low = reader.Bits();
        var high = (head & 1) == 0 ? 0 : (int)(uint)reader.Bits();
        return new decimal((int)low, (int)(low >> 32), high, (head & 2) != 0, (byte)(head >> 2));
    }

    // As a number where it was written as Tracker writes it, else as the text it was given in.
    private static void WriteMoment(PackWriter writer, Moment value)
    {
        var instant = value.In(TimeZoneId.Utc);
        if (value.IsDate)
        {
            writer.Byte(1);
            writer.Number(DateOnly.FromDateTime(instant.UtcDateTime).DayNumber);
        }
        else if (value.IsUsual)
        {
            writer.Byte(2);
            writer.Bits((ulong)instant.Ticks);
        }
        else
        {
            writer.Byte(3);
            writer.Text(value.Text);
        }
    }

    private static Moment ReadMoment(PackReader reader) =>
        reader.Byte() switch
        {
            1 => Moment.Of(DateOnly.FromDayNumber((int)reader.Number())),
            2 => Moment.Of(new DateTimeOffset((long)reader.Bits(), TimeSpan.Zero)),
            _ => Moment.Parse(reader.Text()),
        };
}
