using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Api.Tests.Support;
using Tracker.Store.PrivatePostgres;

namespace Tracker.Api.Tests.Starting;

public sealed class KilledServiceTests : IDisposable
{
    private readonly TemporaryDirectory data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_second_service_on_the_same_directory_is_refused_with_a_sentence_that_names_it()
    {
        using var taken = DataDirectory.Open(data.Path);

        using var second = await OtherService.StartAsync(data.Path);

        Assert.Equal(
            $"The data directory {data.Path} is in use by another Tracker service. Stop that service, or name another "
                + "directory in TRACKER_DATA.",
            second.Said
        );
    }

    [Fact]
    public async Task PostgreSQL_does_not_outlive_a_killed_service_and_the_next_one_finds_its_data()
    {
        using var service = await OtherService.StartAsync(data.Path);
        await Notes.WriteAsync(service.Said, "kept");

        await service.KillAsync();

        Assert.True(await Eventually.IsTrueAsync(() => !Processes.IsAlive(service.ServerId)));
        await AssertKeptAsync();
    }

    [Fact]
    public async Task The_next_service_does_not_wait_until_the_PostgreSQL_of_a_killed_one_has_stopped()
    {
        using var service = await OtherService.StartAsync(data.Path);
        await Notes.WriteAsync(service.Said, "kept");

        await service.KillAsync();

        await AssertKeptAsync();
    }

    [Fact]
    public async Task A_PostgreSQL_that_did_outlive_its_service_is_stopped_by_the_next_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the process that stops PostgreSQL is found in /proc");
        using var service = await OtherService.StartAsync(data.Path);
        await Notes.WriteAsync(service.Said, "kept");
        Processes.KillThoseWithArguments("kill", "INT", $"{service.ServerId}");

        await service.KillAsync();

        Assert.True(Processes.IsAlive(service.ServerId));
        await AssertKeptAsync();
        Assert.False(Processes.IsAlive(service.ServerId));
    }

    private async Task AssertKeptAsync()
    {
        await using var next = await PrivateCluster.StartAsync(
            data.Path,
            NullLogger.Instance,
            TestContext.Current.CancellationToken
        );
        Assert.Equal("kept", await Notes.ReadAsync(next.ConnectionString));
    }
}
