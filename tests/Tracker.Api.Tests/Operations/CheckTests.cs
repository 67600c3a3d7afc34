using Npgsql;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Operations;

public sealed class CheckTests(TestDatabase databases) : IDisposable
{
    private readonly TemporaryDirectory data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task All_is_well_on_a_database_that_a_service_has_made_ready()
    {
        var (code, said) = await RunAsync(await CreateAsync());

        Assert.True(code == 0, said);
        foreach (var part in new[] { "configuration", "data directory", "database", "schema", "clocks" })
            Assert.Contains($"ok      {part}", said);
        Assert.DoesNotContain("failed", said);
        Assert.DoesNotContain(PasswordOf(await CreateAsync()), said);
    }

    [Fact]
    public async Task A_table_that_is_missing_is_found()
    {
        var database = await CreateAsync();
        await Sql.ExecuteAsync(database, "drop table tracker.kept_keys");

        var (code, said) = await RunAsync(database);

        Assert.Equal(1, code);
        Assert.Contains("failed  schema          It is not the one of this version.", said);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_is_found()
    {
        await using var host = await TrackerHost.StartAsync(databases);
        await SmallCup.ImportAsync(host);
        await Sql.ExecuteAsync(host.Database, "update tracker.mt_events set timestamp = now() + interval '1 hour'");

        var (code, said) = await RunAsync(host.Database);

        Assert.Equal(1, code);
        Assert.Contains("failed  clocks          The last event was recorded at ", said);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_without_its_password()
    {
        var nowhere = new NpgsqlConnectionStringBuilder(await CreateAsync())
        {
            Port = ServiceProcess.FreeAddress().Port,
            Password = "a-password-of-nobody",
        };

        var (code, said) = await RunAsync(nowhere.ConnectionString);

        Assert.Equal(1, code);
        Assert.Contains(
            "failed  database        The database that ConnectionStrings__Tracker names cannot be used: ",
            said
        );
        Assert.DoesNotContain("a-password-of-nobody", said);
        Assert.DoesNotContain("   at ", said);
    }

    [Fact]
    public async Task Files_that_others_can_read_are_found()
    {
        await File.WriteAllTextAsync(
            Path.Combine(data.Path, "operator.token"),
            "a-token-for-everybody",
            TestContext.Current.CancellationToken
        );
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has other rights.");
        else
            File.SetUnixFileMode(Path.Combine(data.Path, "operator.token"), (UnixFileMode)0b110_100_100);

        var (code, said) = await RunAsync(await CreateAsync());

        Assert.Equal(1, code);
        Assert.Contains("operator.token can be read or written by others than its owner.", said);
    }

    [Fact]
    public async Task Two_roles_with_one_token_are_found()
    {
        foreach (var name in new[] { "operator.token", "archivist.token" })
        {
            var file = Path.Combine(data.Path, name);
            await File.WriteAllTextAsync(file, "a-token-for-everybody", TestContext.Current.CancellationToken);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var (code, said) = await RunAsync(await CreateAsync());

        Assert.Equal(1, code);
        Assert.Contains("failed  configuration   The operator's token in ", said);
        Assert.DoesNotContain("a-token-for-everybody", said);
    }

    private Task<string> CreateAsync() => databases.CreateAsync(TestContext.Current.CancellationToken);

    private static string PasswordOf(string database) => new NpgsqlConnectionStringBuilder(database).Password!;

    private Task<(int ExitCode, string Said)> RunAsync(string database) =>
        ServiceProcess.RunAsync(
            Path.GetTempPath(),
            ["check"],
            ("ConnectionStrings__Tracker", database),
            ("TRACKER_DATA", data.Path)
        );
}
