using Tracker.Api.Tests.Support;
using Tracker.Store.PrivatePostgres;

namespace Tracker.Api.Tests.Starting;

public sealed class BinariesTests
{
    private static readonly PostgresBinaries Fifteen = new("/opt/15/bin", new(15, 18));
    private static readonly PostgresBinaries Seventeen = new("/opt/17/bin", new(17, 6));

    [Fact]
    public async Task A_new_cluster_takes_the_preferred_one_and_an_old_one_its_own_version()
    {
        Assert.Equal(Seventeen, await ChooseAsync(null, [Seventeen, Fifteen]));
        Assert.Equal(Fifteen, await ChooseAsync(15, [Seventeen, Fifteen]));
    }

    [Fact]
    public async Task Where_none_fits_the_version_that_made_the_data_is_fetched()
    {
        Assert.Equal(
            Fifteen,
            await ChooseAsync(15, [Seventeen], major => Task.FromResult(major == 15 ? Fifteen : Seventeen))
        );
        Assert.Equal(
            Seventeen,
            await ChooseAsync(null, [], major => Task.FromResult(major == 17 ? Seventeen : Fifteen))
        );
    }

    [Fact]
    public async Task Where_nothing_can_be_had_the_refusal_says_what_to_install()
    {
        var refusal = await Assert.ThrowsAsync<PrivatePostgresException>(() => ChooseAsync(null, []));

        Assert.StartsWith("No PostgreSQL 15 or newer is installed. No network. Install PostgreSQL", refusal.Message);
        Assert.Contains("apt install postgresql", refusal.Message);
        Assert.Contains("brew install", refusal.Message);
        Assert.Contains("winget install", refusal.Message);
        Assert.Contains("ConnectionStrings__Tracker", refusal.Message);
    }

    [Fact]
    public async Task Data_of_another_version_than_the_installed_ones_is_refused_with_both_named()
    {
        var refusal = await Assert.ThrowsAsync<PrivatePostgresException>(() => ChooseAsync(16, [Seventeen, Fifteen]));

        Assert.StartsWith(
            "The data was made by PostgreSQL 16, and only 17 (/opt/17/bin), 15 (/opt/15/bin) is installed; no other major "
                + "version can open it. No network. Install PostgreSQL (Debian, Ubuntu: apt install postgresql-16;",
            refusal.Message
        );
    }

    [Fact]
    public async Task Links_are_followed_to_where_the_other_files_are()
    {
        var all = await PostgresBinaries.InstalledAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(all.Count == 0 || OperatingSystem.IsWindows(), "needs an installed PostgreSQL and links");
        using var elsewhere = new TemporaryDirectory();
        File.CreateSymbolicLink(Path.Combine(elsewhere.Path, "postgres"), all[0].Tool("postgres"));

        Assert.Equal(all[0].Directory, PostgresBinaries.Resolve(elsewhere.Path));
    }

    private static Task<PostgresBinaries> ChooseAsync(
        int? major,
        PostgresBinaries[] installed,
        Func<int, Task<PostgresBinaries>>? fetch = null
    ) =>
        BinariesChoice.ChooseAsync(major, installed, fetch ?? (_ => throw new PrivatePostgresException("No network.")));
}
