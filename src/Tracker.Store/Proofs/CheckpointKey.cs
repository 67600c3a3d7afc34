using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Tracker.Domain.Proving;

namespace Tracker.Store.Proofs;

/// <summary>The Ed25519 key that signs checkpoints.</summary>
public sealed class CheckpointKey
{
    /// <summary>How many bytes its secret has.</summary>
    public const int Length = 32;

    private readonly Ed25519PrivateKeyParameters key;

    /// <summary>The key of a secret of 32 bytes.</summary>
    public CheckpointKey(byte[] secret) => key = new(secret);

    /// <summary>A new secret.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(Length);

    /// <summary>The public half, under the name of a log.</summary>
    public VerifierKey For(string origin) => new(origin, key.GeneratePublicKey().GetEncoded());

    /// <summary>Signs how a log stands.</summary>
    public SignedNote Sign(Checkpoint checkpoint)
    {
        var verifier = For(checkpoint.Origin);
        var text = Encoding.UTF8.GetBytes(checkpoint.Text);
        var signer = new Ed25519Signer();
        signer.Init(forSigning: true, key);
        signer.BlockUpdate(text, 0, text.Length);
        return new(checkpoint.Text, [new(verifier.Name, verifier.Id, signer.GenerateSignature())]);
    }

    /// <summary>Whether a signature of a text by a public key holds.</summary>
    public static bool Verifies(byte[] publicKey, byte[] text, byte[] signature)
    {
        var verifier = new Ed25519Signer();
        verifier.Init(forSigning: false, new Ed25519PublicKeyParameters(publicKey));
        verifier.BlockUpdate(text, 0, text.Length);
        return verifier.VerifySignature(signature);
    }
}
