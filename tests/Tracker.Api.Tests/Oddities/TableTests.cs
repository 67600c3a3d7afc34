using System.Reflection;
using System.Text.RegularExpressions;

namespace Tracker.Api.Tests.Oddities;

/// <summary>What a record of a real elimination programme must be able to say: twenty-seven rows, each of which happened.</summary>
public sealed partial class TableTests
{
    [Fact]
    public void Every_row_has_one_test_and_no_other_row_has_any()
    {
        var rows = typeof(TableTests)
            .Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(TableTests).Namespace)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Where(method => method.IsDefined(typeof(FactAttribute), true))
            .Select(method => RowName().Match(method.Name))
            .Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].Value, null))
            .Order();

        Assert.Equal(Enumerable.Range(1, 27), rows);
    }

    [GeneratedRegex("^Row_([0-9]{2})_")]
    private static partial Regex RowName();
}
