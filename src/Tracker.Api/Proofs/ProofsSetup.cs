using Tracker.Api.Starting;
using Tracker.Store.Proofs;

namespace Tracker.Api.Proofs;

/// <summary>What proofs are made with, as it is configured.</summary>
public static class ProofsSetup
{
    private const string Origin = "Tracker:Origin";
    private const string Key = "Tracker:CheckpointKey";
    private const string FormerKeys = "Tracker:FormerCheckpointKeys";

    /// <summary>Adds it to a host.</summary>
    /// <exception cref="StartException">It is configured in a way that cannot be used.</exception>
    public static void AddProofs(this WebApplicationBuilder builder)
    {
        var origin = builder.Configuration[Origin] is { Length: > 0 } named ? named : ProofSettings.UsualOrigin;
        if (!ProofSettings.IsOrigin(origin))
            throw new StartException($"{Origin} is '{origin}'. It must be {ProofSettings.OriginRule}.");
        // What it may be was looked at with all settings.
        var former = FormerKey.Read(builder.Configuration[FormerKeys] ?? "") ?? [];
        builder.Services.AddSingleton(new ProofSettings(origin, Secret(builder.Configuration[Key]), former));
    }

    private static byte[]? Secret(string? configured)
    {
        if (string.IsNullOrEmpty(configured))
            return null;
        var secret = new byte[CheckpointKey.Length];
        return Convert.TryFromBase64String(configured, secret, out var count) && count == secret.Length
            ? secret
            : throw new StartException(
                $"{Key} must be {CheckpointKey.Length} random bytes in base64, as 'openssl rand -base64 32' makes them."
            );
    }
}
