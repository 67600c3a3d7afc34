using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Starting;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task Databases_made_side_by_side_have_the_schema_and_nothing_of_each_other()
    {
        await using var databases = new TestDatabase(schema: at => Notes.WriteAsync(at, "schema"));
        var made = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => databases.CreateAsync(TestContext.Current.CancellationToken))
        );

        await Task.WhenAll(made.Select((at, i) => Notes.WriteAsync(at, $"{i}")));

        Assert.Equal(
            ["schema, 0", "schema, 1", "schema, 2", "schema, 3"],
            await Task.WhenAll(made.Select(Notes.ReadAsync))
        );
    }
}
