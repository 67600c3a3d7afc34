using Tracker.Domain.Proving;

namespace Tracker.Cli.Proofs;

/// <summary>Reads what is signed, and the keys that sign.</summary>
internal static class Notes
{
    /// <summary>A key as it is written on the command line, or in a file that is named there.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static VerifierKey Key(string text)
    {
        var written = File.Exists(text) ? File.ReadAllText(text) : text;
        return VerifierKey.Read(written)
            ?? throw new UsageException(
                $"'{text}' is neither a key, such as tracker/cup+63550d85+ATii…, nor a file with one."
            );
    }

    /// <summary>A checkpoint that a key signed.</summary>
    /// <exception cref="ProofException">It is none, or the key did not sign it.</exception>
    public static Checkpoint Checkpoint(string note, VerifierKey key)
    {
        if (
            SignedNote.Read(note) is not { } signed
            || Domain.Proving.Checkpoint.Read(signed.Text) is not { } checkpoint
        )
            throw new ProofException("It is no checkpoint.");
        if (!signed.IsSignedBy(key, Ed25519.Verifies) || checkpoint.Origin != key.Name)
            throw new ProofException($"The checkpoint of {checkpoint.Origin} is not signed by {key}.");
        return checkpoint;
    }
}

/// <summary>What was to be verified does not hold; why, in a sentence.</summary>
internal sealed class ProofException(string message) : Exception(message);
