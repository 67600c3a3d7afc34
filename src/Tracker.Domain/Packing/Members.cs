using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Tracker.Domain.Packing;

/// <summary>How records are packed: which of their members say something, and then those.</summary>
internal static class Members
{
    /// <summary>How records of a type are written and read; the members are those of their JSON.</summary>
    public static (Action<PackWriter, T> Write, Func<PackReader, T> Read) Of<T>()
    {
        var members = typeof(T)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(each => each.CanWrite && each.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .ToList();
        return (Writing<T>(members), Reading<T>(members));
    }

    private static Action<PackWriter, T> Writing<T>(List<PropertyInfo> members)
    {
        var (writer, value) = (Expression.Parameter(typeof(PackWriter)), Expression.Parameter(typeof(T)));
        var said = Expression.Variable(typeof(ulong));
        var steps = new List<Expression>();
        foreach (var (place, member) in members.Index())
            steps.Add(
                Expression.IfThen(
                    Expression.Not(Form(member, "IsNothing", Expression.Property(value, member))),
                    Expression.OrAssign(said, Expression.Constant(1ul << place))
                )
            );
        steps.Add(Expression.Call(writer, nameof(PackWriter.Bits), null, said));
        foreach (var (place, member) in members.Index())
            steps.Add(
                Expression.IfThen(Said(said, place), Form(member, "Write", writer, Expression.Property(value, member)))
            );
        return Expression.Lambda<Action<PackWriter, T>>(Expression.Block([said], steps), writer, value).Compile();
    }

    private static Func<PackReader, T> Reading<T>(List<PropertyInfo> members)
    {
        var reader = Expression.Parameter(typeof(PackReader));
        var said = Expression.Variable(typeof(ulong));
        var read = members.ToDictionary(each => each.Name, each => Expression.Variable(each.PropertyType));
        var steps = new List<Expression>
        {
            Expression.Assign(said, Expression.Call(reader, nameof(PackReader.Bits), null)),
        };
        foreach (var (place, member) in members.Index())
            steps.Add(
                Expression.Assign(
                    read[member.Name],
                    Expression.Condition(
                        Said(said, place),
                        Form(member, "Read", reader),
                        Expression.Default(member.PropertyType)
                    )
                )
            );
        // A record's own constructor names its members; that which copies it does not.
        var constructor = typeof(T)
            .GetConstructors()
            .Single(each => Array.TrueForAll(each.GetParameters(), parameter => read.ContainsKey(parameter.Name!)));
        var positional = constructor.GetParameters().Select(each => each.Name!).ToList();
        steps.Add(
            Expression.MemberInit(
                Expression.New(constructor, positional.Select(name => read[name])),
                members
                    .Where(each => !positional.Contains(each.Name))
                    .Select(each => Expression.Bind(each, read[each.Name]))
            )
        );
        return Expression
            .Lambda<Func<PackReader, T>>(Expression.Block([said, .. read.Values], steps), reader)
            .Compile();
    }

    private static BinaryExpression Said(Expression said, int place) =>
        Expression.NotEqual(Expression.And(said, Expression.Constant(1ul << place)), Expression.Constant(0ul));

    private static MethodCallExpression Form(PropertyInfo member, string what, params Expression[] arguments) =>
        Expression.Call(typeof(Form<>).MakeGenericType(member.PropertyType).GetMethod(what)!, arguments);
}
