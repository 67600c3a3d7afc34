using System.Globalization;
using JasperFx.CommandLine;
using Marten;
using Npgsql;
using Tracker.Api.Security;
using Tracker.Store.PrivatePostgres;
using Wolverine.Persistence.Durability;

namespace Tracker.Api.Starting;

/// <summary>
/// Says whether a service could serve with this configuration: a line for each thing that it needs. Fails when one is not as it
/// must be.
/// </summary>
[Description("Checks the configuration, the database, its schema, the clocks and the data directory", Name = Name)]
public sealed class CheckCommand : HostCommand<NetCoreInput>
{
    /// <summary>Its name.</summary>
    public const string Name = "check";

    // Clocks that are kept by the network differ by far less.
    private static readonly TimeSpan MostApart = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    protected override async Task<bool> ExecuteAsync(IServiceProvider services, NetCoreInput input)
    {
        var home = services.GetRequiredService<Home>();
        var configuration = services.GetRequiredService<IConfiguration>();
        var isWell = await IsWellAsync("configuration", () => Configuration(configuration, home));
        isWell &= await IsWellAsync("data directory", () => Directory(configuration, home));
        if (!await IsWellAsync("database", () => DatabaseAsync(home)))
            return false;
        var hasSchema = await IsWellAsync("schema", () => SchemaAsync(services));
        return await IsWellAsync("clocks", () => ClocksAsync(services, home, hasSchema)) && isWell && hasSchema;
    }

    private static async Task<bool> IsWellAsync(string name, Func<Task<string>> look)
    {
        try
        {
            Console.WriteLine($"ok      {name, -15} {await look()}");
            return true;
        }
        catch (Exception fault) when (Home.Refusal(fault) is { } sentence)
        {
            Console.WriteLine($"failed  {name, -15} {sentence}");
            return false;
        }
    }

    // What is set wrongly ended the start before this.
    private static Task<string> Configuration(IConfiguration configuration, Home home)
    {
        if (RootTokens.AreConfigured(configuration) || RootTokens.AreKeptIn(home.DataPath))
            RootTokens.Open(configuration, home.DataPath);
        return Task.FromResult("Every setting is known and within its bounds.");
    }

    private static Task<string> Directory(IConfiguration configuration, Home home)
    {
        if (!home.IsPrivate && RootTokens.AreConfigured(configuration))
            return Task.FromResult("None is needed: the database and the tokens are configured.");
        if (!System.IO.Directory.Exists(home.DataPath))
            return Task.FromResult($"{home.DataPath} is made by the first start.");
        return DataDirectory.Fault(home.DataPath) is { } fault
            ? throw new StartException(fault)
            : Task.FromResult($"{home.DataPath} can be written, and its owner alone can read it.");
    }

    private static async Task<string> DatabaseAsync(Home home)
    {
        var version = await AskAsync(home, "show server_version_num", value => (string)value);
        var major = int.Parse(version, CultureInfo.InvariantCulture) / 10_000;
        return major < PostgresBinaries.OldestMajor
            ? throw new StartException(
                $"{home.Database} is version {major}. What is taken: PostgreSQL {PostgresBinaries.OldestMajor} or newer."
            )
            : $"{home.Database} answers.";
    }

    private static async Task<string> SchemaAsync(IServiceProvider services)
    {
        try
        {
            await services
                .GetRequiredService<IDocumentStore>()
                .Storage.Database.AssertDatabaseMatchesConfigurationAsync(CancellationToken.None);
            await services.GetRequiredService<IMessageStore>().Admin.AssertStorageProvisionedAsync(default);
            return "It is the one of this version.";
        }
        catch (Exception behind) when (behind is not NpgsqlException)
        {
            throw new StartException(
                "It is not the one of this version. The next start of the service makes it so; whoever it runs as must be "
                    + "allowed to make tables."
            );
        }
    }

    private static async Task<string> ClocksAsync(IServiceProvider services, Home home, bool hasSchema)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var before = clock.GetUtcNow();
        var there = await AskAsync(home, "select clock_timestamp()", Instant);
        var apart = (there - (before + (clock.GetUtcNow() - before) / 2)).Duration();
        if (apart > MostApart)
            throw new StartException(
                $"The database's clock is {Seconds(apart)} from this machine's. What is taken: {Seconds(MostApart)}; set both "
                    + "by the network (NTP)."
            );
        if (hasSchema)
        {
            var latest = await AskAsync(
                home,
                "select coalesce(max(timestamp), '-infinity') from tracker.mt_events",
                Instant
            );
            if (latest > clock.GetUtcNow() + MostApart)
                throw new StartException(
                    $"The last event was recorded at {latest:O}, which is still to come: this machine's clock was set back, "
                        + "or was wrong then."
                );
        }
        try
        {
            _ = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");
        }
        catch (TimeZoneNotFoundException)
        {
            throw new StartException("This machine knows no time zones. Install them (Debian: apt install tzdata).");
        }
        return $"The database's is {Seconds(apart)} from this machine's, and time zones are known.";
    }

    private static DateTimeOffset Instant(object value) => new((DateTime)value, TimeSpan.Zero);

    private static string Seconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    private static async Task<T> AskAsync<T>(Home home, string sql, Func<object, T> read)
    {
        await using var source = NpgsqlDataSource.Create(home.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return read((await command.ExecuteScalarAsync())!);
    }
}
