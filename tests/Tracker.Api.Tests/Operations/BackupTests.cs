using Tracker.Api.Tests.Support;
using Tracker.Store.PrivatePostgres;

namespace Tracker.Api.Tests.Operations;

public sealed class BackupTests(TestDatabase databases) : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Copy => Path.Combine(directory.Path, "tracker.backup");

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task What_is_restored_answers_as_what_was_copied_while_it_was_at_work_and_knows_its_tokens()
    {
        await using var here = await TrackerHost.StartAsync(databases, seeded: true);
        var reader = await here.ReaderAsync("aes");
        var told = (await here.GetAsync("/api/competitions/aes/feed?follow=false")).Body;
        var (code, said) = await RunAsync(here.Database, "backup", Copy);
        Assert.True(code == 0, said);
        Assert.Contains("388 events of 3 competitions and 1 tokens are in ", said);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
        var there = await databases.CreateAsync(Cancellation);

        (code, said) = await RunAsync(there, "restore", Copy);

        Assert.True(code == 0, said);
        Assert.Contains("388 events of 3 competitions and 1 tokens are restored from ", said);
        await using (var restored = await TrackerHost.OnAsync(there))
        {
            await AllAnswers.AreEqualAsync(here, restored, "sovereign-ai", new(2025, 6, 20), 500);
            await AllAnswers.AreEqualAsync(here, restored, "aes", new(1997, 1, 1), 1500);
            Assert.Equal(200, (await restored.GetAsAsync(reader, "/api/competitions/aes/field")).Status);
            // In the same order as they were told, which the log alone does not say.
            Assert.Equal(told, (await restored.GetAsync("/api/competitions/aes/feed?follow=false")).Body);
            Assert.Equal(
                200,
                (await restored.PostAsync("/api/competitions/aes/notes", new { text = "After." })).Status
            );
            (code, said) = await RunAsync(there, "restore", Copy, "--replace");
            Assert.Equal(1, code);
            Assert.Contains("other connections to PostgreSQL at ", said);
        }
        (code, said) = await RunAsync(there, "restore", Copy);
        Assert.Equal(1, code);
        Assert.Contains("holds 389 events of 3 competitions and 1 tokens already.", said);
        (code, said) = await RunAsync(there, "restore", Copy, "--replace");
        Assert.True(code == 0, said);
        Assert.Equal(388, await Sql.CountEventsAsync(there));
        Assert.Empty(
            await Sql.ListAsync(there, "select nspname::text from pg_namespace where nspname like '%replaced'")
        );
    }

    [Fact]
    public async Task A_private_database_is_copied_while_the_service_is_at_work_or_stopped_into_another_home()
    {
        var (home, other) = (Path.Combine(directory.Path, "home"), Path.Combine(directory.Path, "other"));
        string field;
        using (var service = await ServiceProcess.StartAsync(directory.Path, ("TRACKER_DATA", home)))
        {
            field = (await service.SendAsync(HttpMethod.Get, "/api/competitions/aes/field")).Body;
            foreach (
                var command in (string[][])
                    [
                        ["backup", $"{Copy}.hot"],
                        ["check"],
                        ["drift"],
                        ["projections", "rebuild"],
                    ]
            )
            {
                var (done, told) = await RunPrivateAsync(home, command);
                Assert.True(done == 0, told);
            }
            var (busy, refusal) = await RunPrivateAsync(home, "restore", $"{Copy}.hot", "--replace");
            Assert.Equal(1, busy);
            Assert.Contains("and its database is its own. Stop it first.", refusal);
            Assert.Equal(field, (await service.SendAsync(HttpMethod.Get, "/api/competitions/aes/field")).Body);
            Assert.Equal(0, await service.StopAsync());
        }

        var (code, said) = await RunPrivateAsync(home, "backup", Copy);
        Assert.True(code == 0, said);
        (code, said) = await RunPrivateAsync(other, "restore", $"{Copy}.hot");
        Assert.True(code == 0, said);

        using var restored = await ServiceProcess.StartAsync(directory.Path, ("TRACKER_DATA", other));
        Assert.Equal(field, (await restored.SendAsync(HttpMethod.Get, "/api/competitions/aes/field")).Body);
        Assert.Equal(
            ["aes", "nist-pqc", "sovereign-ai"],
            (await restored.SendAsync(HttpMethod.Get, "/api/competitions")).Each("competitions", "competition")
        );
        Assert.NotEqual(
            await File.ReadAllTextAsync(Path.Combine(home, "operator.token"), Cancellation),
            await File.ReadAllTextAsync(Path.Combine(other, "operator.token"), Cancellation)
        );
        Assert.Equal(0, await restored.StopAsync());
    }

    [Fact]
    public async Task What_fails_leaves_everything_as_it_was()
    {
        await using var host = await TrackerHost.StartAsync(databases, seeded: true);
        var empty = await databases.CreateAsync(Cancellation);
        Assert.Equal(0, (await RunAsync(host.Database, "backup", Copy)).ExitCode);
        var whole = await File.ReadAllBytesAsync(Copy, Cancellation);
        var half = Path.Combine(directory.Path, "half.backup");
        await File.WriteAllBytesAsync(half, whole[..(whole.Length * 3 / 4)], Cancellation);
        var text = Path.Combine(directory.Path, "text.backup");
        await File.WriteAllTextAsync(text, "A letter.", Cancellation);

        await RefusesAsync(host.Database, ["backup", Copy], "is there already. Name a file that is not.");
        await RefusesAsync(
            host.Database,
            ["backup", "/nowhere/file"],
            "There is no directory /nowhere to put the file into."
        );
        await RefusesAsync(empty, ["backup", Path.Combine(directory.Path, "empty")], "holds no record of Tracker");
        await RefusesAsync(empty, ["restore", text], $"{text} is no backup");
        await RefusesAsync(empty, ["restore", half], "");
        await RefusesAsync(empty, ["restore", Path.Combine(directory.Path, "none")], "There is no file ");

        Assert.Equal(whole, await File.ReadAllBytesAsync(Copy, Cancellation));
        Assert.Equal(0, await Sql.CountEventsAsync(empty));
        await using (var still = await TrackerHost.OnAsync(empty))
            await SmallCup.ImportAsync(still);
        await RefusesAsync(empty, ["restore", half, "--replace"], "");
        await using var there = await TrackerHost.OnAsync(empty);
        Assert.Equal(SmallCup.Version, (await there.GetAsync("/api/competitions/cup", true)).Number("version"));
    }

    [Fact]
    public void Programs_that_do_not_fit_are_told_with_what_to_install()
    {
        Assert.Equal("b", ClientPrograms.Nearest(16, [("a", 15), ("c", 18), ("b", 17)]));
        Assert.Contains(
            "neither pg_dump nor pg_restore is on this machine",
            Assert.Throws<PrivatePostgresException>(() => ClientPrograms.Nearest(17, [])).Message
        );
        Assert.Contains(
            "The database is PostgreSQL 17, and the pg_dump and pg_restore on this machine are of version 16. Install those of 17",
            Assert.Throws<PrivatePostgresException>(() => ClientPrograms.Nearest(17, [("a", 15), ("b", 16)])).Message
        );
    }

    private static async Task RefusesAsync(string database, string[] line, string sentence)
    {
        var (code, said) = await RunAsync(database, line);
        Assert.Equal(1, code);
        Assert.Contains(sentence, said);
        Assert.DoesNotContain("   at ", said);
    }

    private static Task<(int ExitCode, string Said)> RunAsync(string database, params string[] line) =>
        ServiceProcess.RunAsync(Path.GetTempPath(), line, ("ConnectionStrings__Tracker", database));

    private static Task<(int ExitCode, string Said)> RunPrivateAsync(string home, params string[] line) =>
        ServiceProcess.RunAsync(Path.GetTempPath(), line, ("TRACKER_DATA", home));
}
