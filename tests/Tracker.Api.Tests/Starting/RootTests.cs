using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Api.Tests.Support;
using Tracker.Store.PrivatePostgres;

namespace Tracker.Api.Tests.Starting;

public sealed class RootTests
{
    [Fact]
    public async Task As_root_the_data_may_lie_where_no_other_account_can_go()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "needs root");
        using var closed = new TemporaryDirectory();
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(closed.Path, "data"));

        await using (var first = await StartAsync(relative))
            await Notes.WriteAsync(first.ConnectionString, "kept");
        await using var second = await StartAsync(relative);

        Assert.Equal("kept", await Notes.ReadAsync(second.ConnectionString));
    }

    private static Task<PrivateCluster> StartAsync(string directory) =>
        PrivateCluster.StartAsync(directory, NullLogger.Instance, TestContext.Current.CancellationToken);
}
