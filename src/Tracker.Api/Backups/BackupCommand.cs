using JasperFx.CommandLine;
using Tracker.Api.Starting;
using Tracker.Store.PrivatePostgres;

namespace Tracker.Api.Backups;

/// <summary>
/// Copies all that the database holds of Tracker into a file, as it is at one moment. The service may be at work meanwhile.
/// </summary>
[Description("Copies the whole record, with its tokens, into a file", Name = Name)]
public sealed class BackupCommand : HostCommand<BackupInput>
{
    /// <summary>Its name.</summary>
    public const string Name = "backup";

    /// <summary>Says how it is used.</summary>
    public BackupCommand() => Usage("to a file").Arguments(input => input.File);

    /// <inheritdoc />
    protected override async Task<bool> ExecuteAsync(IServiceProvider services, BackupInput input)
    {
        var file = Path.GetFullPath(input.File);
        if (Path.Exists(file))
            throw new StartException($"{file} is there already. Name a file that is not.");
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            throw new StartException($"There is no directory {Path.GetDirectoryName(file)} to put the file into.");
        var home = services.GetRequiredService<Home>();
        await using var database = new KeptDatabase(home.ConnectionString);
        if (!await database.HasRecordAsync())
            throw new StartException($"{home.Database} holds no record of Tracker: there is nothing to copy.");
        var programs = await ClientPrograms.FindAsync(home.ConnectionString, home.Programs, default);
        await programs.DumpAsync(file, KeptDatabase.Schemas, default);
        Console.WriteLine($"{await database.TellAsync()} are in {file}.");
        Console.WriteLine(
            "It holds the record, hashes of the tokens that were made, and the keys that seal sessions: its owner alone can read "
                + "it. The first tokens (operator.token, archivist.token) are not in it."
        );
        return true;
    }
}

/// <summary>The arguments of <see cref="BackupCommand" />.</summary>
public sealed class BackupInput : NetCoreInput
{
    /// <summary>The file.</summary>
    [Description("The file that is made")]
    public string File { get; set; } = "";
}
