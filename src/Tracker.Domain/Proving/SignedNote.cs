using System.Security.Cryptography;
using System.Text;

namespace Tracker.Domain.Proving;

/// <summary>A text and who signed it, as C2SP's signed-note has it.</summary>
/// <param name="Text">The text; it ends with a line feed.</param>
/// <param name="Signatures">The signatures.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private const string Mark = "— ";

    // More than any checkpoint has, so that reading one is bounded.
    private const int Longest = 16_384;

    /// <summary>The whole note.</summary>
    public override string ToString() =>
        $"{Text}\n{string.Concat(Signatures.Select(each => $"{Mark}{each.Name} {Convert.ToBase64String([.. each.KeyId, .. each.Bytes])}\n"))}";

    /// <summary>Reads a note; null when it is none.</summary>
    public static SignedNote? Read(string note)
    {
        if (note.Length > Longest || note.LastIndexOf("\n\n", StringComparison.Ordinal) is not (>= 0 and var end))
            return null;
        var lines = note[(end + 2)..].Split('\n');
        if (lines is not [.. var signed, ""] || signed.Length == 0)
            return null;
        var signatures = signed.Select(Signature).ToList();
        return signatures.Contains(null) ? null : new(note[..(end + 1)], [.. signatures.OfType<NoteSignature>()]);
    }

    /// <summary>Whether a key signed it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="verifies">Whether a signature of a text by an Ed25519 public key holds.</param>
    public bool IsSignedBy(VerifierKey key, Func<byte[], byte[], byte[], bool> verifies) =>
        Signatures.Any(each =>
            each.Name == key.Name
            && each.KeyId.AsSpan().SequenceEqual(key.Id)
            && verifies(key.PublicKey, Encoding.UTF8.GetBytes(Text), each.Bytes)
        );

    internal static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) ? bytes[..count] : null;
    }

    private static NoteSignature? Signature(string line) =>
        line.StartsWith(Mark, StringComparison.Ordinal)
        && line[Mark.Length..].Split(' ') is [{ Length: > 0 } name, var base64]
        && Bytes(base64) is { Length: > 4 } bytes
            ? new(name, bytes[..4], bytes[4..])
            : null;
}

/// <summary>A signature of a note.</summary>
/// <param name="Name">The name of the key.</param>
/// <param name="KeyId">What tells keys of one name apart: 4 bytes.</param>
/// <param name="Bytes">The signature.</param>
public sealed record NoteSignature(string Name, byte[] KeyId, byte[] Bytes);

/// <summary>The public half of an Ed25519 key that signs notes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PublicKey">The key: 32 bytes.</param>
public sealed record VerifierKey(string Name, byte[] PublicKey)
{
    private const byte Ed25519 = 1;

    /// <summary>What tells keys of one name apart: 4 bytes.</summary>
    public byte[] Id => SHA256.HashData([.. Encoding.UTF8.GetBytes(Name), (byte)'\n', Ed25519, .. PublicKey])[..4];

    /// <summary>The key as notes' tools take it: the name, what tells it apart, and the key.</summary>
    public override string ToString() =>
        $"{Name}+{Convert.ToHexStringLower(Id)}+{Convert.ToBase64String([Ed25519, .. PublicKey])}";

    /// <summary>Reads a key; null when it is none of Ed25519.</summary>
    public static VerifierKey? Read(string text) =>
        text.Trim().Split('+', 3) is [{ Length: > 0 } name, var id, var base64]
        && SignedNote.Bytes(base64) is [Ed25519, .. var key]
        && key.Length == 32
        && new VerifierKey(name, key) is var read
        && Convert.ToHexStringLower(read.Id) == id
            ? read
            : null;
}
