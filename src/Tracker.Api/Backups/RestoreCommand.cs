using JasperFx.CommandLine;
using Tracker.Api.Starting;
using Tracker.Store.PrivatePostgres;

namespace Tracker.Api.Backups;

/// <summary>Puts what <see cref="BackupCommand" /> copied into a database: all of it, or nothing. No service may run on it.</summary>
[Description("Puts what backup copied into a database", Name = Name)]
public sealed class RestoreCommand : HostCommand<RestoreInput>
{
    /// <summary>Its name.</summary>
    public const string Name = "restore";

    /// <summary>Says how it is used.</summary>
    public RestoreCommand() => Usage("from a file").Arguments(input => input.File);

    /// <inheritdoc />
    protected override async Task<bool> ExecuteAsync(IServiceProvider services, RestoreInput input)
    {
        var file = Path.GetFullPath(input.File);
        if (!File.Exists(file))
            throw new StartException($"There is no file {file}.");
        var home = services.GetRequiredService<Home>();
        var programs = await ClientPrograms.FindAsync(home.ConnectionString, home.Programs, default);
        if (!(await programs.ListAsync(file, default)).Contains(" tracker mt_events ", StringComparison.Ordinal))
            throw new StartException($"{file} is a copy of another database: there is no record of Tracker in it.");
        await using var database = new KeptDatabase(home.ConnectionString);
        if (await database.HasRecordAsync() && !input.ReplaceFlag)
            throw new StartException(
                $"{home.Database} holds {await database.TellAsync()} already. --replace puts the backup in their place; what "
                    + "is there now is then gone."
            );
        if (await database.CountOthersAsync() is > 0 and var others)
            throw new StartException(
                $"{others} other connections to {home.Database} are open. Stop every service that uses it first."
            );
        await database.ReplaceAsync(() => programs.RestoreAsync(file, default));
        Console.WriteLine($"{await database.TellAsync()} are restored from {file}.");
        return true;
    }
}

/// <summary>The arguments of <see cref="RestoreCommand" />.</summary>
public sealed class RestoreInput : NetCoreInput
{
    /// <summary>The file.</summary>
    [Description("The file that backup made")]
    public string File { get; set; } = "";

    /// <summary>Whether what is there is replaced.</summary>
    [Description("Puts it in the place of what the database holds")]
    [FlagAlias("replace", longAliasOnly: true)]
    public bool ReplaceFlag { get; set; }
}
