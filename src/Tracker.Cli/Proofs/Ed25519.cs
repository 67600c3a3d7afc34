using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Tracker.Cli.Proofs;

/// <summary>Signatures by Ed25519.</summary>
internal static class Ed25519
{
    /// <summary>Whether a signature of a text by a public key holds.</summary>
    public static bool Verifies(byte[] publicKey, byte[] text, byte[] signature)
    {
        var verifier = new Ed25519Signer();
        verifier.Init(forSigning: false, new Ed25519PublicKeyParameters(publicKey));
        verifier.BlockUpdate(text, 0, text.Length);
        return verifier.VerifySignature(signature);
    }
}
