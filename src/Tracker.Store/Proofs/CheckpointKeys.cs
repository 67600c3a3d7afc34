using Marten;
using Npgsql;
using Tracker.Domain.Proving;
using Tracker.Domain.Values;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Tracker.Store.Proofs;

/// <summary>
/// The key that signs checkpoints: as configured, else one that the database keeps, so that all nodes sign alike. A key that is
/// configured is out of reach of whoever can write the database.
/// </summary>
public sealed class CheckpointKeys(IDocumentStore store, ProofSettings settings)
{
    private CheckpointKey? key;

    internal static Table Table
    {
        get
        {
            var table = new Table(
                new PostgresqlObjectName("tracker", "checkpoint_key", SchemaUtils.IdentifierUsage.General)
            );
            table.AddColumn("name", "text").AsPrimaryKey();
            table.AddColumn("secret", "bytea").NotNull();
            return table;
        }
    }

    /// <summary>The name of the log of what everyone was told of a competition, and of the key that signs its checkpoints.</summary>
    public string OriginOf(CompetitionId competition) => $"{settings.Origin}/{competition}";

    /// <summary>The name of the log of all that is recorded of a competition.</summary>
    public string OriginOfRecord(CompetitionId competition) => $"{settings.Origin}/{competition}/record";

    /// <summary>The key.</summary>
    public async Task<CheckpointKey> GetAsync() => key ??= new(settings.Secret ?? await KeptAsync());

    /// <summary>The keys whose checkpoints of a log are taken: the one that signs, and those that signed before.</summary>
    /// <param name="log">The name of the log as it is now.</param>
    public async Task<IReadOnlyList<VerifierKey>> VerifiersOfAsync(string log)
    {
        var within = log[settings.Origin.Length..];
        return
        [
            (await GetAsync()).For(log),
            .. settings.Former.Select(former => new VerifierKey(former.Origin + within, former.PublicKey)),
        ];
    }

    private async Task<byte[]> KeptAsync()
    {
        await using var session = store.LightweightSession();
        session.QueueSqlCommand(
            "insert into tracker.checkpoint_key (name, secret) values ('checkpoints', ?) on conflict do nothing",
            CheckpointKey.NewSecret()
        );
        await session.SaveChangesAsync();
        await using var command = new NpgsqlCommand("select secret from tracker.checkpoint_key");
        await using var reader = await session.ExecuteReaderAsync(command);
        await reader.ReadAsync();
        return reader.GetFieldValue<byte[]>(0);
    }
}

/// <summary>What proofs are made with.</summary>
/// <param name="Origin">What the names of this service's logs begin with, such as its host's name.</param>
/// <param name="Secret">The secret of the key that signs: 32 bytes; null for one that the database keeps.</param>
/// <param name="Former">The keys that signed before.</param>
public sealed record ProofSettings(string Origin, byte[]? Secret, IReadOnlyList<FormerKey> Former)
{
    /// <summary>What the names of logs begin with where nothing else is configured.</summary>
    public const string UsualOrigin = "tracker";

    /// <summary>What an origin must be, as a sentence for whoever wrote it.</summary>
    public const string OriginRule = "1 to 200 visible characters of ASCII without '+', such as the name of the host";

    /// <summary>Whether it can be an origin.</summary>
    public static bool IsOrigin(string origin) =>
        origin is { Length: > 0 and <= 200 } && origin.All(each => each is > ' ' and < '\x7f' and not '+');
}

/// <summary>A key that signed checkpoints before the present one.</summary>
/// <param name="Origin">What the names of the logs began with.</param>
/// <param name="PublicKey">Its public half: 32 bytes.</param>
public sealed record FormerKey(string Origin, byte[] PublicKey)
{
    /// <summary>What a list of them must be, as a sentence for whoever wrote it.</summary>
    public const string Rule =
        "lines as /api/competitions/{competition}/checkpoint/key showed them, of any one competition, with commas between them";

    /// <summary>Reads a list of them; null when it is none.</summary>
    /// <param name="text">For each key the line of any competition, with commas between them.</param>
    public static IReadOnlyList<FormerKey>? Read(string text)
    {
        var keys = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(each => VerifierKey.Read(each) is { } shown ? Of(shown) : null)
            .ToList();
        return keys.Contains(null) ? null : [.. keys.OfType<FormerKey>()];
    }

    private static FormerKey? Of(VerifierKey shown) =>
        shown.Name.LastIndexOf('/') is > 0 and var end ? new(shown.Name[..end], shown.PublicKey) : null;
}
